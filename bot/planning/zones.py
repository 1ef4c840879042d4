"""Which time zone words mean: a name, or the candidates when that is not certain. Pure."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from bot.planning.folding import fold, name_key
from bot.planning.places import around, stem_key, zones_by_name, zones_by_stem
from bot.planning.values import Unsure

OFFSET = r"(?:(?:utc|gmt)\s*)?(?P<sign>[+-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?!\d)"
"""An offset in folded text."""
_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)
_ASKED = 12
"""Candidates that a person can be asked to choose from."""
_SAMPLES = [datetime(2026, month, 1, tzinfo=UTC) for month in range(1, 13)]
"""Two zones that agree on these days are the same to people: no place of today differs else."""


def tzinfo_of(zone: str) -> tzinfo:
    """Return the time zone with an IANA name or a fixed offset, as `zone_of` gives them.

    Raises:
        ZoneInfoNotFoundError: there is none of this name.
    """
    offset = re.fullmatch(OFFSET, fold(zone))
    return ZoneInfo(zone) if offset is None else timezone(_offset(offset))


def zone_of(words: str) -> str | Unsure:
    """Return the zone that words name: an IANA name or an offset such as "UTC+05:30".

    Understood are IANA names, cities and countries in the bot's languages, abbreviations and
    offsets. What can mean several zones, or none that is known, is `Unsure`.
    """
    offset = re.fullmatch(OFFSET, fold(words).strip())
    if offset is not None:
        inside = _WEST <= _offset(offset) <= _EAST
        return _offset_name(_offset(offset)) if inside else Unsure(words.strip())
    zones = unlike(_meant(name_key(words).split()))
    return zones[0] if len(zones) == 1 else Unsure(words.strip(), zones[:_ASKED])


def unlike(zones: Iterable[str]) -> tuple[str, ...]:
    """Leave out zones whose clocks show the same as those of one before."""
    by_clock: dict[tuple[timedelta | None, ...], str] = {}
    for zone in zones:
        info = tzinfo_of(zone)
        by_clock.setdefault(tuple(day.astimezone(info).utcoffset() for day in _SAMPLES), zone)
    return tuple(by_clock.values())


def _meant(words: list[str]) -> tuple[str, ...]:
    """Look words up whole, then without what stands around a name, then without endings."""
    core = _core(words)
    for spelling in (" ".join(words), " ".join(core)):
        if found := zones_by_name().get(spelling):
            return found
    name = " ".join(core).removesuffix("時間")
    if (stem := stem_key(name)) is not None:
        return zones_by_stem().get(stem, ())
    return zones_by_name().get(name.removesuffix("er"), ())  # "Londoner Zeit"


def _core(words: list[str]) -> list[str]:
    first, last = 0, len(words)
    while first < last and words[first] in around():
        first += 1
    while first < last and words[last - 1] in around():
        last -= 1
    return words[first:last]


def _offset(match: re.Match[str]) -> timedelta:
    size = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return -size if match["sign"] == "-" else size


def _offset_name(offset: timedelta) -> str:
    if not offset:
        return "UTC"
    hours, minutes = divmod(int(abs(offset).total_seconds()) // 60, 60)
    return f"UTC{'-' if offset < timedelta() else '+'}{hours:02}:{minutes:02}"
