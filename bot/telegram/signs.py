"""Signs of life while an answer is made: "typing", and the text so far as a draft.

Drafts exist in private chats only and vanish by themselves, so the answer is always sent as a
message of its own. Where nothing is written yet after a moment, an empty draft says "Thinking…".
None of this is worth an error: what fails is left out.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from functools import partial

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.telegram.budget import Budget
from bot.telegram.calls import Place
from bot.telegram.ending import ended
from bot.telegram.markup import clean, is_visible, shorten
from bot.telegram.sender import seconds_of

TYPING_SECONDS = 4.5
"""Telegram shows "typing" for five seconds."""
CALL_SECONDS = 3.0
"""An answer waits for a draft on its way no longer than this."""
DRAFT_SECONDS = 0.3
"""Drafts are cheap, but not free: three a second are enough to read along."""
THINKING_SECONDS = 1.0
"""An answer that comes at once would only flash behind "Thinking…"."""

_log = logging.getLogger(__name__)


class Signs:
    """Shows signs of life in one place, from `typing` or `draft` until the end of `shown`."""

    def __init__(
        self,
        bot: Bot,
        place: Place,
        draft: int,
        *,
        budget: Budget | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`draft` is any number but 0: drafts of the same number replace each other."""
        self._bot = bot
        self._place = place
        self._draft = draft
        self._budget = budget or Budget()
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
        """Show "typing" until `stop`, and in a private chat that there will be a text.

        A group would wonder what for, where one person alone is answered.
        """
        if self._place.only is not None:
            return
        self._start("typing", self._keep_typing)
        if not self._place.group:
            self._start("thinking", self._think)

    def draft(self, text: str) -> None:
        """Show the text so far; the latest one wins when they come too fast."""
        if self._place.group or not is_visible(text):
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
            await ended(task)

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
        await self._turn()
        while await self._try(sign):
            await self._sleep(TYPING_SECONDS)
            await self._turn()

    async def _turn(self) -> None:
        """Wait until there is room for a sign; the answer may come first."""
        while (seconds := self._budget.sign()) > 0:
            await self._sleep(seconds)

    async def _think(self) -> None:
        await self._sleep(THINKING_SECONDS)
        await self._turn()
        if self._text is None:
            async with self._calling:
                await self._try(self._send_draft)

    async def _keep_drafting(self) -> None:
        while True:
            await self._fresh.wait()
            while (seconds := self._budget.draft(self._place.chat)) > 0:
                await self._sleep(seconds)
            async with self._calling:
                self._fresh.clear()
                if not await self._try(self._send_draft):
                    return
            await self._sleep(DRAFT_SECONDS)

    async def _send_draft(self) -> bool:
        return await self._bot.send_message_draft(
            self._place.chat,
            self._draft,
            shorten(clean(self._text or "")),
            message_thread_id=self._place.topic,
            read_timeout=CALL_SECONDS,
        )

    async def _try(self, call: Callable[[], Awaitable[bool]]) -> bool:
        """Call; tell whether calling again makes sense."""
        try:
            await call()
        except RetryAfter as error:
            self._budget.pause_drafts(self._place.chat, seconds_of(error))
        except (BadRequest, Forbidden, InvalidToken) as error:
            _log.debug("sign not shown error=%s", type(error).__name__)
            return False
        except TelegramError as error:
            _log.debug("sign not shown error=%s", type(error).__name__)
        return True
