"""Dates with the name of a month: "Friday, January 13, 2023", "13. Januar", "10-11 de enero"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.text.calendars import MONTHS, WEEKDAYS, numbered


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written; what is missing is None.

    A `last_...` that is None equals the first. `weekday` counts from Monday = 0. `lean` is -1 for
    "last March", 1 for "next March".
    """

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    last_year: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    lean: int = 0


_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|\.)?"
_TO = r"(?:\s?[-–—‑~/]\s?|\s(?:to|and|or|through|until|bis|und|al|y|au|et|a|e|по|и|та|до)\s)"
_YEAR = r"(?P<y>[12١٢]\d{3})(?!\w|[.,]\d)"
_BEFORE = re.compile(
    rf"(?<![\w.,:/$€£-])(?P<d1>\d{{1,2}}){_ORDINAL}(?:{_TO}(?P<d2>\d{{1,2}}){_ORDINAL})?"
    r"\s?(?:(?:day\s)?of\s|de\s|d['’])?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\.?\s?(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)"
    rf"(?:{_TO}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:%]|[.,]\d))?"
    rf"(?:(?:\s?,)?\s{_YEAR})?(?!\s?(?:%|percent|million|billion|thousand|people|points))",
    re.IGNORECASE,
)
_AFTER_YEAR = re.compile(rf"\.?(?:\s?,)?\s(?:of\s|de\s|del\s)?{_YEAR}", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?<!\w)(?P<w>[^\W\d_]{3,14}(?:-feira)?)\.?(?:\s?,)?\s(?:the\s|den\s|dem\s)?$"
)
_JOINT = re.compile(_TO, re.IGNORECASE)
_LEAN = re.compile(r"\b(?P<lean>next|coming|last|past)\s$", re.IGNORECASE)
_CUE = re.compile(
    r"\b(?:in|of|since|until|till|by|during|this|early|late|mid|from|through|between|before|after"
    r"|the|every|each|for|to)[\s-]$",
    re.IGNORECASE,
)
_WORDS_TOO = frozenset(numbered(MONTHS["en"])) - {
    "january",
    "february",
    "july",
    "september",
    "october",
    "november",
    "december",
}
"""English months that are also words or names of people, and the short forms."""
_LONG = 5
"""Month names from this length on are known in every language, shorter ones in their own only."""


def find(text: str, language: str) -> Iterator[Written]:
    """Yield the dates around the names of months in order, two joined by a dash as one."""
    names, table = _months(language)
    last: Written | None = None
    for match in names.finditer(text):
        found = _around(text, match, table[match[0].lower()], language)
        if found is None:
            continue
        joined = _joined(text, last, found) if last else None
        if last and not joined:
            yield last
        last = joined or found
    if last:
        yield last


@lru_cache(maxsize=16)
def _months(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return a pattern and a table of the month names that count in a text of this language."""
    table: dict[str, int] = {}
    for other, names in MONTHS.items():
        table |= {n: m for n, m in numbered(names).items() if len(n) >= _LONG or other == language}
    table |= numbered(MONTHS["en"]) | numbered(MONTHS.get(language, ()))
    listed = "|".join(sorted((re.escape(name) for name in table), key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{listed})(?![^\W\d_])", re.IGNORECASE), table


@lru_cache(maxsize=1)
def _weekdays() -> dict[str, int]:
    """Return weekday names of all languages, and English short forms, from Monday = 0."""
    table = {n: d - 1 for names in WEEKDAYS.values() for n, d in numbered(names).items()}
    short = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
    return table | {n[:3]: d - 1 for n, d in numbered(WEEKDAYS["en"]).items()} | short


def _around(text: str, match: re.Match[str], month: int, language: str) -> Written | None:
    """Return the date around the name of a month, None when it is just a word."""
    start, end = match.span()
    before = _BEFORE.search(text[max(0, start - 24) : start])
    if before and _is_day(before):
        year = _AFTER_YEAR.match(text, end)
        start -= before.end() - before.start()
        return _dated(text, (start, year.end() if year else end), month, before, year)
    if match[0].islower() and match[0] in _WORDS_TOO and language == "en":
        return None
    after = _AFTER.match(text, end)
    if after and _is_day(after):
        return _dated(text, (start, after.end()), month, after, after)
    if year := _AFTER_YEAR.match(text, end):
        return Written(start, year.end(), int(year["y"]), month)
    return _bare(text, match, month, language)


def _is_day(match: re.Match[str]) -> bool:
    """Tell whether the numbers can be days of a month."""
    return 1 <= int(match["d1"]) <= 31 and (not match["d2"] or 1 <= int(match["d2"]) <= 31)


def _dated(
    text: str,
    place: tuple[int, int],
    month: int,
    days: re.Match[str],
    year: re.Match[str] | None,
) -> Written:
    """Return a date with a day, taking in the weekday that stands before it."""
    start, end = place
    weekday = None
    before = _WEEKDAY.search(text[max(0, start - 24) : start])
    if before and (weekday := _weekdays().get(before["w"].lower())) is not None:
        start -= before.end() - before.start()
    return Written(
        start,
        end,
        int(year["y"]) if year and year["y"] else None,
        month,
        int(days["d1"]),
        last_day=int(days["d2"]) if days["d2"] else None,
        weekday=weekday,
    )


def _bare(text: str, match: re.Match[str], month: int, language: str) -> Written | None:
    """Return a month that stands alone, where it can be nothing else."""
    before = text[max(0, match.start() - 12) : match.start()]
    lean = _LEAN.search(before)
    if language in {"en", "de"} and match[0][0].islower():
        return None
    short = len(match[0]) < _LONG and language != "en" and match[0].lower() not in _own(language)
    if short or (match[0].lower() in _WORDS_TOO and not lean and not _CUE.search(before)):
        return None
    way = 0 if not lean else 1 if lean["lean"].lower() in {"next", "coming"} else -1
    return Written(match.start(), match.end(), None, month, lean=way)


@lru_cache(maxsize=16)
def _own(language: str) -> frozenset[str]:
    """Return the full month names of a language."""
    return frozenset(listed.split("|")[0] for listed in MONTHS.get(language, ()))


def _joined(text: str, first: Written, second: Written) -> Written | None:
    """Return two dates with "-" or "to" between them as one range, None when they are not."""
    between = text[first.end : second.start]
    if len(between) > 9 or not _JOINT.fullmatch(between) or between.strip() in {"and", "or", "и"}:
        return None
    if first.last_day or second.last_day or (first.day is None) != (second.day is None):
        return None
    return Written(
        first.start,
        second.end,
        first.year or second.year,
        first.month,
        first.day,
        last_year=second.year,
        last_month=second.month,
        last_day=second.day,
        weekday=first.weekday,
    )
