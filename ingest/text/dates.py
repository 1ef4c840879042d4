"""Dates in a text, explicit and relative, as days of the calendar."""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from ingest.text import numeric_dates, relative_dates, written_dates
from ingest.text.calendars import MONTHS
from ingest.text.written_dates import Written


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, or a period from `first` to `last`, at `text[start:end]`.

    A single day has `first == last`. `relative` tells that the anchor was needed: "next week",
    "Friday", and also "January 13" without a year.
    """

    start: int
    end: int
    first: date
    last: date
    relative: bool


def find(text: str, anchor: date | None = None, language: str = "en") -> list[DateMention]:
    """Return the dates that `text` mentions, in order and without overlaps.

    `anchor` is the day the text was published; without it only dates with a year are found.
    `language` (ISO 639-1) decides which short names of months and which relative expressions
    count, and that 01/02/2023 means 2 January in English and 1 February elsewhere.

    Conventions:
    - a date without a year takes the year nearest to the anchor (one whose weekday fits first);
    - weeks run from Monday to Sunday: "next week" is the calendar week after the anchor's;
    - "on Friday" lies within a week of the anchor (the news convention): before it when the
      nearest verb is in the past, after it when it points to the future, else the nearest Friday;
      the anchor's own weekday means the anchor;
    - "last Friday" is the latest one before the anchor, "next Friday" that of the next week.
    """
    if isinstance(anchor, datetime):
        anchor = anchor.date()
    found = list(_explicit(text, anchor, language))
    if anchor is not None:
        found += (
            DateMention(start, end, first, last, relative=True)
            for start, end, first, last in relative_dates.find(text, anchor, language)
        )
    return _without_overlaps(found)


def show(first: date, last: date | None = None, language: str = "en") -> str:
    """Return a date or period for people: "13 January 2023", "9-15 January 2023", "2023".

    Whole months and years are named as such; month names are in `language` where it is known.
    """
    last = last or first
    names = [listed.split("|")[0] for listed in MONTHS.get(language, MONTHS["en"])]
    if language in {"en", "de", "nl"}:
        names = [name.capitalize() for name in names]
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    if _is_month(first, last):
        return _month_only(names[first.month - 1], first, language)
    end = _day(last, names, language)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month) and language != "ja":
        return f"{first.day}-{end}"
    return f"{_day(first, names, language, with_year=first.year != last.year)} - {end}"


def _is_month(first: date, last: date) -> bool:
    """Tell whether a period is exactly one month."""
    same = (first.year, first.month) == (last.year, last.month)
    return same and first.day == 1 and last == _month_end(last.year, last.month)


def _month_only(name: str, first: date, language: str) -> str:
    """Return a month and its year."""
    return f"{first.year}年{name}" if language == "ja" else f"{name} {first.year}"


def _day(day: date, names: list[str], language: str, *, with_year: bool = True) -> str:
    """Return one day in the order the language has it."""
    name = names[day.month - 1]
    if language == "ja":
        return f"{day.year}年{name}{day.day}日" if with_year else f"{name}{day.day}日"
    joint = {"es": " de ", "pt": " de ", "de": ". "}.get(language, " ")
    before_year = " de " if language in {"es", "pt"} else " "
    return f"{day.day}{joint}{name}" + (f"{before_year}{day.year}" if with_year else "")


def _explicit(text: str, anchor: date | None, language: str) -> Iterator[DateMention]:
    """Yield the written dates that can be placed in the calendar."""
    for written in (*written_dates.find(text, language), *numeric_dates.find(text, language)):
        if written.year is None and anchor is None:
            continue
        try:
            first, last = _placed(written, anchor)
        except ValueError:  # 31 February, year 0
            continue
        yield DateMention(written.start, written.end, first, last, relative=written.year is None)


def _placed(written: Written, anchor: date | None) -> tuple[date, date]:
    """Return first and last day of a written date.

    Raises:
        ValueError: when the calendar has no such day.
    """
    if written.year is not None or anchor is None:
        return _period(written, written.year or 0)
    options = []
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        try:
            options.append(_period(written, year))
        except ValueError:
            if written.day != 29:
                raise
    if not options:
        raise ValueError(written)
    return min(options, key=lambda option: _misfit(written, option, anchor))


def _misfit(written: Written, option: tuple[date, date], anchor: date) -> tuple[bool, bool, int]:
    """Return how badly a year fits: wrong weekday, wrong side of the anchor, days away."""
    first, last = option
    weekday = written.weekday is not None and first.weekday() != written.weekday
    side = (written.lean > 0 and first <= anchor) or (written.lean < 0 and last >= anchor)
    away = max((first - anchor).days, (anchor - last).days, 0)
    return weekday, side, away


def _period(written: Written, year: int) -> tuple[date, date]:
    """Return first and last day of a written date in a year.

    Raises:
        ValueError: when the calendar has no such day.
    """
    last_year = written.last_year or year
    month, last_month = written.month or 1, written.last_month or written.month or 12
    first = date(year, month, written.day or 1)
    if written.day is None:
        return first, _month_end(last_year, last_month)
    last = date(last_year, last_month, written.last_day or written.day)
    if last < first and written.last_year in {None, written.year}:  # December 30 - January 2
        first = date(year - 1, month, written.day) if written.last_year else first
        last = last if written.last_year else date(year + 1, last_month, last.day)
    if last < first:
        raise ValueError(written)
    return first, last


def _month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _without_overlaps(found: Iterable[DateMention]) -> list[DateMention]:
    """Keep of mentions that overlap the one that begins first, then the longest."""
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
