"""Shows replies: signs of work first, then the messages, each once."""

import asyncio

from telegram import Bot

from bot.conversation.messages import Final, Notice, Partial, Replies, Working
from bot.state.message_articles import MessageArticles
from bot.state.outbox import Outbox
from bot.telegram.ear import Heard
from bot.telegram.render import render
from bot.telegram.sender import Place, Sender
from bot.telegram.signs import Signs
from bot.wording import say

LAST = 10_001
"""Ordinal of the sentence that comes after everything else in the answer to an update."""


class Presenter:
    """Sends what the conversation says. Repeating it after a crash sends only what is missing."""

    def __init__(
        self, bot: Bot, *, sender: Sender, outbox: Outbox, articles: MessageArticles
    ) -> None:
        self._bot = bot
        self._sender = sender
        self._outbox = outbox
        self._articles = articles

    async def show(self, heard: Heard, replies: Replies) -> None:
        """Show the replies as they come."""
        ordinal, key = 0, heard.incoming.key
        signs = Signs(self._bot, heard.place, draft_of(key))
        async with signs.shown():
            async for reply in replies:
                match reply:
                    case Working():
                        signs.typing()
                    case Partial(text):
                        signs.draft(text)
                    case _:
                        await signs.stop()
                        ordinal = await self._send(heard, ordinal, reply)
        await self._report_lost(key, heard.place)

    async def _send(self, heard: Heard, ordinal: int, reply: Final) -> int:
        """Send the messages of one reply; return the ordinal of the next message."""
        rendered = render(reply)
        last = len(rendered.bodies) - 1
        sent: list[int | None] = []
        for position, body in enumerate(rendered.bodies):
            buttons = rendered.buttons if position == last else ()
            sent.append(
                await self._sender.send(
                    heard.incoming.key, ordinal + position, heard.place, body, buttons
                )
            )
        if rendered.articles:
            for message in filter(None, [heard.message, *sent]):
                await asyncio.to_thread(
                    self._articles.remember, heard.incoming.library, message, rendered.articles
                )
        return ordinal + len(rendered.bodies)

    async def say(self, key: str, place: Place, text: str, *, ordinal: int = 0) -> None:
        """Send a sentence of the bot's own."""
        for position, body in enumerate(render(Notice(text)).bodies):
            await self._sender.send(key, ordinal + position, place, body)
        await self._report_lost(key, place)

    async def _report_lost(self, key: str, place: Place) -> None:
        """Tell the person if a message may not have arrived: it is not sent a second time."""
        if await asyncio.to_thread(self._outbox.unknown, key):
            (body,) = render(Notice(say("sent_unknown"))).bodies
            await self._sender.send(key, LAST, place, body)


def draft_of(key: str) -> int:
    """Return the number of an update's drafts: not 0, and another one for each update."""
    return int(key.rpartition(":")[2]) or 1
