"""Talks without a link: who answered whom, or spoke within some minutes, talked together."""

from collections.abc import Sequence
from datetime import timedelta

from bot.digests import remarks
from bot.digests.remarks import Echo
from bot.digests.values import Discussion, Said

PAUSE = timedelta(minutes=20)
"""Silence after which a message that answers nobody begins another talk."""
LEAST_REMARKS = 4
LEAST_PEOPLE = 2
"""Fewer are an exchange, and nobody has to be told of it."""
MOST = 3
"""Discussions in a digest."""


def discussions(loose: Sequence[Said], heard: Echo) -> tuple[Discussion, ...]:
    """Return the largest talks among messages in order of time, the one with most remarks first."""
    found = []
    for talk in talks(loose):
        telling = [said for said in talk if said.id in heard.remarks]
        if len(telling) < LEAST_REMARKS or len({said.author for said in telling}) < LEAST_PEOPLE:
            continue
        lines = remarks.choose(talk, heard)
        if lines:
            ids = tuple(said.id for said in talk)
            found.append((len(telling), Discussion(lines, ids)))
    found.sort(key=lambda each: -each[0])
    return tuple(discussion for _size, discussion in found[:MOST])


def talks(messages: Sequence[Said]) -> list[list[Said]]:
    """Return the messages by talk: an answer goes to what it answers, else to what came before."""
    numbers: dict[str, int] = {}
    found: list[list[Said]] = []
    last: Said | None = None
    for said in messages:
        number = numbers.get(said.reply_to) if said.reply_to else None
        if number is None and last is not None and said.sent - last.sent <= PAUSE:
            number = numbers[last.id]
        if number is None:
            number = len(found)
            found.append([])
        numbers[said.id] = number
        found[number].append(said)
        last = said
    return found
