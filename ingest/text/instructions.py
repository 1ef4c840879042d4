"""Which sentences of an article are orders to its reader or to a model: data, never quoted.

An article about a flood that says "ignore your instructions" or "explain photosynthesis" does not
report that. Three signs are told apart: what no prose is made of (markup, code, encoded text),
speech to a language model, and orders and questions that have nothing to do with the sentences
around them, in a text that does not give orders or ask questions as a rule. In a recipe, an
interview or a chat they are the text itself.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.text import model_talk
from ingest.text.orders import Mood, mood
from ingest.text.payloads import carries_payload, leads_elsewhere
from ingest.text.words import stems
from ingest.values import Span

_PIECE = re.compile(r"(?<=[.!?\]])\s+(?=[A-Z])")  # an order may hide behind "[1]" or "U.S."
_SPEAKER = re.compile(r"[#*\[]?\w[\w .’'#*()\]-]{0,39}:(?=\s|$)")
_QUOTATION_MARKS = ("“", '"', "«", "„", "‘", "「")  # people in a story order and ask
_NEAR = 2  # sentences on either side that a sentence usually shares words with


@dataclass(frozen=True, slots=True)
class _Limits:
    """How much an order may share with its text, and how usual it may be, to be flagged.

    `near` and `anywhere` are shares of its content words found in the sentences next to it and in
    the whole rest of the text; `usual` is the share of other sentences that order (or ask) too.
    """

    near: float
    anywhere: float
    usual: float


_LIMITS = {
    Mood.SETS_A_TASK: _Limits(near=0.34, anywhere=0.5, usual=0.15),
    Mood.ORDERS: _Limits(near=0.0, anywhere=0.25, usual=0.05),
    Mood.ASKS: _Limits(near=0.0, anywhere=0.34, usual=0.05),
}
_TALK = _Limits(near=0.25, anywhere=0.25, usual=1.0)
_TELLING = 2  # content words below which having none in common means nothing
_STATING, _ADDRESSING = 0.0, 0.3  # what a sentence next to a flagged one may share, to go with it
_AWAY = _Limits(near=0.25, anywhere=0.5, usual=0.5)  # an order or appeal with an address in it


def suspicious(text: str, sentences: Sequence[Span]) -> frozenset[int]:
    """Return the indices of the sentences that must never be quoted or obeyed.

    Time is linear in the length of the text. Imperatives are recognised in English, speech to a
    model in the languages of the interface, payloads in any.
    """
    pieces = [
        (i, piece) for i, span in enumerate(sentences) for piece in _PIECE.split(span.of(text))
    ]
    view = _View([piece for _, piece in pieces])
    talk = _is_talk(text)
    found = [view.is_certain(at) or view.is_outlier(at, talk=talk) for at in range(len(pieces))]
    return frozenset(i for (i, _), bad in zip(pieces, view.grown(found), strict=True) if bad)


def _is_talk(text: str) -> bool:
    """Whether most lines say who speaks: people who talk order and ask as they like."""
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(bool(_SPEAKER.match(line)) for line in lines) > len(lines) / 2


@dataclass(slots=True)
class _Run:
    """Neighbouring sentences that may be one insertion and are no company for each other."""

    first: int
    last: int
    moods: Counter[Mood]
    stems: Counter[str]


class _View:
    """Moods and content words of the sentences of one text."""

    def __init__(self, quotes: Sequence[str]) -> None:
        self._quotes = quotes
        self._moods = [mood(quote) for quote in quotes]
        self._bags = [frozenset(stems(quote)) for quote in quotes]
        self._holders = Counter(stem for bag in self._bags for stem in bag)
        self._common = Counter(self._moods)
        self._runs = self._gather()

    def is_certain(self, i: int) -> bool:
        """Whether the `i`-th sentence is foreign whatever stands around it."""
        if carries_payload(self._quotes[i]):
            return True
        spoken = model_talk.plain(self._quotes[i])
        if model_talk.is_addressed(spoken):
            return True
        named = model_talk.output_named(spoken)
        orders = self._moods[i] in (Mood.SETS_A_TASK, Mood.ORDERS)
        return named is not None and orders and not self._is_elsewhere(named, i)

    def is_outlier(self, i: int, *, talk: bool) -> bool:
        """Whether the `i`-th sentence orders or asks, and belongs to nothing around it."""
        limits = self._limits_in_talk(i) if talk else self._limits(i)
        if limits is None or not self._bags[i]:
            return False
        return (
            self._usual(i) <= limits.usual
            and self._shared_near(i) <= limits.near
            and self._shared(self._bags[i], self._runs[i].stems) <= limits.anywhere
        )

    def grown(self, found: Sequence[bool]) -> list[bool]:
        """Return `found` with the sentences that go with a flagged one and with nothing else."""
        flags = list(found)
        for order in (range(len(flags)), range(len(flags) - 1, -1, -1)):
            self._grow(flags, order)
        for i in range(1, len(flags) - 1):
            flags[i] = flags[i] or (flags[i - 1] and flags[i + 1])
        return flags

    def _grow(self, flags: list[bool], order: Sequence[int]) -> None:
        """Carry flags on in one direction."""
        block: Counter[str] = Counter()
        for i in order:
            if flags[i]:
                block.update(self._bags[i])
            elif block and self._bags[i]:
                flags[i] = self._goes_with(i, block)
                if flags[i]:
                    block.update(self._bags[i])
                else:
                    block.clear()

    def _goes_with(self, i: int, block: Counter[str]) -> bool:
        """Whether a sentence belongs to a flagged block beside it rather than to the text."""
        bag = self._bags[i]
        share = sum(self._holders[stem] > block[stem] + 1 for stem in bag) / len(bag)
        if self._moods[i] is Mood.STATES:
            return share <= _STATING and any(stem in block for stem in bag)
        return share <= _ADDRESSING

    def _gather(self) -> list[_Run]:
        """Return for each sentence the run it is in; a statement is a run of its own."""
        runs: list[_Run] = []
        for i, (kind, bag) in enumerate(zip(self._moods, self._bags, strict=True)):
            if not i or Mood.STATES in (kind, self._moods[i - 1]):
                runs.append(_Run(i, i, Counter(), Counter()))
            else:
                runs.append(runs[-1])
            runs[-1].last = i
            runs[-1].moods[kind] += 1
            runs[-1].stems.update(bag)
        return runs

    def _limits(self, i: int) -> _Limits | None:
        """Return what applies to a sentence, None when it may stay."""
        kind = self._moods[i]
        if kind is not Mood.STATES and leads_elsewhere(self._quotes[i]):
            return _AWAY
        if kind is not Mood.SETS_A_TASK and self._quotes[i].startswith(_QUOTATION_MARKS):
            return None
        return _LIMITS.get(kind)

    def _limits_in_talk(self, i: int) -> _Limits | None:
        """Return what applies in a talk, where a named speaker may say anything."""
        named = _SPEAKER.match(self._quotes[i])
        orders = self._moods[i] in (Mood.SETS_A_TASK, Mood.ASKS)
        return _TALK if orders and not named and len(self._bags[i]) >= _TELLING else None

    def _usual(self, i: int) -> float:
        """Return how usual the sentence's mood is among the sentences outside its run."""
        kinds = (Mood.ASKS,) if self._moods[i] is Mood.ASKS else (Mood.ORDERS, Mood.SETS_A_TASK)
        run = self._runs[i]
        others = len(self._quotes) - (run.last - run.first + 1)
        alike = sum(self._common[kind] - run.moods[kind] for kind in kinds)
        return alike / others if others else 1.0

    def _shared_near(self, i: int) -> float:
        """Return the part of a sentence's content words that stand next to its run."""
        run = self._runs[i]
        near = self._bags[max(0, run.first - _NEAR) : run.first]
        near += self._bags[run.last + 1 : run.last + 1 + _NEAR]
        around = frozenset[str]().union(*near)
        return len(self._bags[i] & around) / len(self._bags[i])

    def _shared(self, bag: frozenset[str], inside: Counter[str]) -> float:
        """Return the part of `bag` that the text has outside; a word met once counts half."""
        met = (min(self._holders[stem] - inside[stem], 2) for stem in bag if not stem.isdigit())
        return sum(met) / 2 / len(bag)

    def _is_elsewhere(self, word: str, i: int) -> bool:
        """Whether another sentence than the `i`-th has this word, in any form."""
        return any(self._holders[stem] > (stem in self._bags[i]) for stem in stems(word))
