"""An answer that grows in a message of its own, where there are no drafts.

The first words are sent, and edited as more come: at most every 1.5 seconds, and only while the
chat's budget has room to spare. The message stays "open" in the outbox until the answer takes its
place. None of this is worth an error: what fails is left out.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime

from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.state.outbox import Outbox, Slot
from bot.telegram.budget import Budget
from bot.telegram.calls import Calls, Place, Text
from bot.telegram.ending import ended
from bot.telegram.markup import UNITS, Body, Run, clean, is_visible, messages, shorten
from bot.telegram.sender import seconds_of

EDIT_SECONDS = 1.5
GOES_ON = " …"
"""Stands after what is not the answer yet."""

_log = logging.getLogger(__name__)


class Live:
    """Shows the text so far in one place, from the first `show` until the end of `shown`."""

    def __init__(
        self,
        calls: Calls,
        outbox: Outbox,
        budget: Budget,
        place: Place,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._calls = calls
        self._outbox = outbox
        self._budget = budget
        self._place = place
        self._sleep = sleep
        self._now = now
        self._text = ""
        self._slot = Slot("", 0)
        self._message: int | None = None
        self._fresh = asyncio.Event()
        self._calling = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    @contextlib.asynccontextmanager
    async def shown(self) -> AsyncIterator["Live"]:
        """Stop on leaving, whatever happened."""
        try:
            yield self
        finally:
            await self.stop()

    def show(self, text: str, slot: Slot, instead_of: int | None = None) -> None:
        """Show the text so far of the message with this slot, in that message if there is one."""
        if not is_visible(clean(text)):
            return
        self._text = text
        self._fresh.set()
        if self._task is None:
            self._slot, self._message = slot, instead_of
            self._task = asyncio.create_task(self._keep_showing())

    async def stop(self) -> None:
        """Show nothing more; what is on its way arrives before this returns."""
        async with self._calling:
            task, self._task = self._task, None
            if task is not None:
                task.cancel()
        if task is not None:
            await ended(task)

    async def _keep_showing(self) -> None:
        known = await asyncio.to_thread(self._outbox.find, self._slot)
        if known.state in ("sent", "unknown"):
            return  # a repeat after a crash: nothing more is to come here
        self._message = known.message or self._message
        while True:
            await self._fresh.wait()
            async with self._calling:
                if self._budget.spare(self._place.chat, group=self._place.group):
                    self._fresh.clear()
                    if not await self._try():
                        return
            await self._sleep(EDIT_SECONDS)

    async def _try(self) -> bool:
        """Show the latest text once; tell whether trying again makes sense."""
        try:
            await self._show_now()
        except RetryAfter as error:
            self._budget.pause(self._place.chat, seconds_of(error))
        except BadRequest as error:
            return "not modified" in error.message.lower()
        except TelegramError as error:
            _log.info("beginning not shown error=%s", type(error).__name__)
            return self._message is not None  # whether a first message left is not known
        return True

    async def _show_now(self) -> None:
        content = Text(_unfinished(self._text), html=False)
        if self._message is not None:
            await self._calls.edit(self._place, self._message, content)
            return
        await asyncio.to_thread(self._outbox.begin_open, self._slot, self._now())
        self._message = await self._calls.send(self._place, content)
        await asyncio.to_thread(self._outbox.opened, self._slot, self._message, self._now())


def _unfinished(text: str) -> Body:
    short = shorten(clean(text), UNITS - len(GOES_ON))
    (body,) = messages([Run(f"{short}{GOES_ON}")])
    return body
