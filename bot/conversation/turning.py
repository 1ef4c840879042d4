"""Turning a conversation to what was just read; the parts of an album belong together."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from bot.conversation.about import About
from bot.conversation.messages import Incoming
from bot.state.pending import Pending, Place, Waiting

ALBUM = timedelta(minutes=1)
"""The parts of an album arrive together, and may wait their turn."""


class Turning:
    """Sets the focus of conversations to what was read."""

    def __init__(
        self,
        *,
        about: About,
        pending: Pending,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._about = about
        self._pending = pending
        self._now = now

    async def turn_to(self, incoming: Incoming, read: Sequence[str]) -> None:
        """Turn to these articles, and to what else was read of the same album."""
        if incoming.album is not None:
            read = await self._together(incoming, incoming.album, read)
        await self._about.turn_to(incoming, read)

    async def _together(self, incoming: Incoming, album: str, read: Sequence[str]) -> Sequence[str]:
        place = Place(incoming.conversation, incoming.library, "album")
        before = await asyncio.to_thread(self._pending.get, place, self._now(), within=ALBUM)
        if before is not None and before.text == album:
            read = list(dict.fromkeys([*before.articles, *read]))
        await asyncio.to_thread(self._pending.put, place, Waiting(album, tuple(read)), self._now())
        return read
