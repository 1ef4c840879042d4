"""What speaks for a sentence being the answer, as a row of numbers."""

import difflib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field

from bot.answering import cues
from bot.answering.candidates import Candidate
from bot.answering.sought import Sought
from ingest.text.words import stems

Rarity = Callable[[str], float]

_NEARLY_SAME = 0.8
"""difflib ratio from which two stems count as one word, misspelt."""


@dataclass(frozen=True, slots=True)
class Features:
    """One sentence seen from one question.

    Shares are of the question's stems, weighted by their rarity among the candidates.
    """

    share: float = 0.0  # in the sentence itself
    share_around: float = 0.0  # in the sentence and its neighbours
    density: float = 0.0  # matched stems over the stretch that they span
    kind: float = 0.0  # something of the kind that is asked for
    head: float = 0.0  # what is counted or chosen among, with a number where one is wanted
    numbers: float = 0.0  # the question's numbers
    misspelt: float = 0.0  # share of words that are only nearly the same
    passage: float = 0.0  # minus the logarithm of 1 + rank of the passage
    length: float = 0.0  # logarithm of 1 + number of stems
    alike: float = 0.0  # cosine of the meanings of question and sentence
    alike_talk: float = 0.0  # the same, with the turn before
    here: float = 0.0  # it is what the turn before was about
    next: float = 0.0  # it stands right after that
    soon: float = 0.0  # two or three sentences after that
    away: float = 0.0  # logarithm of 1 + distance from that, in sentences


@dataclass(frozen=True)
class Comparison:
    """One question beside all its candidates."""

    sought: Sought
    candidates: Sequence[Candidate]
    language: str
    weight: Rarity = field(init=False)
    spellings: dict[str, frozenset[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", rarity(self.candidates))
        known = frozenset(stem for candidate in self.candidates for stem in candidate.stems)
        for code in {candidate.article.language or self.language for candidate in self.candidates}:
            self.spellings.update(_spellings(self.sought.stems(code), known))

    def features(self, place: int) -> Features:
        """Return the features of one candidate that need no embedding."""
        candidate = self.candidates[place]
        code = candidate.article.language or self.language
        wanted = self.sought.stems(code)
        present = candidate.known
        return Features(
            share=share(wanted, present, self.weight),
            share_around=share(wanted, self.around(place), self.weight),
            density=_density(candidate.stems, wanted),
            kind=cues.holds(self.sought.wanted.kind, candidate.text, self.sought.words),
            head=self._head(candidate, code),
            numbers=_part(self.sought.numbers, candidate.text),
            misspelt=sum(bool(same & present) for same in self.spellings.values())
            / max(1, len(wanted)),
            passage=-math.log1p(candidate.rank),
            length=math.log1p(len(candidate.stems)),
        )

    @property
    def only_leads(self) -> bool:
        """Whether there is nothing but headings and questions."""
        return all(candidate.leads for candidate in self.candidates)

    def around(self, place: int) -> frozenset[str]:
        """Return the stems of a candidate and its neighbours."""
        one = self.candidates[place]
        beside = [self.candidates[i].stems for i in (one.before, one.after) if i is not None]
        return frozenset(one.stems).union(*beside)

    def _head(self, candidate: Candidate, code: str) -> float:
        """Whether what is counted ("points") stands in the sentence, near a number if one is."""
        head = self.sought.head(code)
        if not head or not head & set(candidate.stems):
            return 0.0
        if self.sought.wanted.kind not in ("number", "money"):
            return 1.0
        marks = cues.amounts(candidate.text)
        return float(any(_follows(candidate.text[mark.end() :], head, code) for mark in marks))


def rarity(candidates: Sequence[Candidate]) -> Rarity:
    """Return BM25's weight of a stem: high when few of the candidates have it."""
    total = len(candidates)
    counts = Counter(stem for candidate in candidates for stem in set(candidate.stems))
    return lambda stem: math.log(1 + (total - counts[stem] + 0.5) / (counts[stem] + 0.5))


def share(wanted: Iterable[str], present: Set[str], weight: Rarity) -> float:
    """Return which part of `wanted`, by weight, is `present`."""
    total = found = 0.0
    for stem in wanted:
        value = weight(stem)
        total += value
        found += value * (stem in present)
    return found / total if total else 0.0


def _spellings(wanted: Sequence[str], known: Set[str]) -> dict[str, frozenset[str]]:
    """Return for each wanted stem that is nowhere those that look nearly like it."""
    missing = [stem for stem in wanted if stem not in known and len(stem) > 3]
    return {
        stem: frozenset(
            difflib.get_close_matches(
                stem, [other for other in known if other[:1] == stem[:1]], 2, _NEARLY_SAME
            )
        )
        for stem in missing
    }


def _density(own: Sequence[str], wanted: Sequence[str]) -> float:
    """Return the number of different matches over the length of the stretch that holds them."""
    places = [place for place, stem in enumerate(own) if stem in wanted]
    if len(places) < 2:
        return 0.0
    return len({own[place] for place in places}) / (1 + places[-1] - places[0])


def _part(numbers: Set[str], text: str) -> float:
    return sum(number in text for number in numbers) / len(numbers) if numbers else 0.0


def _follows(rest: str, head: Set[str], code: str) -> bool:
    """Whether a counted word comes right after a number."""
    return bool(head & set(stems(rest[:40], code)[:3]))
