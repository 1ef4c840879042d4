"""Shows replies: signs of work first, then the messages, each once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TypeAlias

from telegram import Bot
from telegram.error import TelegramError

from bot.conversation.messages import (
    DigestReply,
    Final,
    Notice,
    Panel,
    Partial,
    Replies,
    Toast,
    Working,
)
from bot.state.answers import Answers, Question
from bot.state.message_articles import MessageArticles
from bot.state.outbox import Outbox, Slot
from bot.state.sent_digests import SentDigests
from bot.telegram.budget import Budget
from bot.telegram.calls import Calls, Place, Text
from bot.telegram.delivery import Delivery
from bot.telegram.document import Document
from bot.telegram.ear import Heard
from bot.telegram.live import Live
from bot.telegram.render import render
from bot.telegram.sender import Sender, Told
from bot.telegram.signs import Signs
from bot.telegram.ways import Ways
from bot.wording import say
from ingest.values import LibraryId

STRIDE = 50
"""Messages that one reply may take: the first of the next one is numbered from here."""
LAST = 10_001
"""Ordinal of the sentence that comes after everything else in the answer to an update."""

Toasts: TypeAlias = Callable[[str | None], Awaitable[bool]]
"""Shows a few words where a button was pressed; False when it is too late for that.

None only ends the spinning of the button.
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of messages: their articles, which answers which, and digests.

    `moved` is told the old and the new number of a chat, `closed` that of one that takes no
    messages of the bot any more.
    """

    articles: MessageArticles
    answers: Answers
    digests: SentDigests
    moved: Callable[[int, int], None]
    closed: Callable[[int], Awaitable[None]] | None = None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


class Presenter:
    """Sends what the conversation says. Repeating it after a crash sends only what is missing."""

    def __init__(self, bot: Bot, *, outbox: Outbox, kept: Kept, ways: Ways, budget: Budget) -> None:
        self._bot = bot
        self._calls = Calls(bot)
        self._outbox = outbox
        self._kept = kept
        self._budget = budget
        told = Told(kept.moved, kept.closed)
        self._sender = Sender(self._calls, outbox, budget, told=told)
        self._delivery = Delivery(sender=self._sender, outbox=outbox, ways=ways)

    async def show(
        self,
        heard: Heard,
        replies: Replies,
        *,
        replacing: Sequence[int] = (),
        toast: Toasts | None = None,
    ) -> list[int]:
        """Show the replies as they come, and return the messages that show them.

        Earlier messages in `replacing` are edited to say it, as far as there are any, and deleted
        where there are more of them than needed.

        Raises:
            UndeliverableError: Telegram refuses messages for this chat.
        """
        key, number, spare = heard.incoming.key, 0, list(replacing)
        sent: list[int | None] = []
        async with AsyncExitStack() as stack:
            signs = await stack.enter_async_context(self._signs(key, heard.place).shown())
            live = await stack.enter_async_context(self._live(heard).shown())
            async for reply in replies:
                slot = Slot(key, number * STRIDE)
                if toast is not None and not isinstance(reply, Toast):
                    await toast(None)
                match reply:
                    case Working():
                        signs.typing()
                    case Partial(text) if heard.place.group or spare:
                        live.show(text, slot, spare[0] if spare else None)
                    case Partial(text):
                        signs.draft(text)
                    case _:
                        await signs.stop()
                        await live.stop()
                        number += 1
                        if not (isinstance(reply, Toast) and toast and await toast(reply.text)):
                            sent += await self._bring(heard, slot, reply, spare)
        if spare and sent:
            await self._sender.delete(heard.place, spare)
        await self._report_lost(key, heard.place)
        shown = [message for message in sent if message is not None]
        await self._note_answers(heard, shown)
        return shown

    async def _note_answers(self, heard: Heard, shown: Sequence[int]) -> None:
        """Note what answers what, for edits and for verdicts; a button is no message."""
        if shown and heard.aside is None:
            number = 0 if heard.incoming.pressed else heard.message
            question = Question(number, heard.incoming.key, heard.words)
            library, now = heard.incoming.library, self._kept.now()
            await asyncio.to_thread(self._kept.answers.remember, library, question, shown, now)

    @asynccontextmanager
    async def working(self, key: str, place: Place) -> AsyncIterator[None]:
        """Show that something goes on before there is anything to `show`, such as a download."""
        async with self._signs(key, place).shown() as signs:
            signs.typing()
            yield

    def _signs(self, key: str, place: Place) -> Signs:
        return Signs(self._bot, place, draft_of(key), budget=self._budget)

    def _live(self, heard: Heard) -> Live:
        return Live(self._calls, self._outbox, self._budget, heard.place)

    async def _bring(
        self, heard: Heard, slot: Slot, reply: Final, spare: list[int]
    ) -> list[int | None]:
        """Show one reply; what a pressed button brings up takes the place of its message.

        A farewell is shown too, but its messages are not named: nothing is to be noted of them.
        """
        rendered = render(reply)
        if isinstance(reply, Panel) and heard.incoming.pressed and not spare:
            pressed = [heard.message]
            sent = await self._delivery.bring(slot, heard.place, rendered, pressed)
        else:
            sent = await self._delivery.bring(slot, heard.place, rendered, spare)
        if heard.aside is None:
            about = sent if heard.incoming.pressed else [heard.message, *sent]
            await self._remember(heard.incoming.library, about, rendered.articles)
            await self._note_digest(reply, sent)
        elif isinstance(reply, DigestReply):  # the group has seen nothing of it
            await self._note_digest(replace(reply, closes=False), [])
        return [] if isinstance(reply, Notice) and reply.kind == "farewell" else sent

    async def begin(self, key: str, place: Place, text: str) -> int | None:
        """Send the beginning of an answer, to see whether it is taken; `show` makes it the answer.

        Returns the message.

        Raises:
            TelegramError: it is not, or nobody knows.
        """
        slot = Slot(key, 0)
        known = await asyncio.to_thread(self._outbox.find, slot)
        if known.state != "new":
            return known.message
        await self._budget.take(place.chat, group=place.group)
        await asyncio.to_thread(self._outbox.begin_open, slot, self._kept.now())
        (body,) = render(Notice(text)).bodies
        message = await self._calls.send(place, Text(body, html=False))
        await asyncio.to_thread(self._outbox.opened, slot, message, self._kept.now())
        return message

    async def abandon(self, key: str) -> None:
        """Forget an answer that was only begun, for it is given in another place."""
        unfinished = await asyncio.to_thread(self._outbox.unfinished, key)
        if unfinished:
            await asyncio.to_thread(self._outbox.forget, unfinished[0])

    async def delete(self, place: Place, messages: Sequence[int]) -> None:
        """Delete messages of the bot's own, as far as they can be."""
        await self._sender.delete(place, list(messages))

    async def take_buttons(self, place: Place, message: int) -> None:
        """Take the buttons from a message that has done what they are for."""
        with suppress(TelegramError):  # worth no error
            await self._calls.take_buttons(place, message)

    async def deliver(
        self, key: str, place: Place, reply: Final | Document, *, library: LibraryId | None = None
    ) -> list[int]:
        """Send something that answers no update, such as a digest, exactly once for this key.

        With a `library` replying to it asks about its articles. Returns the messages; one that may
        have got lost on the way is not among them. `close` the key once it is never used again.

        Raises:
            UndeliverableError: Telegram refuses messages for this chat, or (not `gone`) this one.
        """
        rendered = render(reply)
        sent = await self._delivery.bring(Slot(key, 0), place, rendered, [])
        if library is not None:
            await self._remember(library, sent, rendered.articles)
        await self._note_digest(reply, sent)
        return [message for message in sent if message is not None]

    async def close(self, key: str) -> None:
        """Forget what was delivered under a key; delivering again would send it again."""
        await asyncio.to_thread(self._outbox.close, key)

    async def say(self, key: str, place: Place, text: str, *, ordinal: int = 0) -> None:
        """Send a sentence of the bot's own; it takes the place of an answer that was only begun."""
        unfinished = await asyncio.to_thread(self._outbox.unfinished, key)
        spare = [unfinished[1]] if unfinished else []
        await self._delivery.bring(Slot(key, ordinal), place, render(Notice(text)), spare)
        if unfinished and unfinished[0].ordinal != ordinal:
            await asyncio.to_thread(self._outbox.forget, unfinished[0])
        await self._report_lost(key, place)

    async def _remember(
        self, library: LibraryId, messages: Sequence[int | None], articles: Sequence[str]
    ) -> None:
        if articles:
            for message in filter(None, messages):
                await asyncio.to_thread(self._kept.articles.remember, library, message, articles)

    async def _note_digest(self, reply: Final | Document, messages: Sequence[int | None]) -> None:
        """Note in which messages a digest was shown: one can ask about its stories by number."""
        if isinstance(reply, DigestReply):
            shown = [message for message in messages if message is not None]
            finish = partial(self._kept.digests.finish, reply.key, shown, closes=reply.closes)
            await asyncio.to_thread(finish)

    async def _report_lost(self, key: str, place: Place) -> None:
        """Tell the person if a message may not have arrived: it is not sent a second time.

        One note speaks of all of an answer. Only it is said again, until it is known to be there:
        twice does no harm.
        """
        slot = Slot(key, LAST)
        if not await asyncio.to_thread(self._outbox.unknown, key):
            return
        if (await asyncio.to_thread(self._outbox.find, slot)).state != "sent":
            (body,) = render(Notice(say("sent_unknown"))).bodies
            await self._sender.send(slot, place, Text(body), repeatable=True)


def draft_of(key: str) -> int:
    """Return the number of an update's drafts: not 0, and another one for each update."""
    return int(key.rpartition(":")[2]) or 1
