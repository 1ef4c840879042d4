"""Dates that are counted from the day of publication: "yesterday", "next week", "on Friday"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import TypeAlias

from ingest.text import tense
from ingest.text.calendars import SMALL_NUMBERS, WEEKDAYS, numbered, pattern
from ingest.text.relative_words import PHRASES, UNITS, WEEKDAY_FRAMES

Found: TypeAlias = tuple[int, int, date, date]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The compiled relative expressions of one language."""

    phrases: tuple[tuple[re.Pattern[str], str, int], ...]
    counted: tuple[tuple[re.Pattern[str], int], ...]
    numbers: dict[str, int]
    weekday: re.Pattern[str]
    weekdays: dict[str, int]


def find(text: str, anchor: date, language: str) -> Iterator[Found]:
    """Yield start, end, first and last day of the relative expressions of a language."""
    if language not in PHRASES:
        return
    rules = _rules(language)
    for phrase, unit, offset in rules.phrases:
        for match in phrase.finditer(text):
            yield from _placed(match, partial(shifted, anchor, unit, offset))
    for counted, sign in rules.counted:
        for match in counted.finditer(text):
            yield from _placed(match, partial(_counted, match, sign, rules, anchor, language))
    for match in rules.weekday.finditer(text):
        if match["skip"] is None:
            yield from _placed(match, partial(_weekday, text, match, rules, anchor, language))


def shifted(anchor: date, unit: str, offset: int) -> tuple[date, date]:
    """Return first and last day of the unit (day, week, weekend, month...) `offset` units away.

    Raises:
        ValueError, OverflowError: when the calendar does not reach that far.
    """
    if unit == "day":
        day = anchor + offset * _DAY
        return day, day
    if unit in {"week", "weekend"}:
        monday = anchor + (7 * offset - anchor.weekday()) * _DAY
        return monday + (5 if unit == "weekend" else 0) * _DAY, monday + 6 * _DAY
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    period = (anchor.year * 12 + anchor.month - 1) // months + offset
    return _month_start(period * months), _month_start((period + 1) * months) - _DAY


def _month_start(months: int) -> date:
    """Return the first day of a month counted from year 0."""
    return date(months // 12, months % 12 + 1, 1)


def _placed(match: re.Match[str], period: Callable[[], tuple[date, date]]) -> Iterator[Found]:
    """Yield a match with its days, unless they lie outside of the calendar."""
    try:
        first, last = period()
    except (ValueError, OverflowError):
        return
    yield match.start("at"), match.end("at"), first, last


def _counted(
    match: re.Match[str], sign: int, rules: _Rules, anchor: date, language: str
) -> tuple[date, date]:
    """Return the days of "three days ago" or "in two weeks"."""
    written = match["n"].lower()
    number = int(written) if written.isdecimal() else rules.numbers[written]
    unit = next(
        u
        for u, names in UNITS[language].items()
        if re.fullmatch(names, match["unit"], re.IGNORECASE)
    )
    return shifted(anchor, unit, sign * number)


def _weekday(
    text: str, match: re.Match[str], rules: _Rules, anchor: date, language: str
) -> tuple[date, date]:
    """Return the day that a weekday means."""
    wanted = rules.weekdays[match["day"].lower()]
    ahead = (wanted - anchor.weekday()) % 7
    if match["last"]:
        day = anchor + (ahead - 7) * _DAY
    elif match["next"]:
        day = anchor + (7 - anchor.weekday() + wanted) * _DAY
    elif match["this"]:
        day = anchor + ahead * _DAY
    else:
        day = anchor + _nearest(ahead, tense.direction(text, *match.span("at"), language)) * _DAY
    return day, day


def _nearest(ahead: int, direction: int) -> int:
    """Return how many days away a weekday is, `ahead` days forward or `7 - ahead` back."""
    if direction == 0:
        direction = 1 if ahead <= 3 else -1
    return ahead if direction > 0 or ahead == 0 else ahead - 7


@lru_cache(maxsize=16)
def _rules(language: str) -> _Rules:
    """Compile the rules of a language."""
    numbers = numbered(SMALL_NUMBERS[language])
    units = "|".join(UNITS[language].values())
    count = rf"(?P<n>\d{{1,3}}|{pattern(SMALL_NUMBERS[language])})"
    frames = WEEKDAY_FRAMES[language]
    return _Rules(
        tuple(
            (re.compile(rf"(?P<at>{words})", re.IGNORECASE), unit, offset)
            for words, unit, offset in PHRASES[language]
        ),
        tuple(
            (
                re.compile(
                    "(?P<at>" + form.replace("N", count).replace("U", f"(?P<unit>{units})") + ")",
                    re.IGNORECASE,
                ),
                sign,
            )
            for form, sign in frames.counted
        ),
        numbers,
        re.compile(
            frames.weekday.replace("D", f"(?P<day>{pattern(WEEKDAYS[language])})"), frames.flags
        ),
        {name: number - 1 for name, number in numbered(WEEKDAYS[language]).items()},
    )
