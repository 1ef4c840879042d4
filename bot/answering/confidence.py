"""How sure it is that the quoted sentence answers the question, in 0..1."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Final

from bot.answering.candidates import Candidate
from bot.answering.features import Comparison, share
from bot.answering.scoring import Scored
from bot.answering.sought import Sought
from ingest.text.words import stems


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against there being an answer at all.

    Shares are of the question's words, weighted by rarity.
    """

    share: float = 0.0  # in the best sentence
    article: float = 0.0  # in all the passages of its article
    foreign: float = 0.0  # part of the question's names that no passage has
    odd: float = 0.0  # part of the question's numbers that no passage has
    kind: float = 0.0  # the best sentence has the kind of thing that is asked for
    lacking: float = 0.0  # it has no date, amount or sum where one is asked for
    alike: float = 0.0  # cosine of the meanings of question and best sentence
    follow_up: float = 0.0  # it needs the turns before it
    length: float = 0.0  # logarithm of 1 + number of different stems of the question


BIAS: Final = -3.5
WEIGHTS: Final = Signs(
    share=0.7,
    article=0.6,
    foreign=-3.1,
    odd=-1.5,
    kind=0.2,
    lacking=-1.0,
    alike=3.7,
    follow_up=2.3,
    length=0.7,
)
"""Fitted as a logistic regression on half of the questions of four open sets and checked on the
others (area under the curve .84 to .99); two of the sets have unanswerable questions, in the other
two the sentence that answers was taken away. `odd`, `lacking` and `follow_up` are set by
judgement: hardly a question there has a wrong number, and a "where?" shares no word with its
answer, which is no reason to keep silent."""

ENOUGH: Final = 0.3
"""Below this the reader abstains. Of the questions with an answer 2 to 8 % were below it, of those
without one a third where the article is about the same thing and nearly all where it is not."""

UNREAD_LIKENESS: Final = 0.65
"""The cosine of a question with a sentence that answers it, taken where nothing is embedded."""

_MEASURED: Final = frozenset({"time", "money", "number", "duration"})

_values: Callable[[Signs], tuple[float, ...]] = attrgetter(*(f.name for f in fields(Signs)))


def confidence(signs: Signs) -> float:
    """Return the fitted chance that the question is answered."""
    total = sum(w * v for w, v in zip(_values(WEIGHTS), _values(signs), strict=True))
    return 1 / (1 + math.exp(-(BIAS + total)))


def signs(sought: Sought, comparison: Comparison, best: Scored) -> Signs:
    """Return what the best sentence and the passages around it say about the question."""
    code = best.candidate.article.language or comparison.language
    wanted = sought.stems(code)
    own = [c for c in comparison.candidates if c.article.id == best.candidate.article.id]
    every = _stems(comparison.candidates, code)
    foreign = _missing([frozenset(stems(name, code)) for name in sought.names], every)
    return Signs(
        share=best.features.share,
        article=share(wanted, _stems(own, code), comparison.weight),
        foreign=foreign,
        odd=_missing([frozenset(stems(number, code)) for number in sought.numbers], every),
        kind=best.features.kind,
        lacking=float(best.features.kind == 0 and sought.wanted.kind in _MEASURED),
        alike=best.features.alike or UNREAD_LIKENESS * best.features.share_around,
        # Who asks about somebody that is not there asks about something new.
        follow_up=(1 - foreign) * _leaning(sought, every, code),
        length=math.log1p(len(wanted)),
    )


def _stems(candidates: Iterable[Candidate], code: str) -> frozenset[str]:
    """Return all stems of the sentences and of what stands above their articles."""
    found: set[str] = set()
    heads: set[str] = set()
    for candidate in candidates:
        found.update(candidate.stems)
        heads.add(f"{candidate.article.title} {candidate.article.site or ''}")
    return frozenset(found.union(*(stems(head, code) for head in heads)))


def _leaning(sought: Sought, every: frozenset[str], code: str) -> float:
    """How surely the question leans on the talk; not at all when all its words are strange here."""
    if sought.leaning < 1 and not every & set(sought.own(code)):
        return 0.0
    return sought.leaning


def _missing(groups: list[frozenset[str]], present: frozenset[str]) -> float:
    """Return which part of the names or numbers has nothing in the passages."""
    groups = [group for group in groups if group]
    return sum(not group <= present for group in groups) / len(groups) if groups else 0.0
