"""Answering pressed buttons: each once, and in time, or they keep spinning.

A press waits its turn in the chat's lane, perhaps behind a long answer. Telegram gives up on it
after some 15 seconds, so one that nobody has answered soon after it arrived is answered without
words; what it asked for follows when its turn comes.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram import Bot, CallbackQuery
from telegram.error import TelegramError

from bot.state.inbox import RawUpdate

TOAST_CHARACTERS = 200
"""Telegram shows no more (core.telegram.org/bots/api#answercallbackquery)."""
PATIENCE = 3.0
"""Seconds until a press is answered without words."""

_log = logging.getLogger(__name__)


class Presses:
    """Knows which presses wait for their answer. For one event loop."""

    def __init__(
        self, bot: Bot, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._bot = bot
        self._sleep = sleep
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._hurried: set[str] = set()

    async def arrived(self, raw: RawUpdate) -> None:
        """Answer a press soon, if nobody does before."""
        query = raw.get("callback_query")
        name = query.get("id") if isinstance(query, dict) else None
        if isinstance(name, str) and name not in self._waiting:
            task = asyncio.create_task(self._hurry(name))
            self._waiting[name] = task
            task.add_done_callback(lambda _: self._waiting.pop(name, None))

    def take(self, query: CallbackQuery) -> "Press":
        """Return a press for whoever answers it now."""
        if (task := self._waiting.get(query.id)) is not None:
            task.cancel()
        answered = query.id in self._hurried
        self._hurried.discard(query.id)
        return Press(query, answered=answered)

    async def stop(self) -> None:
        """Hurry no more."""
        tasks = list(self._waiting.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def _hurry(self, name: str) -> None:
        await self._sleep(PATIENCE)
        self._hurried.add(name)
        try:
            await self._bot.answer_callback_query(name)
        except TelegramError as error:
            _log.info("press not answered error=%s", type(error).__name__)


class Press:
    """One press of a button."""

    def __init__(self, query: CallbackQuery, *, answered: bool = False) -> None:
        self._query = query
        self._answered = answered

    async def answer(self, text: str | None) -> bool:
        """Stop the spinning and show a few words over the chat; tell whether they are shown.

        Only the first answer counts; a press that is too old by now cannot be answered.
        """
        if self._answered:
            return text is None
        self._answered = True
        try:
            await self._query.answer(text[:TOAST_CHARACTERS] if text else None)
        except TelegramError as error:  # what follows the press matters more
            _log.info("press not answered error=%s", type(error).__name__)
            return False
        return True
