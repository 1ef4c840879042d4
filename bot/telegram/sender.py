"""Sends messages once, in order, within the limits, whatever Telegram or the network says.

What happens to a message:
- refused for its markup: sent again as plain text;
- "retry after": waits, for this chat alone;
- the chat became a supergroup: sent there;
- certainly not received (no connection, an error answer): tried again, with growing pauses;
- the answer got lost: unknown. It may have arrived, so it is not repeated; the person is told;
- refused for good (blocked, kicked, no rights): given up, and so is the rest of the reply.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal, TypeAlias

import httpx
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.conversation.messages import Button, Rows
from bot.state.outbox import Outbox
from bot.telegram.budget import Budget
from bot.telegram.buttons import encode
from bot.telegram.markup import Body

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
"""Telegram fetches previews from its servers, so a link from an article could carry words out."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: chat, topic, and the message it answers."""

    chat: int
    group: bool = False
    topic: int | None = None
    reply_to: int | None = None


class UndeliverableError(Exception):
    """Telegram will not take messages for this chat."""


Verdict: TypeAlias = Literal["again", "plain", "later", "unknown", "never"]


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One try to send a message; `pause` is in seconds."""

    place: Place
    html: bool = True
    pause: float = FIRST_PAUSE

    def next(self, error: TelegramError, verdict: Verdict) -> "_Attempt":
        """Return the next try; a group that became a supergroup has new message numbers."""
        if isinstance(error, ChatMigrated):
            return replace(self, place=replace(self.place, chat=error.new_chat_id, reply_to=None))
        if verdict == "plain":
            return replace(self, html=False)
        if verdict == "later":
            return replace(self, pause=min(2 * self.pause, LONGEST_PAUSE))
        return self


class Sender:
    """Sends the messages of replies through the outbox."""

    def __init__(
        self,
        bot: Bot,
        outbox: Outbox,
        budget: Budget,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._bot = bot
        self._outbox = outbox
        self._budget = budget
        self._sleep = sleep
        self._now = now

    async def send(
        self, key: str, ordinal: int, place: Place, body: Body, buttons: Rows = ()
    ) -> int | None:
        """Send the message that is number `ordinal` in the answer to the update `key`, once.

        Returns its identifier; None when it is unknown whether it was sent.

        Raises:
            UndeliverableError: Telegram refuses messages for this chat.
        """
        known = await asyncio.to_thread(self._outbox.find, key, ordinal)
        if known.state != "new":
            return known.message
        attempt: _Attempt | None = _Attempt(place)
        while attempt is not None:
            await self._budget.take(attempt.place.chat, group=place.group)
            await asyncio.to_thread(self._outbox.begin, key, ordinal, self._now())
            try:
                message = await self._call(attempt, body, buttons)
            except TelegramError as error:
                attempt = await self._after(error, attempt, key, ordinal)
            else:
                await asyncio.to_thread(self._outbox.sent, key, ordinal, message)
                return message
        return None

    async def _after(
        self, error: TelegramError, attempt: "_Attempt", key: str, ordinal: int
    ) -> "_Attempt | None":
        """Draw the lesson from a failure, and wait if need be; None ends it without knowing."""
        verdict = judge(error, html=attempt.html)
        _log.info("not sent key=%s verdict=%s error=%s", key, verdict, type(error).__name__)
        if verdict == "unknown":
            return None
        await asyncio.to_thread(self._outbox.refused, key, ordinal)
        if verdict == "never":
            raise UndeliverableError from error
        if isinstance(error, RetryAfter):
            self._budget.pause(attempt.place.chat, _seconds(error))
        if verdict == "later":
            await self._sleep(attempt.pause)
        return attempt.next(error, verdict)

    async def _call(self, attempt: "_Attempt", body: Body, buttons: Rows) -> int:
        place = attempt.place
        message = await self._bot.send_message(
            place.chat,
            body.html if attempt.html else body.plain,
            parse_mode="HTML" if attempt.html else None,
            message_thread_id=place.topic,
            reply_parameters=(
                ReplyParameters(place.reply_to, allow_sending_without_reply=True)
                if place.reply_to
                else None
            ),
            reply_markup=keyboard(buttons),
            link_preview_options=NO_PREVIEW,
        )
        return message.message_id


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Return the buttons as Telegram wants them, without those that it cannot carry."""
    made = [[one for one in map(_button, row) if one is not None] for row in rows]
    shown = [row for row in made if row]
    return InlineKeyboardMarkup(shown) if shown else None


def _button(button: Button) -> InlineKeyboardButton | None:
    if button.url is not None:
        return InlineKeyboardButton(button.label, url=button.url)
    data = encode(button)
    return None if data is None else InlineKeyboardButton(button.label, callback_data=data)


def judge(error: TelegramError, *, html: bool) -> Verdict:
    """Say what to do about a send that failed."""
    match error:
        case ChatMigrated() | RetryAfter():
            return "again"
        case BadRequest() if html and "parse entities" in error.message.lower():
            return "plain"
        case BadRequest() | Forbidden() | InvalidToken() | Conflict():
            return "never"
        case NetworkError() if _certainly_not_sent(error):
            return "later"
        case _:
            return "unknown"


def _certainly_not_sent(error: NetworkError) -> bool:
    """Tell whether Telegram cannot have acted: no connection, or it answered with an error.

    python-telegram-bot chains the transport's error, or that of a page which is no JSON; an error
    answer of the Bot API itself has no cause.
    """
    no_connection = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
    return error.__cause__ is None or isinstance(error.__cause__, no_connection)


def _seconds(error: RetryAfter) -> float:
    """Return the pause asked for, of either type that python-telegram-bot may give."""
    pause = error.retry_after
    return float(pause) if isinstance(pause, int) else pause.total_seconds()
