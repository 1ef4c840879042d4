"""A question whose link or file could not be read: kept until its text comes in another way."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.conversation.messages import Incoming
from bot.state.pending import Pending, Place, Waiting

KEPT = timedelta(hours=1)
"""What is sent after this time is not sent for the sake of the question."""


class KeptQuestions:
    """Remembers one such question for each conversation."""

    def __init__(
        self, pending: Pending, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._pending = pending
        self._now = now

    async def keep(self, incoming: Incoming, question: str) -> None:
        """Keep a question until something is read."""
        waiting = Waiting(question)
        await asyncio.to_thread(self._pending.put, _place(incoming), waiting, self._now())

    async def find(self, incoming: Incoming) -> str:
        """Return the question that was kept; an empty one if none was."""
        waiting = await asyncio.to_thread(
            self._pending.get, _place(incoming), self._now(), within=KEPT
        )
        return waiting.text if waiting else ""

    async def drop(self, incoming: Incoming) -> None:
        """Forget it: it is answered, or another one was asked."""
        await asyncio.to_thread(self._pending.drop, _place(incoming))


def _place(incoming: Incoming) -> Place:
    return Place(incoming.conversation, incoming.library, "question")
