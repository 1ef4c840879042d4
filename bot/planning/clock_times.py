"""The times of day in the words of a plan. Pure."""

from collections.abc import Sequence
from datetime import time

from bot.planning.lexing import Token

DEFAULTS = {
    "morning": time(9),
    "noon": time(12),
    "afternoon": time(15),
    "evening": time(18),
    "night": time(21),
    "midnight": time(0),
}
"""What a part of the day means where no number stands: "every morning"."""
PARTS = {*DEFAULTS, "am", "pm"}

_SILENT = {"hour", "filler", "through"}
"""Between a number and its part of the day: "9 *o'clock in the* morning"."""
_FIRST_OWN = {"pm": 0, "evening": 0, "afternoon": 0, "noon": 0, "night": 6}
_LAST_OWN = {"pm": 11, "evening": 11, "afternoon": 9, "noon": 5, "night": 11}
"""The hours of the first half of the day that these parts put into the second: 2 at night stays."""


def times_of(tokens: Sequence[Token]) -> tuple[time, ...]:
    """Return the times of day in order, without doubles."""
    parts = [index for index, token in enumerate(tokens) if token.kind in PARTS]
    found: set[time] = set()
    used: set[int] = set()
    for index, token in enumerate(tokens):
        if token.at is not None:
            part = _part_of(tokens, index, parts)
            used |= set() if part is None else {part}
            found.add(token.at if part is None else _in_part(token.at, tokens[part].kind))
    if not found or len(parts) > 1:  # "at noon and at 6 pm"
        kinds = (tokens[part].kind for part in parts if part not in used)
        found |= {DEFAULTS[kind] for kind in kinds if kind in DEFAULTS}
    return tuple(sorted(found))


def _part_of(tokens: Sequence[Token], index: int, parts: Sequence[int]) -> int | None:
    """Return where the part of the day of a number stands: after it, before it, or alone."""
    for step in (1, -1):
        near = index + step
        while 0 <= near < len(tokens) and tokens[near].kind in _SILENT:
            near += step
        if near in parts:
            return near
    return parts[0] if len(parts) == 1 else None


def _in_part(at: time, part: str) -> time:
    if part in _FIRST_OWN and _FIRST_OWN[part] <= at.hour <= _LAST_OWN[part]:
        return at.replace(hour=at.hour + 12)
    if part in {"am", "morning", "night", "midnight"} and at.hour == 12:
        return at.replace(hour=0)
    return at
