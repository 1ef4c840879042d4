"""What people say of when digests shall come. Pure.

Each language is tried by itself, because "do" is Thursday in one and nothing in another; the one
that leaves the fewest letters unexplained is taken.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import chain

from bot.planning.clock_times import times_of
from bot.planning.folding import fold
from bot.planning.lexing import UNKNOWN, WEEKDAYS, Token, languages, lex
from bot.planning.values import EVERY_DAY, WORKDAYS, Off, PlanWish, Unsure
from bot.planning.zones import zone_of

LONGEST = 300
"""Characters of a message that may be a plan; nobody says it in more words."""
_LOOSE = {UNKNOWN, "filler", "hour", "through", "and", "zone"}
"""What the name of a place may be made of: "La" in "La Paz" is an article elsewhere."""
_RECURRING = {"every", "daily", "workdays", "weekend", "weekly"}
_SETS = {"daily": EVERY_DAY, "workdays": WORKDAYS, "weekend": EVERY_DAY - WORKDAYS}
_DASH = re.compile(r"\s*-\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """A message as one language reads it; `days` is None where nothing is said of days.

    `zone` is None where none is named; `unclear` counts letters that are not explained.
    """

    kinds: frozenset[str]
    days: frozenset[int] | None
    times: tuple[time, ...]
    zone: str | Unsure | None
    unclear: int
    recurring: bool
    question: bool


def parse_plan(
    words: str, *, language: str | None = None, default_zone: str
) -> PlanWish | Off | None:
    """Return the plan that words ask for, when it is known that they are about one.

    `language` is the one to try first; `default_zone` is taken where no zone is named. What is not
    understood comes back as an unsure zone, so that nothing is left out in silence. "Weekly"
    without a weekday has no `days`. None: these words say nothing of days or times.
    """
    reading = _best(words, language)
    if reading is None:
        return None
    if "off" in reading.kinds and reading.days is None and not reading.times:
        return None if reading.unclear else Off()
    if reading.days is None and not reading.times:
        return None
    days = EVERY_DAY if reading.days is None else reading.days
    zone = default_zone if reading.zone is None else reading.zone
    return PlanWish(days, reading.times, zone, reading.zone is not None)


def is_plan_request(words: str, *, language: str | None = None) -> bool:
    """Tell whether a message that is no command asks for digests, or for no more of them.

    Only when it names the digest and how often it shall come, and every other word of it belongs
    to such a request: "the digest every day at 9 is great" asks for nothing.
    """
    reading = _best(words, language)
    if reading is None or reading.unclear or "digest" not in reading.kinds:
        return False
    asked = "request" in reading.kinds
    if reading.question and not asked:
        return False
    if "off" in reading.kinds:
        return reading.days is None and not reading.times
    return reading.recurring and (asked or bool(reading.times))


def _best(words: str, language: str | None) -> Reading | None:
    """Read the words in every language; of those that explain most, the first."""
    if len(words) > LONGEST:
        return None
    order = sorted(languages(), key=lambda code: code != language)
    return min((_read(words, code) for code in order), key=lambda reading: reading.unclear)


def _read(words: str, language: str) -> Reading:
    folded = fold(words)
    tokens = lex(folded, language)
    zone, unclear = _zone(folded, tokens)
    return Reading(
        kinds=frozenset(token.kind for token in tokens),
        days=_days(folded, tokens),
        times=times_of(tokens),
        zone=zone,
        unclear=unclear,
        recurring=any(token.kind in _RECURRING or token.repeated for token in tokens),
        question=re.search("[?؟]", folded) is not None,
    )


def _days(folded: str, tokens: Sequence[Token]) -> frozenset[int] | None:
    named = _weekdays(folded, tokens)
    if named:
        return frozenset(named)
    kinds = {token.kind for token in tokens}
    sets = [days for kind, days in _SETS.items() if kind in kinds]
    if sets:
        return frozenset.union(*sets)
    if "weekly" in kinds:
        return frozenset()
    return EVERY_DAY if "every" in kinds or any(token.repeated for token in tokens) else None


def _weekdays(folded: str, tokens: Sequence[Token]) -> set[int]:
    """Return the weekdays that are named, with those between "Monday to Friday"."""
    found: set[int] = set()
    last: Token | None = None
    for token in (token for token in tokens if token.kind in WEEKDAYS):
        day = WEEKDAYS.index(token.kind)
        found.add(day)
        if last is not None and _is_range(folded, tokens, last, token):
            first = WEEKDAYS.index(last.kind)
            found |= {(first + step) % 7 for step in range((day - first) % 7)}
        last = token
    return found


def _is_range(folded: str, tokens: Sequence[Token], first: Token, last: Token) -> bool:
    between = [token for token in tokens if first.end <= token.start and token.end <= last.start]
    if not between:
        return _DASH.fullmatch(folded, first.end, last.start) is not None
    return between[0].kind == "through" and all(one.kind in _LOOSE for one in between)


def _zone(folded: str, tokens: Sequence[Token]) -> tuple[str | Unsure | None, int]:
    """Return the zone that is named, and how many letters cannot belong to one.

    Two places cannot be told which is meant; what is no place is unsure without candidates.
    """
    places = [_place(folded, run) for run in _runs(tokens)]
    named = list(dict.fromkeys(place for place in places if place is not None))
    lost = [place for place in named if isinstance(place, Unsure) and not place.candidates]
    unclear = sum(len(place.said) for place in lost)
    if lost:
        return Unsure(" … ".join(place.said for place in lost)), unclear
    if len(named) < 2:
        return (named[0] if named else None), unclear
    zones = [one.candidates if isinstance(one, Unsure) else (one,) for one in named]
    return Unsure(folded, tuple(chain.from_iterable(zones))), unclear


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Give the stretches of words that say nothing of time and have something unexplained."""
    run: list[Token] = []
    for token in (*tokens, None):
        if token is not None and token.kind in _LOOSE:
            run.append(token)
        elif run:
            if any(one.kind in {UNKNOWN, "zone"} for one in run):
                yield run
            run = []


def _place(folded: str, run: Sequence[Token]) -> str | Unsure | None:
    """Return the zone in a stretch of words, where all before and after it means nothing."""
    needed = [index for index, one in enumerate(run) if one.kind in {UNKNOWN, "zone"}]
    for first in range(needed[0] + 1):
        for last in range(len(run) - 1, needed[-1] - 1, -1):
            zone = zone_of(folded[run[first].start : run[last].end])
            if not isinstance(zone, Unsure) or zone.candidates:
                return zone
    return Unsure(folded[run[needed[0]].start : run[needed[-1]].end])
