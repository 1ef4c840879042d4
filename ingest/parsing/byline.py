"""Who wrote a text and when, where a copy of an article says so above its first paragraph."""

import re
from dataclasses import dataclass
from datetime import date

from ingest.text.dates import find

_LINES = 4
_LONGEST = 90
_WORD = r"[^\W\d_a-zа-я][\w'’.-]*"
_NAME = rf"{_WORD}(?:\s+(?:{_WORD}|(?:de|da|van|von|der|del|bin|al)\b)){{1,4}}"
_BY = re.compile(
    rf"(?i:by|von|par|por|door|di|av|af|автор:?)\s+(?P<name>{_NAME})(?!\w)(?P<rest>.*)"
)
_AROUND_DATE = re.compile(
    r"(?:published|posted|updated|last|on|at|date|veröffentlicht|am|um|uhr|publié|le|à|publicado|el"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun"
    r"|[ap]m|gmt|utc|cet|e[sd]t|p[sd]t|bst|\d{1,2}[:.h]\d{2}|[\W_])+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """The text without its byline, and what the byline says."""

    text: str
    author: str | None = None
    published: date | None = None


def take_byline(text: str) -> Byline:
    """Take "By Ann Writer" and a line with a date off the beginning of a text.

    Only short lines that hold nothing else count; a sentence that mentions a day stays.
    """
    author: str | None = None
    published: date | None = None
    rest = text
    for _ in range(_LINES):
        line, _, after = rest.partition("\n")
        line = line.strip()
        by = _BY.fullmatch(line) if author is None and len(line) <= _LONGEST else None
        said = by["rest"] if by else line
        day = _day(said)
        if line and not (by and (day or not said.strip(" ,|·•–—-"))) and not day:
            break
        author = author or (by["name"].strip(" .,") if by else None)
        published = published or day
        rest = after
    if not rest.strip():
        return Byline(text)
    return Byline(rest.strip() if author or published else text, author, published)


def _day(line: str) -> date | None:
    """Return the day that a line is about, if it holds one date and nothing but its trimmings."""
    if not line.strip() or len(line) > _LONGEST:
        return None
    days = [mention for mention in find(line) if not mention.relative]
    if len(days) != 1 or days[0].first != days[0].last:
        return None
    around = f"{line[: days[0].start]} {line[days[0].end :]}"
    return days[0].first if _AROUND_DATE.fullmatch(around) else None
