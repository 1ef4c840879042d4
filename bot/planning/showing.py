"""A plan in the words of a language: the facts that sentences about it are made with. Pure."""

from dataclasses import dataclass
from datetime import datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton, format_time, get_day_names, get_timezone_location
from babel.lists import format_list

from bot.planning.values import Cadence, Plan
from bot.planning.zones import tzinfo_of


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What people read: `days`, `times` and `zone` as they write them, and the next time.

    `cadence` selects the sentence; `days` are the names of the weekdays, for "weekly".
    """

    cadence: Cadence
    days: str
    times: str
    zone: str
    next_day: str
    next_time: str


def describe(plan: Plan, due: datetime, language: str) -> PlanFacts:
    """Return a plan, next due at an aware time, as facts in a language; English if unknown."""
    locale = _locale(language)
    names = get_day_names("wide", locale=locale)
    here = due.astimezone(tzinfo_of(plan.zone))
    times = [format_time(at, "short", locale=locale) for at in plan.times]
    return PlanFacts(
        cadence=plan.cadence,
        days=format_list([names[day] for day in sorted(plan.days)], locale=locale),
        times=format_list(times, locale=locale),
        zone=zone_name(plan.zone, language),
        next_day=format_skeleton("MMMEd", here, locale=locale, fuzzy=True),
        next_time=format_time(here.time(), "short", locale=locale),
    )


def zone_name(zone: str, language: str) -> str:
    """Return how people of a language call a zone: its city; an offset or abbreviation as it is."""
    if "/" not in zone:
        return zone
    return str(get_timezone_location(tzinfo_of(zone), locale=_locale(language), return_city=True))


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
