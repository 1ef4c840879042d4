"""A group that becomes a supergroup gets another number, and keeps everything."""

import asyncio
import logging

from bot.state.answers import Answers
from bot.state.homes import Homes
from bot.state.inbox import RawUpdate
from bot.state.message_articles import MessageArticles

_log = logging.getLogger(__name__)


class Moves:
    """Lets chats keep their library under a new number. Synchronous; thread-safe."""

    def __init__(self, homes: Homes, numbered: tuple[MessageArticles, Answers]) -> None:
        """`numbered` are kept by numbers of messages, which begin anew in a supergroup."""
        self._homes = homes
        self._numbered = numbered

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
            kept.forget_library(library)
        _log.info("group moved library=%s", library)
