"""Who wrote a text, where and when, if a copy of an article says so above its first paragraph."""

import re
from dataclasses import dataclass
from datetime import date

from ingest.text.dates import find
from ingest.text.language import detect

_LINES = 4
_LONGEST = 90
_TELLING = 2000
"""Characters from which the language, and so the names of months, is told."""
_CJK = "\u3040-\u30ff\u4e00-\u9fff"
_WORD = r"[^\W\d_a-zа-яёєіїґß-ÿ][\w'’.-]*"
_PARTICLE = r"(?:de|da|do|del|della|van|von|der|den|bin|al|la|el|the|of|and|und|y|et|e|и|і|й)"
_NAME = rf"{_WORD}(?:\s+(?:{_WORD}|(?:de|da|van|von|der|del|bin|al)\b)){{1,4}}"
_BY = re.compile(
    rf"(?i:by|von|par|por|door|di|av|af|автор:?)\s+(?P<name>{_NAME})(?!\w)(?P<rest>.*)"
)
_PERSON = re.compile(rf"{_NAME}|[{_CJK}]{{2,6}}")
_CALLED = re.compile(
    rf"[«“„\"「『]?(?:{_WORD}(?:\s+(?:{_WORD}|{_PARTICLE}\b)){{0,5}}|[{_CJK}]{{2,12}})[»”\"」』]?"
)
_QUOTES = ' «»“”„"「」『』'
_BETWEEN = re.compile(rf"\s*[,|·•–—/、]\s*|\s{{2,}}|(?<=[{_CJK}])\s(?=[{_CJK}\d])")
_AROUND_DATE = re.compile(
    r"(?:published|posted|updated|last|on|at|date|veröffentlicht|am|um|uhr|publié|le|à|publicado|el"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun"
    r"|[ap]m|gmt|utc|cet|e[sd]t|p[sd]t|bst|\d{1,2}[:.h]\d{2}|года|року|г|р|[\W_])+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """The text without its byline, and what the byline says."""

    text: str
    author: str | None = None
    published: date | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True)
class _Credits:
    """One line above a text: who is named as its author, who else, and the day."""

    author: str | None
    others: tuple[str, ...]
    day: date | None


def take_byline(text: str) -> Byline:
    """Take "By Ann Writer", "The Harbour Courier" and a date off the beginning of a text.

    Only short lines that hold nothing else count; a sentence that mentions a day stays. A name
    that no "by" comes before counts only with a date: two are author and site, one beside a known
    author is the site.
    """
    found: list[tuple[_Credits, str]] = []
    rest = text
    language = detect(text[:_TELLING]) or "en"
    for _ in range(_LINES):
        line, _, rest = rest.partition("\n")
        if not line.strip():
            continue
        credits_ = _credits(line.strip(), language)
        if credits_ is None:
            break
        found.append((credits_, rest.strip()))
    while found:
        byline = _byline([one for one, _ in found], found[-1][1])
        if byline is not None:
            return byline
        found.pop()
    return Byline(text)


def _byline(lines: list[_Credits], rest: str) -> Byline | None:
    """Put the lines together; None when they are not credits and nothing else."""
    author = next((line.author for line in lines if line.author), None)
    day = next((line.day for line in lines if line.day), None)
    others = [name for line in lines for name in line.others]
    if not rest or (lines[-1].day is None and lines[-1].author is None and others):
        return None
    if others and day is None:
        return None
    if author is None and len(others) == 2 and _PERSON.fullmatch(others[0]):
        author = others.pop(0)
    if len(others) > (author is not None):
        return None
    return Byline(rest, author, day, others[0].strip(_QUOTES) if others else None)


def _credits(line: str, language: str) -> _Credits | None:
    """Read a line that holds names and a date and nothing else; None for any other line."""
    if len(line) > _LONGEST:
        return None
    by = _BY.fullmatch(line)
    said = by["rest"] if by else line
    days = [mention for mention in find(said, language=language) if not mention.relative]
    if len(days) > 1 or any(day.first != day.last for day in days):
        return None
    for day in days:
        said = f"{said[: day.start]} | {said[day.end :]}"
    parts = [part for part in _BETWEEN.split(said) if part and not _AROUND_DATE.fullmatch(part)]
    if not all(_CALLED.fullmatch(part) for part in parts):
        return None
    return _Credits(
        by["name"].strip(" .,") if by else None, tuple(parts), days[0].first if days else None
    )
