"""Shows replies: signs of work first, then the messages, each once."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TypeAlias

from telegram import Bot

from bot.conversation.messages import Final, Notice, Panel, Partial, Replies, Toast, Working
from bot.state.answers import Answers, Question
from bot.state.message_articles import MessageArticles
from bot.state.outbox import Outbox
from bot.telegram.ear import Heard
from bot.telegram.outgoing import Place
from bot.telegram.render import render
from bot.telegram.sender import Sender
from bot.telegram.signs import EDIT_SECONDS, Signs, private_drafts
from bot.wording import say
from ingest.values import LibraryId

LAST = 10_001
"""Ordinal of the sentence that comes after everything else in the answer to an update."""

ShowToast: TypeAlias = Callable[[str | None], Awaitable[bool]]
"""Shows a few words over the chat where a button was pressed; None only ends its spinning."""


class Presenter:
    """Sends what the conversation says. Repeating it after a crash sends only what is missing."""

    def __init__(
        self,
        bot: Bot,
        *,
        sender: Sender,
        outbox: Outbox,
        articles: MessageArticles,
        answers: Answers,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._bot = bot
        self._sender = sender
        self._outbox = outbox
        self._articles = articles
        self._answers = answers
        self._now = now

    async def show(
        self,
        heard: Heard,
        replies: Replies,
        *,
        toast: ShowToast | None = None,
        replacing: Sequence[int] = (),
    ) -> list[int]:
        """Show the replies as they come; return the numbers of the messages that stand there.

        `toast` is there where a button was pressed. `replacing` are messages of an earlier answer
        that this one takes the place of.

        Raises:
            UndeliverableError: Telegram refuses messages for this chat.
        """
        key, sent = heard.incoming.key, list[int | None]()
        earlier = iter(replacing)
        signs = self._signs(heard, sent, edits=not replacing)
        async with signs.shown():
            async for reply in replies:
                if toast is not None and not isinstance(reply, Toast):
                    await toast(None)
                match reply:
                    case Working():
                        signs.typing()
                    case Partial(text):
                        signs.draft(text)
                    case Toast(text) if toast is not None and await toast(text):
                        continue
                    case _:
                        await signs.stop()
                        sent += await self._send(heard, len(sent), reply, earlier)
        await self._withdraw(heard.place.chat, earlier)
        await self._report_lost(key, heard.place)
        shown = [number for number in sent if number is not None]
        if shown:
            await asyncio.to_thread(
                self._answers.remember,
                heard.incoming.library,
                Question(0 if heard.incoming.pressed else heard.message, key, heard.words),
                shown,
                self._now(),
            )
        return shown

    def _signs(self, heard: Heard, sent: Sequence[int | None], *, edits: bool) -> Signs:
        """Return signs of life: drafts where the person is alone with the bot, else edits."""
        place, key = heard.place, heard.incoming.key
        if not place.group:
            return Signs(self._bot, place, private_drafts(self._bot, place, draft_of(key)))

        async def show(text: str) -> bool:
            return edits and await self._sender.draft(key, len(sent), place, text)

        return Signs(self._bot, place, show, seconds=EDIT_SECONDS)

    async def _send(
        self, heard: Heard, ordinal: int, reply: Final, earlier: Iterator[int]
    ) -> list[int | None]:
        """Send the messages of one reply."""
        rendered = render(reply)
        pressed = heard.incoming.pressed and isinstance(reply, Panel)
        send = partial(self._sender.send, heard.incoming.key)
        sent = [
            await send(
                ordinal + position,
                heard.place,
                message,
                over=heard.message if pressed and position == 0 else next(earlier, None),
            )
            for position, message in enumerate(rendered.messages)
        ]
        about = sent if heard.incoming.pressed else [heard.message, *sent]
        await self._remember(heard.incoming.library, about, rendered.articles)
        return sent

    async def _remember(
        self, library: LibraryId, messages: Sequence[int | None], articles: Sequence[str]
    ) -> None:
        """Note what messages are about, so that replying to one asks about that."""
        for number in filter(None, messages if articles else ()):
            await asyncio.to_thread(self._articles.remember, library, number, articles)

    async def _withdraw(self, chat: int, messages: Iterator[int]) -> None:
        """Delete what an earlier answer had more."""
        for number in messages:
            await self._sender.withdraw(chat, number)

    async def deliver(self, key: str, place: Place, library: LibraryId, reply: Final) -> list[int]:
        """Send something that nobody asked for just now, once for each `key`.

        Raises:
            UndeliverableError: Telegram refuses messages for this chat.
        """
        rendered = render(reply)
        sent = [
            await self._sender.send(key, ordinal, place, message)
            for ordinal, message in enumerate(rendered.messages)
        ]
        await self._remember(library, sent, rendered.articles)
        return [number for number in sent if number is not None]

    async def say(self, key: str, place: Place, text: str, *, ordinal: int = 0) -> None:
        """Send a sentence of the bot's own."""
        for position, message in enumerate(render(Notice(text)).messages):
            await self._sender.send(key, ordinal + position, place, message)
        await self._report_lost(key, place)

    async def _report_lost(self, key: str, place: Place) -> None:
        """Tell the person if a message may not have arrived: it is not sent a second time."""
        if await asyncio.to_thread(self._outbox.unknown, key):
            (message,) = render(Notice(say("sent_unknown"))).messages
            await self._sender.send(key, LAST, place, message)


def draft_of(key: str) -> int:
    """Return the number of an update's drafts: not 0, and another one for each update."""
    return int(key.rpartition(":")[2]) or 1
