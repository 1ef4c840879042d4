"""The nouns of planning."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import Literal, TypeAlias

Cadence: TypeAlias = Literal["daily", "weekdays", "weekly"]

EVERY_DAY = frozenset(range(7))
WORKDAYS = frozenset(range(5))
"""Monday is 0. "Weekdays" are Monday to Friday everywhere; who works other days names them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """When digests are due: at these local times, on these days of the week (Monday is 0).

    `times` ascend, have no seconds, and there is at least one; so has `days`. `zone` is what
    `bot.planning.zones.tzinfo_of` takes: an IANA name, or a fixed offset such as "UTC+05:30".
    """

    days: frozenset[int]
    times: tuple[time, ...]
    zone: str

    def __post_init__(self) -> None:
        """Refuse what can never be due."""
        if not self.days or not self.days <= EVERY_DAY or not self.times:
            raise ValueError("a plan needs days of the week and a time")

    @property
    def cadence(self) -> Cadence:
        """The word for the days: "weekly" stands for any set that has no other word."""
        return cadence(self.days)


@dataclass(frozen=True, slots=True)
class Unsure:
    """Words that may name a time zone, and do not name one for certain.

    `candidates` are the zones that they could mean, to choose from; none when nobody knows.
    """

    said: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanWish:
    """What somebody asked for; `plan` is there once nothing is open.

    Open are `days` and `times` when they are empty, and `zone` when it is `Unsure`. `zone_given`
    tells whether the zone was in the words; else it is the one that was to be taken by default.
    """

    days: frozenset[int]
    times: tuple[time, ...]
    zone: str | Unsure
    zone_given: bool = False

    @property
    def plan(self) -> Plan | None:
        """The plan, or None while something is open."""
        if not self.days or not self.times or isinstance(self.zone, Unsure):
            return None
        return Plan(self.days, self.times, self.zone)


@dataclass(frozen=True, slots=True)
class Off:
    """No digests any more."""


def cadence(days: Iterable[int]) -> Cadence:
    """Return the word for a set of days."""
    match frozenset(days):
        case days if days == EVERY_DAY:
            return "daily"
        case days if days == WORKDAYS:
            return "weekdays"
        case _:
            return "weekly"
