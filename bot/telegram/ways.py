"""Which chats take rich messages: all but those that chose otherwise, until one refuses.

That is remembered for a day.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.state.choices import LAYOUT
from bot.state.homes import Homes
from bot.state.preferences import Preferences

SHOWS = "shows"
"""Name of the preference: `html`, and until when."""
FOR = timedelta(days=1)
"""Servers and clients learn; then it is tried again."""


class Ways:
    """Remembers where rich messages were refused."""

    def __init__(
        self,
        preferences: Preferences,
        homes: Homes,
        *,
        rich: bool = True,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """With `rich` off, no chat gets any."""
        self._preferences = preferences
        self._homes = homes
        self._rich = rich
        self._now = now
        self._nowhere_until: datetime | None = None

    async def takes_rich(self, chat: int) -> bool:
        """Tell whether it makes sense to send a rich message to this chat."""
        if not self._rich or (self._nowhere_until and self._now() < self._nowhere_until):
            return False
        return await asyncio.to_thread(self._not_refused, chat)

    def _not_refused(self, chat: int) -> bool:
        chosen = self._preferences.all(self._homes.of(chat))
        if chosen.get(LAYOUT.name) == LAYOUT.values[1]:
            return False
        value = chosen.get(SHOWS, "")
        _, _, until = value.partition(" ")
        return not until or self._now() >= datetime.fromisoformat(until)

    async def refused_rich(self, chat: int, *, everywhere: bool) -> None:
        """Send no more rich messages to this chat for a day, or to none at all."""
        until = self._now() + FOR
        if everywhere:
            self._nowhere_until = until
        value = f"html {until.isoformat()}"
        await asyncio.to_thread(lambda: self._preferences.set(self._homes.of(chat), SHOWS, value))
