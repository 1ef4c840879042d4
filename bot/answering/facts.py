"""What can be checked in a sentence: its numbers, dates, names, quotes and content words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from bot.answering import same_name
from ingest.text import dates, language, names, numbers, words
from ingest.values import Article

_QUOTED = re.compile(
    r"[“„”](?P<a>[^“”„\n]{1,2000})[”“]|«(?P<b>[^«»\n]{1,2000})»|(?<!\w)\"(?P<c>[^\"\n]{1,2000})\"(?!\w)"
    r"|「(?P<d>[^「」\n]{1,2000})」|(?<!\w)``(?P<e>[^`\n]{1,2000}?)''"
    r"|(?<!\w)[‘'](?P<f>[^‘’'\n]{1,60}(?:['’]\w[^‘’'\n]{0,200})*\s[^‘’'\n]{1,200})[’'](?!\w)"
)
_OPEN_QUOTE = re.compile(
    r"[“„«「]([^“”„«»「」\n]+)$|^([^“”„«»「」\n]+)[”»」]|^([^\"\n]*)\"([^\"\n]*)$"
)
_DIGITS = re.compile(r"(?<![A-Za-z\d])(?P<digits>[A-Za-z\d]*\d)[A-Za-z]*")
_PAIRS = re.compile(r"\b(?:both|couple|pair|twice|doubled?|twin|duo)\b", re.IGNORECASE)


_Mention: TypeAlias = dates.DateMention | numbers.NumberMention


@dataclass(frozen=True, slots=True)
class Facts:
    """The checkable parts of a text, in comparable form.

    `numbers` leaves out those inside of dates, `values` has them; `digits` are words with digits
    that are no numbers ("G7"); `names` are tuples of folded words, `known` all folded words, and
    `stems` the content words.
    """

    language: str | None
    numbers: tuple[tuple[Decimal | None, str | None], ...]
    values: frozenset[Decimal]
    digits: frozenset[str]
    dates: tuple[tuple[date, date, str], ...]
    names: tuple[tuple[str, ...], ...]
    quotes: tuple[str, ...]
    stems: frozenset[str]
    known: frozenset[str]
    text: str


def dateline(article: Article) -> date | None:
    """Return the day that relative dates count from: published, else updated, never fetched."""
    found = article.published or article.updated
    return found.date() if isinstance(found, datetime) else found


@lru_cache(maxsize=1024)
def of(text: str, anchor: date | None, spoken: str | None) -> Facts:
    """Return the facts of `text`, its dates counted from `anchor`, read in language `spoken`."""
    read = spoken or "en"
    found = dates.find(text, anchor, read)
    counted = numbers.find(text)
    loose = [n for n in counted if not _covered(n.start, n.end, found)]
    covered: list[_Mention] = [*found, *loose]
    return Facts(
        language=spoken,
        numbers=tuple((n.value, n.unit) for n in loose if text[n.start : n.end].lower() != "first"),
        values=frozenset(n.value for n in counted if n.value is not None),
        digits=frozenset(
            same_name.fold(m[0])
            for m in _DIGITS.finditer(text)
            if not _covered(m.start(), m.end("digits"), covered)
        ),
        dates=tuple((m.first, m.last, _plain(text[m.start : m.end])) for m in found),
        names=tuple(_names(text, read, covered)),
        quotes=tuple(_quotes(text)),
        stems=frozenset(stem[:6] for stem in words.stems(text, read)),
        known=frozenset(same_name.parts(text)),
        text=_plain(text),
    )


def joined(parts: Iterable[Facts]) -> Facts:
    """Return the facts of several texts as one: what evidence is made of."""
    listed = list(parts)
    return Facts(
        language=listed[0].language if listed else None,
        numbers=tuple(n for part in listed for n in part.numbers),
        values=frozenset().union(*(part.values for part in listed)),
        digits=frozenset().union(*(part.digits for part in listed)),
        dates=tuple(d for part in listed for d in part.dates),
        names=tuple(n for part in listed for n in part.names),
        quotes=tuple(q for part in listed for q in part.quotes),
        stems=frozenset().union(*(part.stems for part in listed)),
        known=frozenset().union(*(part.known for part in listed)),
        text="\n".join(part.text for part in listed),
    )


@lru_cache(maxsize=1024)
def spoken(text: str) -> str | None:
    """Return the language of a text, remembered."""
    return language.detect(text)


def has_number(value: Decimal | None, unit: str | None, evidence: Facts) -> bool:
    """Tell whether a number is in the evidence with its value, and no other unit."""
    for other, other_unit in evidence.numbers:
        if value is None and other is None and unit == other_unit:
            return True
        if value is not None and value == other and _agree(unit, other_unit):
            return True
    if value == 2 and _PAIRS.search(evidence.text):
        return True
    # Numbers that the evidence has inside of a date: "the 13th" of "January 13".
    return unit in {None, "ordinal"} and value in evidence.values


def has_date(mention: tuple[date, date, str], evidence: Facts) -> bool:
    """Tell whether a date is in the evidence: the same days, a coarser period, the same words."""
    first, last, written = mention
    if any(first <= start and end <= last for start, end, _ in evidence.dates):
        return True
    return any(written == other for _, _, other in evidence.dates)


def missing_names(sentence: Facts, evidence: Facts) -> list[str]:
    """Return the parts of names that the evidence, if it is in their script, does not have."""
    known = evidence.known | _acronyms(evidence.names)
    legible = same_name.scripts(evidence.known)
    return [
        part
        for name in sentence.names
        for part in name
        if same_name.scripts([part]) <= legible and not same_name.is_among(part, known)
    ]


def has_quote(quote: str, evidence: Facts) -> bool:
    """Tell whether quoted words stand in the evidence, character for character."""
    return quote.strip(" ,.;:!?…。、") in evidence.text


def overlap(sentence: Facts, evidence: Facts) -> float:
    """Return the share of a sentence's content words that the evidence has.

    A sentence without content words has 1.0 when it states a fact of another kind, else 0.0.
    """
    if not sentence.stems:
        return float(bool(sentence.numbers or sentence.dates or sentence.names))
    return len(sentence.stems & evidence.stems) / len(sentence.stems)


def _covered(
    start: int, end: int, found: Sequence[dates.DateMention | numbers.NumberMention]
) -> bool:
    """Tell whether a range lies inside of one of the mentions."""
    return any(m.start <= start and end <= m.end for m in found)


def _agree(unit: str | None, other: str | None) -> bool:
    """Tell whether two units do not contradict; "13th" and 13 are the same."""
    loose = {None, "ordinal"}
    return unit == other or unit in loose or other in loose


def _names(text: str, read: str, covered: Sequence[_Mention]) -> Iterable[tuple[str, ...]]:
    """Yield names as folded words, without particles; German nouns alone are no names."""
    for span in names.find(text):
        if _covered(span.start, span.end, covered):
            continue  # "Millionen Dollar"
        run = [
            part
            for part in same_name.parts(span.of(text))
            if not words.is_stop_word(part, "en") and not part.isdecimal()
        ]
        if read == "de":
            run = run[-1:] if len(run) > 1 else []
        if run:
            yield tuple(run)


def _acronyms(found: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """Return the first letters of names of several words: `un` of United Nations."""
    return frozenset("".join(part[0] for part in name) for name in found if len(name) > 1)


def _quotes(text: str) -> Iterable[str]:
    """Yield what stands in quotation marks, and what follows or precedes a lone one."""
    rest = text
    for match in _QUOTED.finditer(text):
        yield _plain(next(group for group in match.groups() if group))
        rest = rest.replace(match[0], " ", 1)
    if lone := _OPEN_QUOTE.search(rest):
        yield from (_plain(group) for group in lone.groups() if group and group.strip())


def _plain(text: str) -> str:
    """Return a text with single spaces and straight quotation marks."""
    text = re.sub(r"[“”„«»]|``|''", '"', text)
    return " ".join(re.sub(r"[‘’ʼ]", "'", text).split())
