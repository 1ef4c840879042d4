"""Signs of life while an answer is made: "typing", and the text so far.

In private chats the text so far is a draft, which vanishes by itself, so the answer is always sent
as a message of its own. Elsewhere it is a message that is edited until it is the answer. None of
this is worth an error: what fails is left out.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from functools import partial
from typing import TypeAlias

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.telegram.markup import UNITS, clean, is_visible, width
from bot.telegram.outgoing import Place

TYPING_SECONDS = 4.5
"""Telegram shows "typing" for five seconds."""
CALL_SECONDS = 3.0
"""An answer waits for a draft on its way no longer than this."""
DRAFT_SECONDS = 0.4
"""Drafts are cheap, but not free: two a second are enough to read along."""
EDIT_SECONDS = 1.5
"""Edits count like messages, and a group has 20 of these a minute."""

Show: TypeAlias = Callable[[str], Awaitable[bool]]
"""Shows the text so far; tells whether to go on. May raise `TelegramError`."""

_log = logging.getLogger(__name__)


class Signs:
    """Shows signs of life in one place, from `typing` or `draft` until the end of `shown`."""

    def __init__(
        self,
        bot: Bot,
        place: Place,
        show: Show,
        *,
        seconds: float = DRAFT_SECONDS,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`show` shows the text so far, at most once in so many seconds."""
        self._bot = bot
        self._place = place
        self._show = show
        self._seconds = seconds
        self._sleep = sleep
        self._text: str | None = None
        self._fresh = asyncio.Event()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._calling = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def shown(self) -> AsyncIterator["Signs"]:
        """Stop all signs on leaving, whatever happened."""
        try:
            yield self
        finally:
            await self.stop()

    def typing(self) -> None:
        """Show "typing" until `stop`."""
        self._start("typing", self._keep_typing)

    def draft(self, text: str) -> None:
        """Show the text so far; the latest one wins when they come too fast."""
        if not is_visible(text):
            return
        self._text = text
        self._fresh.set()
        self._start("drafts", self._keep_drafting)

    async def stop(self) -> None:
        """Show nothing more; a draft that is on its way arrives before this returns."""
        async with self._calling:
            tasks, self._tasks = list(self._tasks.values()), {}
            for task in tasks:
                task.cancel()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def _start(self, name: str, work: Callable[[], Coroutine[None, None, None]]) -> None:
        if name not in self._tasks:
            self._tasks[name] = asyncio.create_task(work())

    async def _keep_typing(self) -> None:
        sign = partial(
            self._bot.send_chat_action,
            self._place.chat,
            ChatAction.TYPING,
            message_thread_id=self._place.topic,
        )
        while await self._try(sign):
            await self._sleep(TYPING_SECONDS)

    async def _keep_drafting(self) -> None:
        while True:
            await self._fresh.wait()
            self._fresh.clear()
            sign = partial(self._show, shorten(clean(self._text or "")))
            async with self._calling:
                if not await self._try(sign):
                    return
            await self._sleep(self._seconds)

    async def _try(self, call: Callable[[], Awaitable[bool]]) -> bool:
        """Call; tell whether calling again makes sense."""
        try:
            return await call()
        except (BadRequest, Forbidden, InvalidToken) as error:
            _log.debug("sign not shown error=%s", type(error).__name__)
            return False
        except TelegramError as error:
            _log.debug("sign not shown error=%s", type(error).__name__)
        return True


def private_drafts(bot: Bot, place: Place, number: int) -> Show:
    """Return what shows drafts in a private chat.

    `number` is any but 0: drafts of the same number replace each other.
    """

    async def show(text: str) -> bool:
        return await bot.send_message_draft(
            place.chat,
            number,
            text,
            message_thread_id=place.topic,
            read_timeout=CALL_SECONDS,
        )

    return show


def shorten(text: str) -> str:
    """Return what fits into one draft: the end of a long text, where it grows."""
    text = text.strip()
    while width(text) > UNITS:
        text = "…" + text[1 + max(1, width(text) - UNITS) :]
    return text
