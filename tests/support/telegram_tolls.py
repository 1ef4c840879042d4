"""What a run of kills cost: each message is found, or a note stands where it should have been."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.wording import say

PARTS = ("first", "second")
"""Each question is answered in two messages."""


@dataclass(frozen=True)
class Toll:
    """What a run of kills cost.

    `lost` messages never came and no note says so where they should have been; `doubled` ones came
    twice; `reported` counts the notes about messages that may not have arrived; `inversions` came
    before an earlier one. `unfinished` counts beginnings of answers that nothing came of: the
    answer is another message.
    """

    updates: int
    kills: int
    lost: int
    doubled: int
    reported: int
    inversions: int
    slowest_resume: float
    unfinished: int = 0


def count(chats: Sequence[tuple[list[str], list[str]]], *, kills: int, resume: float) -> Toll:
    """Count over chats: what was asked there, and what the bot has shown."""
    inversions = doubled = 0
    for asked, shown in chats:
        counts, expected = Counter(shown), [text for one in asked for text in answers(one)]
        doubled += sum(max(0, counts[text] - 1) for text in expected)
        places = [shown.index(text) for text in expected if text in counts]
        inversions += sum(a > b for a, b in pairwise(places))
    everything = [text for _, shown in chats for text in shown]
    return Toll(
        updates=sum(len(asked) for asked, _ in chats),
        kills=kills,
        lost=sum(len(unreported(asked, shown)) for asked, shown in chats),
        doubled=doubled,
        reported=everything.count(say("sent_unknown")),
        inversions=inversions,
        slowest_resume=round(resume, 2),
        unfinished=everything.count("first …"),
    )


def answers(question: str) -> list[str]:
    """Return the messages that answer a question."""
    return [f"{part} answer to {question}" for part in PARTS]


def unreported(asked: Sequence[str], shown: Sequence[str]) -> list[str]:
    """Return the messages that never came and of which no note speaks.

    A chat is answered in order, so a note speaks of what should have come between the messages
    before it and those after it. It tells all that is missing of one answer, and of no second one.
    """
    notes = [place for place, text in enumerate(shown) if text == say("sent_unknown")]
    expected = [text for one in asked for text in answers(one)]
    lost: list[str] = []
    for question in asked:
        missing = [text for text in answers(question) if text not in shown]
        if missing:
            earlier = expected[: expected.index(missing[-1])]
            later = expected[expected.index(answers(question)[-1]) + 1 :]
            fitting = [note for note in notes if _between(shown, note, earlier, later)]
            if fitting:
                notes = [note for note in notes if note > fitting[0]]
            else:
                lost += missing
    return lost


def _between(shown: Sequence[str], note: int, earlier: list[str], later: list[str]) -> bool:
    """Tell whether nothing earlier follows a note, and nothing later stands before it."""
    return set(earlier).isdisjoint(shown[note:]) and set(later).isdisjoint(shown[:note])
