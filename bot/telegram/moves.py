"""A group that becomes a supergroup gets another number, and keeps everything."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from bot.state.homes import Homes
from bot.state.inbox import RawUpdate
from ingest.values import LibraryId

_log = logging.getLogger(__name__)


class ForgetsNumbers(Protocol):
    """Keeps something by the numbers of a chat's messages."""

    def forget_numbers(self, library: LibraryId) -> None:
        """Forget what is kept by number: they count anew."""
        ...


class Moves:
    """Lets chats keep their library under a new number. Synchronous; thread-safe."""

    def __init__(
        self,
        homes: Homes,
        numbered: Sequence[ForgetsNumbers],
        sending: Sequence[Callable[[LibraryId, int], None]] = (),
    ) -> None:
        """Remember who is concerned.

        `numbered` are kept by numbers of messages, which begin anew in a supergroup; `sending` are
        told the new number because they send something by themselves.
        """
        self._homes = homes
        self._numbered = numbered
        self._sending = sending

    async def arrived(self, raw: RawUpdate) -> None:
        """Note a move as soon as its message arrives.

        What is said in the supergroup goes another lane, and may be handled before that message.
        """
        message = raw.get("message")
        chat = message.get("chat") if isinstance(message, dict) else None
        if not isinstance(message, dict) or not isinstance(chat, dict):
            return
        here = chat.get("id")
        old = message.get("migrate_from_chat_id", here)
        new = message.get("migrate_to_chat_id", here)
        if isinstance(old, int) and isinstance(new, int) and old != new:
            await asyncio.to_thread(self.move, old, new)

    def move(self, old: int, new: int) -> None:
        """Note that a chat moved; the same move twice changes nothing."""
        if self._homes.of(new) == self._homes.of(old):
            return
        library = self._homes.move(old, new)
        for kept in self._numbered:
            kept.forget_numbers(library)
        for told in self._sending:
            told(library, new)
        _log.info("group moved library=%s", library)
