"""Orders and questions that share nothing with the sentences around them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ingest.text.orders import Mood, mood
from ingest.text.payloads import leads_elsewhere
from ingest.text.words import stems

_SPEAKER = re.compile(r"[#*\[]?\w[\w .’'#*()\]-]{0,39}:(?=\s|$)")
_QUOTATION_MARKS = ("“", '"', "«", "„", "‘", "「")  # people in a story order and ask
_NEAR = 2  # sentences on either side that a sentence usually shares words with


@dataclass(frozen=True, slots=True)
class _Limits:
    """How much an order may share with its text, and how usual it may be, to be an outlier.

    `near` and `anywhere` are shares of its content words found in the sentences next to it and in
    the whole rest of the text; `usual` is the share of other sentences that order (or ask) too.
    """

    near: float
    anywhere: float
    usual: float


# Set so that hardly any of the sentences of honest news, encyclopedias, interviews, stories and
# recipes is an outlier, while orders put into them at random are.
_LIMITS = {
    Mood.SETS_A_TASK: _Limits(near=0.34, anywhere=0.5, usual=0.15),
    Mood.ORDERS: _Limits(near=0.0, anywhere=0.25, usual=0.05),
    Mood.ASKS: _Limits(near=0.0, anywhere=0.34, usual=0.05),
}
_AWAY = _Limits(near=0.25, anywhere=0.5, usual=0.5)  # an order or appeal with an address in it
_TALK = _Limits(near=0.25, anywhere=0.25, usual=1.0)
_TELLING = 2  # content words below which having none in common means nothing in a talk


@dataclass(slots=True)
class _Run:
    """Neighbouring sentences that may be one insertion and are no company for each other."""

    first: int
    last: int
    moods: Counter[Mood] = field(default_factory=Counter)
    stems: Counter[str] = field(default_factory=Counter)


class Company:
    """The sentences of one text: what each does, and which words it has in common with others."""

    def __init__(self, quotes: Sequence[str], *, talk: bool) -> None:
        self.moods = [mood(quote) for quote in quotes]
        self.bags = [frozenset(stems(quote)) for quote in quotes]
        self._quotes = quotes
        self._talk = talk
        self._holders = Counter(stem for bag in self.bags for stem in bag)
        self._common = Counter(self.moods)
        self._runs = self._gather()

    def is_outlier(self, i: int) -> bool:
        """Whether the `i`-th sentence orders or asks, and belongs to nothing around it."""
        limits = self._limits_in_talk(i) if self._talk else self._limits(i)
        if limits is None or not self.bags[i]:
            return False
        return (
            self._usual(i) <= limits.usual
            and self._shared_near(i) <= limits.near
            and self._shared(i) <= limits.anywhere
        )

    def mostly_states(self) -> bool:
        """Whether at least half of the sentences state, and do not order, ask or say "you"."""
        return self._common[Mood.STATES] * 2 >= len(self.moods)

    def has_elsewhere(self, word: str, i: int) -> bool:
        """Whether another sentence than the `i`-th has this word, in any form."""
        return any(self._holders[stem] > (stem in self.bags[i]) for stem in stems(word))

    def part_outside(self, i: int, inside: Mapping[str, int]) -> float:
        """Return the part of a sentence's content words that others have.

        `inside` tells how many sentences, without the `i`-th, do not count.
        """
        bag = self.bags[i]
        return sum(self._holders[stem] > inside.get(stem, 0) + 1 for stem in bag) / len(bag)

    def _gather(self) -> list[_Run]:
        """Return for each sentence the run it is in; a statement is a run of its own."""
        runs: list[_Run] = []
        for i, (kind, bag) in enumerate(zip(self.moods, self.bags, strict=True)):
            alone = not i or Mood.STATES in (kind, self.moods[i - 1])
            runs.append(_Run(i, i) if alone else runs[-1])
            runs[-1].last = i
            runs[-1].moods[kind] += 1
            runs[-1].stems.update(bag)
        return runs

    def _limits(self, i: int) -> _Limits | None:
        """Return what applies to a sentence, None when it may stay."""
        kind = self.moods[i]
        if kind is not Mood.STATES and leads_elsewhere(self._quotes[i]):
            return _AWAY
        if kind is not Mood.SETS_A_TASK and self._quotes[i].startswith(_QUOTATION_MARKS):
            return None
        return _LIMITS.get(kind)

    def _limits_in_talk(self, i: int) -> _Limits | None:
        """Return what applies in a talk, where a named speaker may say anything."""
        named = _SPEAKER.match(self._quotes[i])
        orders = self.moods[i] in (Mood.SETS_A_TASK, Mood.ASKS)
        return _TALK if orders and not named and len(self.bags[i]) >= _TELLING else None

    def _usual(self, i: int) -> float:
        """Return how usual the sentence's mood is among the sentences outside its run."""
        kinds = (Mood.ASKS,) if self.moods[i] is Mood.ASKS else (Mood.ORDERS, Mood.SETS_A_TASK)
        run = self._runs[i]
        others = len(self._quotes) - (run.last - run.first + 1)
        alike = sum(self._common[kind] - run.moods[kind] for kind in kinds)
        return alike / others if others else 1.0

    def _shared_near(self, i: int) -> float:
        """Return the part of a sentence's content words that stand next to its run."""
        run = self._runs[i]
        near = self.bags[max(0, run.first - _NEAR) : run.first]
        near += self.bags[run.last + 1 : run.last + 1 + _NEAR]
        around = frozenset[str]().union(*near)
        return len(self.bags[i] & around) / len(self.bags[i])

    def _shared(self, i: int) -> float:
        """Return the part that stands anywhere outside its run; a word met once counts half."""
        bag, inside = self.bags[i], self._runs[i].stems
        met = (min(self._holders[stem] - inside[stem], 2) for stem in bag if not stem.isdigit())
        return sum(met) / 2 / len(bag)


def is_talk(text: str) -> bool:
    """Whether most lines say who speaks: people who talk order and ask as they like."""
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(bool(_SPEAKER.match(line)) for line in lines) > len(lines) / 2
