"""One message that is known by its inline identifier only, and is edited until it is final."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from zlib import crc32

from telegram import Bot, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.telegram.budget import Budget
from bot.telegram.calls import NO_PREVIEW
from bot.telegram.markup import Body, clean, is_visible, shorten
from bot.telegram.polling import pause_after

DRAFT_SECONDS = 1.5
"""Between two edits on the way: it may be a group's, where 20 a minute is the most."""
ATTEMPTS = 6
FIRST_PAUSE = 0.5

_log = logging.getLogger(__name__)


class InlineMessage:
    """Edits a message in place. Repeating an edit does no harm."""

    def __init__(
        self,
        bot: Bot,
        identifier: str,
        budget: Budget,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._identifier = identifier
        self._budget = budget
        self._clock = clock
        self._sleep = sleep
        self._chat = crc32(identifier.encode())  # its chat is not known, and has a budget too
        self._drafted = clock()

    @property
    def address(self) -> str:
        """Where the person can talk with the bot alone."""
        return self._bot.link

    async def draft(self, text: str) -> None:
        """Show the text so far, if the last one has stood for long enough."""
        now = self._clock()
        if now - self._drafted < DRAFT_SECONDS or not is_visible(text):
            return
        if self._budget.wait(self._chat, group=True) > 0:
            return
        self._drafted = now
        await self._budget.take(self._chat, group=True)
        try:
            await self._edit(shorten(clean(text)), None, None)
        except RetryAfter as error:
            self._budget.pause(self._chat, pause_after(error, 1.0))
        except TelegramError as error:
            _log.info("guest draft not shown error=%s", type(error).__name__)

    async def finish(self, body: Body, buttons: InlineKeyboardMarkup | None = None) -> None:
        """Show the final text, through faults; plain where its markup is refused."""
        text, mode, pause = body.html, "HTML", FIRST_PAUSE
        for _ in range(ATTEMPTS):
            await self._budget.take(self._chat, group=True)
            try:
                await self._edit(text, mode, buttons)
            except BadRequest as error:
                if "parse entities" not in error.message.lower() or text is body.plain:
                    _log.info("guest answer not shown error=%s", type(error).__name__)
                    return
                text, mode = body.plain, ""
            except RetryAfter as error:
                self._budget.pause(self._chat, pause_after(error, 1.0))
            except Forbidden:
                return
            except NetworkError:
                await self._sleep(pause)
                pause *= 2
            else:
                return
        _log.warning("guest answer not shown after attempts=%d", ATTEMPTS)

    async def _edit(
        self, text: str, mode: str | None, buttons: InlineKeyboardMarkup | None
    ) -> None:
        try:
            await self._bot.edit_message_text(
                text,
                inline_message_id=self._identifier,
                parse_mode=mode or None,
                link_preview_options=NO_PREVIEW,
                reply_markup=buttons,
            )
        except BadRequest as error:
            if "not modified" not in error.message.lower():
                raise
