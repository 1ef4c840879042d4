"""What was said in a talk: a longer extract, for questions that ask to be told of it."""

import math
from collections.abc import Callable, Sequence
from typing import Final

from bot.answering.question import asks_to_tell
from bot.answering.scoring import Scored
from bot.answering.sought import Sought
from ingest.text import talk
from ingest.text.words import words

WORDS: Final = 90
MOST: Final = 7
"""Words and sentences of an extract, about what people write when asked for the same."""

OVER: Final = 1.2
"""How far a sentence may take the extract beyond its words."""
SHORTEST: Final = 8
TELLING: Final = 4
"""Words and stems below which a sentence of a talk says nothing ("Yeah, okay, right.")."""

NAMED: Final = 1.0
"""For a sentence of somebody whom the question names."""
REPEATED: Final = 3.0
"""Off for a sentence with all its words in another one of the extract."""
SAME: Final = 0.7
"""From this part of their words in common on one of two sentences is left out."""
FAR: Final = 0.5
NEAR: Final = 300
"""Off for a sentence away from the others, by the logarithm of its distance in such steps of
characters. These were tried on half of an open set of meetings, and the other half agreed that
the extracts are better than three sentences; each weight alone moves little."""


def retells(sought: Sought, best: Scored) -> bool:
    """Whether the question asks what was said, and the best sentence stands in a talk."""
    wanted = asks_to_tell(sought.understood.question, sought.understood.language)
    return (
        (wanted or sought.wanted.kind in ("reason", "description"))
        and not sought.hangs
        and talk.has_turns(best.candidate.article.text)
    )


def retell(sought: Sought, ranked: Sequence[Scored]) -> list[Scored]:
    """Return the sentences of an extract, the best first; none where all are mere fillers.

    They are of the article of the best one, close to each other as far as they are as good.
    """
    left = [one for one in ranked if _of_the_same(one, ranked[0]) and _tells(one)]
    asked = frozenset(words(sought.understood.question))
    worth = {one.place: one.score + NAMED * _is_named(one, asked) for one in left}
    chosen: list[Scored] = []
    used = 0
    while left and used < WORDS and len(chosen) < MOST:
        best = max(left, key=_gains(worth, chosen))
        left.remove(best)
        size = len(best.candidate.text.split())
        again = any(_likeness(best, other) >= SAME for other in chosen)
        if not chosen or (not again and used + size <= WORDS * OVER):
            chosen.append(best)
            used += size
    return chosen


def speaker(one: Scored) -> str | None:
    """Return who says a sentence of a talk."""
    return talk.speaker_at(one.candidate.article.text, one.candidate.start)


def _of_the_same(one: Scored, other: Scored) -> bool:
    return one.candidate.article.id == other.candidate.article.id


def _tells(one: Scored) -> bool:
    """Whether a sentence says something, its speaker's name aside."""
    said = talk.said(one.candidate.text, speaker(one))
    return len(said.split()) >= SHORTEST and len(set(one.candidate.stems)) >= TELLING


def _is_named(one: Scored, asked: frozenset[str]) -> bool:
    """Whether the question has the name of the speaker, or a longer part of it."""
    parts = words(speaker(one) or "")
    return bool(parts) and (asked.issuperset(parts) or any(p in asked for p in parts if len(p) > 2))


def _gains(worth: dict[int, float], chosen: Sequence[Scored]) -> Callable[[Scored], float]:
    """Return what a sentence adds to those already chosen, as a function of the sentence."""

    def gain(one: Scored) -> float:
        apart = min((_distance(one, other) for other in chosen), default=0.0)
        same = max((_likeness(one, other) for other in chosen), default=0.0)
        return worth[one.place] - FAR * apart - REPEATED * same

    return gain


def _distance(one: Scored, other: Scored) -> float:
    return math.log1p(abs(one.candidate.start - other.candidate.start) / NEAR)


def _likeness(one: Scored, other: Scored) -> float:
    """Return the part of the stems of two sentences that both have."""
    mine, others = set(one.candidate.stems), set(other.candidate.stems)
    return len(mine & others) / max(1, len(mine | others))
