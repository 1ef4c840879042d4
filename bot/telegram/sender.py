"""Sends messages once, in order, within the limits, whatever Telegram or the network says.

What happens to a message:
- refused for its markup: sent again as plain text; for its buttons: without them;
- refused as a rich message: handed back, to be said in another way;
- "retry after": waits, for this chat alone;
- the chat became a supergroup: sent there;
- certainly not received (no connection, an error answer): tried again, with growing pauses;
- the answer got lost: unknown. It may have arrived, so it is not repeated; the person is told, as
  often as it takes until it is known that they were;
- refused for good (blocked, kicked, no rights): given up, and so is the rest of the reply.

An edit can be repeated at will. A message that cannot be edited any more is sent anew.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from telegram.error import ChatMigrated, EndPointNotFound, Forbidden, RetryAfter, TelegramError

from bot.conversation.messages import Rows
from bot.state.outbox import Outbox, Slot
from bot.telegram.budget import Budget
from bot.telegram.calls import Calls, Content, File, Place, plainer
from bot.telegram.judging import Verdict, is_gone_for_good, judge
from bot.telegram.rich import Rich

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0

_log = logging.getLogger(__name__)


class UndeliverableError(Exception):
    """Telegram will not take this message; with `gone` it takes none for this chat."""

    def __init__(self, *, gone: bool = True) -> None:
        super().__init__()
        self.gone = gone


class OtherWayError(Exception):
    """A rich message was refused; with `everywhere` the server knows of none at all."""

    def __init__(self, *, everywhere: bool) -> None:
        super().__init__()
        self.everywhere = everywhere


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One try to say something; `pause` is in seconds."""

    place: Place
    content: Content
    buttons: Rows
    pause: float = FIRST_PAUSE

    def next(self, error: TelegramError, verdict: Verdict) -> "_Attempt":
        """Return the next try; a group that became a supergroup has new message numbers."""
        if isinstance(error, ChatMigrated):
            return replace(self, place=replace(self.place, chat=error.new_chat_id, reply_to=None))
        if verdict == "plainer":
            return replace(self, content=plainer(self.content) or self.content)
        if verdict == "bare":
            return replace(self, buttons=())
        if verdict == "later":
            return replace(self, pause=min(2 * self.pause, LONGEST_PAUSE))
        return self


@dataclass(frozen=True, slots=True)
class Told:
    """Who hears that a chat has a new number, after its old, or takes no messages any more."""

    moved: Callable[[int, int], None]
    closed: Callable[[int], Awaitable[None]] | None = None


class Sender:
    """Sends the messages of replies through the outbox."""

    def __init__(
        self,
        calls: Calls,
        outbox: Outbox,
        budget: Budget,
        *,
        told: Told,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._calls = calls
        self._outbox = outbox
        self._budget = budget
        self._told = told
        self._sleep = sleep
        self._now = now

    async def send(
        self,
        slot: Slot,
        place: Place,
        content: Content,
        buttons: Rows = (),
        *,
        repeatable: bool = False,
    ) -> int | None:
        """Send a message that was not sent before, or may be sent twice because it is `repeatable`.

        Returns its identifier; None when it is unknown whether it was sent.

        Raises:
            UndeliverableError: Telegram refuses messages for this chat.
            OtherWayError: it refuses this one because it is a rich message.
        """
        attempt, whole = _Attempt(place, content, buttons), isinstance(content, Rich)
        while True:
            await self._budget.take(attempt.place.chat, group=place.group)
            await asyncio.to_thread(self._outbox.begin, slot, self._now(), whole=whole)
            try:
                message = await self._calls.send(attempt.place, attempt.content, attempt.buttons)
            except TelegramError as error:
                verdict = _verdict(error, attempt, slot, editing=False)
                if verdict == "unknown":
                    if not repeatable:
                        return None
                    verdict = "later"
                await asyncio.to_thread(self._outbox.forget, slot)
                attempt = await self._after(error, verdict, attempt)
            else:
                await asyncio.to_thread(self._outbox.sent, slot, message, self._now(), whole=whole)
                return message

    async def edit(
        self, slot: Slot, place: Place, message: int, content: Content, buttons: Rows = ()
    ) -> int | None:
        """Let a message say this; where that cannot be, send another. Returns as `send` does.

        Raises:
            UndeliverableError: Telegram refuses messages for this chat.
            OtherWayError: it refuses this one because it is a rich message.
        """
        attempt, done = _Attempt(place, content, buttons), False
        while not done:
            if isinstance(attempt.content, File):
                return await self.send(slot, place, content, buttons)
            await self._budget.take(attempt.place.chat, group=place.group)
            try:
                await self._calls.edit(attempt.place, message, attempt.content, attempt.buttons)
                done = True
            except TelegramError as error:
                verdict = _verdict(error, attempt, slot, editing=True)
                if verdict == "gone":
                    attempt = attempt.next(error, verdict)
                    return await self.send(slot, attempt.place, attempt.content, attempt.buttons)
                done = verdict == "done"
                attempt = attempt if done else await self._after(error, verdict, attempt)
        whole = isinstance(content, Rich)
        await asyncio.to_thread(self._outbox.sent, slot, message, self._now(), whole=whole)
        return message

    async def _after(self, error: TelegramError, verdict: Verdict, attempt: _Attempt) -> _Attempt:
        """Draw the lesson from a failure, and wait if need be."""
        if isinstance(error, Forbidden) and self._told.closed is not None:
            await self._told.closed(attempt.place.chat)
        if verdict == "never":
            raise UndeliverableError(gone=is_gone_for_good(error)) from error
        if verdict == "other way":
            raise OtherWayError(everywhere=isinstance(error, EndPointNotFound)) from error
        if isinstance(error, ChatMigrated):
            await asyncio.to_thread(self._told.moved, attempt.place.chat, error.new_chat_id)
        if isinstance(error, RetryAfter):
            self._budget.pause(attempt.place.chat, seconds_of(error))
        if verdict == "later":
            await self._sleep(attempt.pause)
        return attempt.next(error, verdict)

    async def delete(self, place: Place, messages: list[int]) -> None:
        """Delete messages of the bot's own; one that stays is worth no error."""
        try:
            await self._calls.delete(place, messages)
        except TelegramError as error:
            _log.info("not deleted chat=%d error=%s", place.chat, type(error).__name__)


def _verdict(error: TelegramError, attempt: _Attempt, slot: Slot, *, editing: bool) -> Verdict:
    verdict = judge(error, attempt.content, editing=editing, buttons=bool(attempt.buttons))
    _log.info("not sent key=%s verdict=%s error=%s", slot.key, verdict, type(error).__name__)
    return verdict


def seconds_of(error: RetryAfter) -> float:
    """Return the pause asked for, of either type that python-telegram-bot may give."""
    pause = error.retry_after
    return float(pause) if isinstance(pause, int) else pause.total_seconds()
