"""How many of the best sentences an answer quotes."""

from collections.abc import Sequence
from typing import Final

from bot.answering.scoring import COMPARED, Scored
from bot.answering.sought import Sought

MOST: Final = 3
"""Sentences in an answer."""

EXACT_MARGIN: Final = 1.0
SHORT_MARGIN: Final = 2.5
WIDE_MARGIN: Final = 3.0
"""How far a further sentence's score may lie below the best one's: little where a date, a number
or a yes is asked for, more for explanations. Chosen on half of the long answers of an open set;
wider margins cost words and gave nothing there."""


def choose(sought: Sought, ranked: Sequence[Scored]) -> list[Scored]:
    """Return the best sentence and those of the same article that belong to the answer."""
    best = ranked[0]
    margin = _margin(sought)
    further = [
        one
        for one in ranked[1:COMPARED]
        if best.score - one.score < margin and one.candidate.article.id == best.candidate.article.id
    ]
    return [best, *further[: MOST - 1]]


def _margin(sought: Sought) -> float:
    """Return how far below the best sentence others may lie."""
    if sought.hangs:
        return 0.0
    if sought.wanted.kind in ("time", "number", "money", "duration", "yes_no"):
        return EXACT_MARGIN
    return SHORT_MARGIN if sought.wanted.short else WIDE_MARGIN
