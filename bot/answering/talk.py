"""Where in the articles the conversation is: the sentence that the turn before was about."""

import math
from dataclasses import replace

from bot.answering.features import Comparison, Features, share
from bot.answering.sought import Sought, distinct

FAR = 30
"""Sentences; the distance that another article counts as."""
ALONE = 0.5
"""How much nearness counts for a question that says by itself what it is about."""


class Whereabouts:
    """Distances from the sentence that best matches the question and the answer before."""

    def __init__(self, sought: Sought, comparison: Comparison, language: str) -> None:
        self._candidates = comparison.candidates
        self._near = _nearness(sought, comparison, language)
        self._anchor = _anchor(sought, comparison, language)

    def mark(self, features: Features, place: int) -> Features:
        """Return the features with the candidate's distance filled in."""
        if self._anchor is None:
            return features
        gap = self._gap(place)
        near = self._near
        return replace(
            features,
            here=near * (gap == 0),
            next=near * (gap == 1),
            soon=near * (gap in (2, 3)),
            away=near * math.log1p(FAR if gap is None else abs(gap)),
        )

    def _gap(self, place: int) -> int | None:
        """Return how many sentences after the anchor a candidate stands; None: elsewhere."""
        if self._anchor is None:
            return None
        one, other = self._candidates[self._anchor], self._candidates[place]
        return place - self._anchor if one.article.id == other.article.id else None


def _nearness(sought: Sought, comparison: Comparison, language: str) -> float:
    """Return how much it counts to stand near the last turn: less, the more a question says."""
    own = frozenset(sought.own(language))
    known = frozenset[str]().union(*(candidate.known for candidate in comparison.candidates))
    if own & known and not sought.points_back:
        return ALONE
    return ALONE + (1 - ALONE) * sought.leaning


def _anchor(sought: Sought, comparison: Comparison, language: str) -> int | None:
    """Return the candidate that the last turn was about, if there was one."""
    candidates = comparison.candidates
    if not sought.last_turn or not candidates:
        return None
    code = candidates[0].article.language or language
    said, answer = distinct(sought.last_turn, code), distinct(sought.last_answer, code)
    scores = [
        share(said, frozenset(candidate.stems), comparison.weight)
        + share(answer, frozenset(candidate.stems), comparison.weight)
        for candidate in candidates
    ]
    best = max(range(len(scores)), key=scores.__getitem__)
    return best if scores[best] > 0 else None
