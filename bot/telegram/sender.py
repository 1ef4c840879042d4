"""Sends messages: each once, in order, within the budget, through every fault.

What can happen to a send or an edit, and what follows:
- refused for its layout: written in the next simpler way;
- "retry after": waits for this chat alone;
- the chat became a supergroup: sent there;
- certainly not received (no connection, an error answer): tried again, with growing pauses;
- the answer got lost: an edit is made again; a send is unknown, it may have arrived, so it is not
  repeated and the person is told;
- the message to edit is gone: sent anew;
- refused for good (blocked, kicked, no rights): given up, and so is the rest of the reply.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from telegram import Bot
from telegram.error import ChatMigrated, EndPointNotFound, RetryAfter, TelegramError

from bot.state.outbox import Outbox
from bot.telegram import calls
from bot.telegram.budget import Budget
from bot.telegram.judging import Verdict, judge, seconds_of
from bot.telegram.markup import Body
from bot.telegram.outgoing import Outgoing, Place, Way
from bot.telegram.ways import NEXT, Ways

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0

_log = logging.getLogger(__name__)


class UndeliverableError(Exception):
    """Telegram will not take messages for this chat."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One try to send a message, or to edit number `edits`; `pause` is in seconds."""

    place: Place
    message: Outgoing
    way: Way
    edits: int | None = None
    pause: float = FIRST_PAUSE

    def next(self, error: TelegramError, verdict: Verdict) -> "_Attempt":
        """Return the next try; a group that became a supergroup has new message numbers."""
        if isinstance(error, ChatMigrated):
            moved = replace(self.place, chat=error.new_chat_id, reply_to=None)
            return replace(self, place=moved, edits=None)
        if verdict == "gone":
            return replace(self, edits=None)
        if verdict == "simpler":
            return replace(self, way=NEXT[self.way])
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
        ways: Ways,
        *,
        moved: Callable[[int, int], None],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`moved` is told the old and the new number of a chat; it may take its time."""
        self._bot = bot
        self._outbox = outbox
        self._budget = budget
        self._ways = ways
        self._moved = moved
        self._now = now

    async def send(
        self, key: str, ordinal: int, place: Place, message: Outgoing, *, over: int | None = None
    ) -> int | None:
        """Send the message that is number `ordinal` in the answer to the update `key`, once.

        Where a draft of it stands in the chat, the draft becomes it; `over` names an earlier
        message of ours that is to become it. Returns its identifier; None when it is unknown
        whether it was sent.

        Raises:
            UndeliverableError: Telegram refuses messages for this chat.
        """
        known = await asyncio.to_thread(self._outbox.find, key, ordinal)
        if known.state in {"unknown", "sent"}:
            return known.message
        edits = known.message if known.state == "draft" else over
        way = await self._first_way(place, message)
        attempt: _Attempt | None = _Attempt(place, message, way, edits)
        while attempt is not None:
            await self._budget.take(attempt.place.chat, group=place.group)
            await asyncio.to_thread(
                self._outbox.begin, key, ordinal, self._now(), edits=attempt.edits
            )
            try:
                number = await self._call(attempt)
            except TelegramError as error:
                attempt = await self._after(error, attempt, key, ordinal)
            else:
                await asyncio.to_thread(self._outbox.sent, key, ordinal, number)
                return number
        return None

    async def draft(self, key: str, ordinal: int, place: Place, text: str) -> bool:
        """Show the text so far in a message that `send` makes final later.

        Shows nothing while the budget is needed for what is final. Tells whether to go on.

        Raises:
            TelegramError: it could not be shown.
        """
        if not self._budget.spare(place.chat, group=place.group):
            return True
        known = await asyncio.to_thread(self._outbox.find, key, ordinal)
        if known.state not in {"new", "draft"}:
            return False
        await self._budget.take(place.chat, group=place.group)
        if known.message is not None:
            await self._bot.edit_message_text(
                text, place.chat, known.message, link_preview_options=calls.NO_PREVIEW
            )
            return True
        number = await calls.send(self._bot, place, _plain(text), "plain")
        await asyncio.to_thread(self._outbox.drafted, key, ordinal, number, self._now())
        return True

    async def withdraw(self, chat: int, number: int) -> None:
        """Delete a message of ours; one that cannot be deleted stays."""
        try:
            await self._bot.delete_message(chat, number)
        except TelegramError as error:
            _log.info("not deleted error=%s", type(error).__name__)

    async def _first_way(self, place: Place, message: Outgoing) -> Way:
        if message.rich is None:
            return "html"
        return await asyncio.to_thread(self._ways.best, place.chat)

    async def _call(self, attempt: _Attempt) -> int:
        if attempt.edits is None:
            return await calls.send(self._bot, attempt.place, attempt.message, attempt.way)
        chat, number = attempt.place.chat, attempt.edits
        try:
            await calls.edit(self._bot, chat, number, attempt.message, attempt.way)
        except TelegramError as error:
            if "not modified" not in error.message.lower():
                raise
        return number

    async def _after(
        self, error: TelegramError, attempt: _Attempt, key: str, ordinal: int
    ) -> _Attempt | None:
        """Draw the lesson from a failure, and wait if need be; None ends it without knowing."""
        verdict = judge(error, way=attempt.way, edits=attempt.edits is not None)
        _log.info("not sent key=%s verdict=%s error=%s", key, verdict, type(error).__name__)
        if verdict == "unknown":
            return None
        await asyncio.to_thread(self._outbox.refused, key, ordinal)
        if verdict == "never":
            raise UndeliverableError from error
        if verdict == "simpler" and attempt.way == "rich":
            unknown = isinstance(error, EndPointNotFound)
            await asyncio.to_thread(self._ways.refused, attempt.place.chat, unknown=unknown)
        if isinstance(error, ChatMigrated):
            await asyncio.to_thread(self._moved, attempt.place.chat, error.new_chat_id)
        if isinstance(error, RetryAfter):
            self._budget.pause(attempt.place.chat, seconds_of(error))
        if verdict == "later":
            await self._budget.rest(attempt.pause)
        return attempt.next(error, verdict)


def _plain(text: str) -> Outgoing:
    return Outgoing(Body(text, text))
