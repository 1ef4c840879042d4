"""Rank the sentences of passages by how well they answer a question."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Final

from bot.answering.candidates import Candidate
from bot.answering.features import Comparison, Features
from bot.answering.sought import Sought
from bot.answering.talk import Whereabouts
from ingest.embedding.embedder import Embedder

COMPARED: Final = 6
"""Sentences that are embedded for a question, about 6 ms each; 8 or 12 changed no result."""

WEIGHTS: Final = Features(
    share=1.5,
    share_around=1.1,
    density=0.6,
    kind=1.0,
    head=0.5,
    numbers=0.7,
    misspelt=2.8,
    passage=0.7,
    length=0.5,
    alike=4.4,
    alike_talk=1.3,
    here=1.0,
    next=1.3,
    soon=0.4,
    away=-0.14,
)
"""Fitted as a conditional logit (which sentence of a question's passages answers it) on half of
the questions of three open sets (encyclopedia paragraphs, long answers, talks about stories), each
set with the same weight, and checked on the other halves."""

_OTHER_SCRIPTS: Final = frozenset(
    {"ar", "bg", "el", "fa", "he", "hi", "hy", "ja", "ka", "ko", "ru", "sr", "th", "uk", "ur", "zh"}
)

_values: Callable[[Features], tuple[float, ...]] = attrgetter(*(f.name for f in fields(Features)))


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its features; `place` is its place in the list of candidates."""

    candidate: Candidate
    place: int
    features: Features
    score: float


class Scorer:
    """Ranks candidates; without an embedder by words alone."""

    def __init__(self, embedder: Embedder | None) -> None:
        self._embedder = embedder

    def rank(self, sought: Sought, comparison: Comparison, language: str) -> list[Scored]:
        """Return all candidates, best first; the first few are compared by meaning too."""
        whereabouts = Whereabouts(sought, comparison, language)
        scored = [
            _scored(candidate, place, whereabouts.mark(comparison.features(place), place))
            for place, candidate in enumerate(comparison.candidates)
            if not candidate.leads or comparison.only_leads
        ]
        scored.sort(key=lambda one: -one.score)
        codes = {c.article.language or language for c in comparison.candidates}
        if self._embedder is None or not reads(self._embedder, codes):
            return scored
        first = self._compared(sought, scored[:COMPARED], self._embedder)
        return sorted(first, key=lambda one: -one.score) + scored[COMPARED:]

    def _compared(
        self, sought: Sought, scored: Sequence[Scored], embedder: Embedder
    ) -> list[Scored]:
        """Return the sentences with their likeness to the question filled in."""
        asked = [sought.understood.standalone]
        if sought.last_turn:
            asked.append(f"{sought.last_turn} {sought.understood.question}")
        vectors = embedder.embed([*asked, *(one.candidate.read for one in scored)])
        likeness = vectors[len(asked) :] @ vectors[: len(asked)].T
        return [
            _scored(
                one.candidate,
                one.place,
                replace(
                    one.features,
                    alike=float(row[0]),
                    alike_talk=float(row[1]) if len(asked) > 1 else float(row[0]),
                ),
            )
            for one, row in zip(scored, likeness, strict=True)
        ]


def reads(embedder: Embedder, codes: Collection[str]) -> bool:
    """Whether the embedder knows the scripts of these languages.

    The embedded default was trained on English: it gets by in languages with the Latin alphabet,
    but takes any two Japanese sentences for nearly the same.
    """
    return not embedder.name.startswith("all-MiniLM") or _OTHER_SCRIPTS.isdisjoint(codes)


def _scored(candidate: Candidate, place: int, features: Features) -> Scored:
    score = sum(w * v for w, v in zip(_values(WEIGHTS), _values(features), strict=True))
    return Scored(candidate, place, features, score)
