"""What people said of a story, in a few lines: what was answered most, and what is most central."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.digests import noise
from bot.digests.values import Remark, Said
from ingest.text.words import stems

MOST = 3
"""Lines for a story or a discussion."""
WEIGHED = 60
"""Remarks of one story that are weighed against each other: the most answered, then the first."""

_ANSWERS, _CENTRE, _LENGTH = 0.5, 1.0, 0.3
_REPEATED = 0.6
_JOKE = 1.0
_LAUGHED_AT = 2  # one may laugh at anything
_FULL = 12  # content words from which a longer remark is no better


@dataclass(frozen=True, slots=True)
class Echo:
    """What the messages of a talk did with each other: answers, and laughter.

    `remarks` are the ids of the messages that say enough to be quoted.
    """

    answers: Mapping[str, int]
    laughs: Mapping[str, int]
    remarks: frozenset[str]


def echo(messages: Sequence[Said]) -> Echo:
    """Listen to messages: what says something, and what was answered how often."""
    answers, laughs = Counter[str](), Counter[str]()
    for said in messages:
        if said.reply_to:
            (laughs if noise.laughs(said.text) else answers)[said.reply_to] += 1
    telling = (said.id for said in messages if noise.is_remark(said.text))
    return Echo(answers, laughs, frozenset(telling))


def choose(messages: Sequence[Said], heard: Echo, *, most: int = MOST) -> tuple[Remark, ...]:
    """Return the remarks to quote, in the order in which they were said, one a person if it can be.

    Answers count most, then how much a remark shares with the others; what was laughed at more
    than answered is a joke, and the same thing is not said twice.
    """
    said = candidates(messages, heard)
    bags = [frozenset(stems(noise.bare(each.text))) for each in said]
    worth = _worth(said, bags, heard)
    chosen: list[int] = []
    while len(chosen) < min(most, len(said)):
        left = [i for i in range(len(said)) if i not in chosen]
        gains = [_gain(i, worth[i], chosen, said, bags) for i in left]
        if max(gains) <= 0:
            break
        chosen.append(left[int(np.argmax(gains))])
    return tuple(as_quoted(said[i]) for i in sorted(chosen))


def candidates(messages: Sequence[Said], heard: Echo) -> list[Said]:
    """Return the messages that may be quoted, not too many, in order of time."""
    telling = [said for said in messages if said.id in heard.remarks]
    first = {said.id: number for number, said in enumerate(telling)}
    telling.sort(key=lambda said: (-heard.answers.get(said.id, 0), first[said.id]))
    return sorted(telling[:WEIGHED], key=lambda said: first[said.id])


def as_quoted(said: Said) -> Remark:
    """Return a message in its own words."""
    return Remark(noise.quote(said.text), said.author, said.id)


def _worth(said: Sequence[Said], bags: Sequence[frozenset[str]], heard: Echo) -> list[float]:
    """Return what each remark is worth alone."""
    times = Counter(stem for bag in bags for stem in bag)
    most = max((heard.answers.get(each.id, 0) for each in said), default=0) or 1
    found = []
    for each, bag in zip(said, bags, strict=True):
        answers, laughs = heard.answers.get(each.id, 0), heard.laughs.get(each.id, 0)
        centre = sum(times[stem] > 1 for stem in bag) / max(1, len(bag))
        length = min(_FULL, len(bag)) / _FULL
        joke = _JOKE * (laughs >= _LAUGHED_AT and laughs > answers)
        found.append(0.01 + _ANSWERS * answers / most + _CENTRE * centre + _LENGTH * length - joke)
    return found


def _gain(
    i: int,
    worth: float,
    chosen: Sequence[int],
    said: Sequence[Said],
    bags: Sequence[frozenset[str]],
) -> float:
    """Return what a remark adds to those already chosen; the very same words add nothing."""
    for other in chosen:
        shared = len(bags[i] & bags[other]) / max(1, min(len(bags[i]), len(bags[other])))
        worth *= 0.0 if shared > _REPEATED else 1 - shared / 2
        worth *= 0.5 if said[i].author == said[other].author else 1.0
    return worth
