"""How many of the best sentences an answer quotes."""

from collections.abc import Iterable, Sequence
from typing import Final

from bot.answering.question import compares
from bot.answering.scoring import COMPARED, Scored
from bot.answering.sought import Sought

MOST: Final = 3
"""Sentences in an answer; short ones, as in a record of speech, may be more for an explanation."""
MOST_SHORT: Final = 6
WORDS: Final = 90
"""Words up to which an explanation may have more than three sentences."""

EXACT_MARGIN: Final = 1.0
SHORT_MARGIN: Final = 2.5
WIDE_MARGIN: Final = 3.0
"""How far a further sentence's score may lie below the best one's: little where a date, a number
or a yes is asked for, more for explanations. Chosen on half of the long answers of an open set;
wider margins cost words and gave nothing there."""

UNREAD: Final = 0.4
"""Of these margins where no meanings were compared: scores lie closer together then."""


def choose(sought: Sought, ranked: Sequence[Scored]) -> list[Scored]:
    """Return the best sentence and those of the same article that belong to the answer.

    A question that compares gets the best sentence of each article instead.
    """
    if compares(sought.understood.standalone):
        each = _of_each_article(ranked)
        if len(each) > 1:
            return each
    best = ranked[0]
    margin = _margin(sought) * (UNREAD if best.features.alike == 0 else 1.0)
    further = [
        one
        for one in ranked[1:COMPARED]
        if best.score - one.score < margin and one.candidate.article.id == best.candidate.article.id
    ]
    if sought.wanted.short:
        return [best, *further[: MOST - 1]]
    return _filled([best, *further])


def _of_each_article(ranked: Sequence[Scored]) -> list[Scored]:
    """Return the best sentence of each of the best articles: each source gets its say."""
    best: dict[str, Scored] = {}
    for one in ranked[:COMPARED]:
        if ranked[0].score - one.score < WIDE_MARGIN:
            best.setdefault(one.candidate.article.id, one)
    return list(best.values())[:MOST]


def _margin(sought: Sought) -> float:
    """Return how far below the best sentence others may lie."""
    if sought.hangs:
        return 0.0
    if sought.wanted.kind in ("time", "number", "money", "duration", "yes_no"):
        return EXACT_MARGIN
    return SHORT_MARGIN if sought.wanted.short else WIDE_MARGIN


def _filled(ranked: Iterable[Scored]) -> list[Scored]:
    """Return up to three sentences, or more short ones as long as the words allow."""
    chosen: list[Scored] = []
    words = 0
    for one in ranked:
        words += len(one.candidate.text.split())
        if len(chosen) >= MOST and (words > WORDS or len(chosen) >= MOST_SHORT):
            break
        chosen.append(one)
    return chosen
