"""A long text that somebody pasted: kept as an article if they say so."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

from bot.conversation.adding import Adder
from bot.conversation.messages import Button, Incoming, Notice, Replies
from bot.conversation.route import says
from bot.state.pending import Pending, Waiting
from bot.wording import say
from ingest.values import TextSource


class Pasting:
    """Asks once whether a pasted text is to be kept, and does what is said."""

    def __init__(
        self,
        *,
        adder: Adder,
        pending: Pending,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._adder = adder
        self._pending = pending
        self._now = now

    async def ask(self, incoming: Incoming, text: str) -> Notice:
        """Ask whether to keep a text."""
        await asyncio.to_thread(
            self._pending.put,
            incoming.conversation,
            "paste",
            incoming.library,
            Waiting(text),
            self._now(),
        )
        keep, drop = Button(say("button-keep"), "/keep"), Button(say("button-drop"), "/drop")
        return Notice(say("keep_this"), buttons=((keep, drop),))

    async def obey(self, incoming: Incoming, name: str, _arguments: str) -> Replies:
        """Keep the text that was asked about, or do not."""
        waiting = await asyncio.to_thread(
            self._pending.get, incoming.conversation, "paste", self._now()
        )
        if waiting is None:
            yield Notice(say("kept_nothing"), "error")
            return
        if name == "keep":
            async for reply in self._adder.add(incoming, [TextSource(waiting.text)]):
                yield reply
        else:
            yield Notice(say("dropped"))
        await asyncio.to_thread(self._pending.drop, incoming.conversation, "paste")

    async def interpret(self, incoming: Incoming, text: str) -> Replies | None:
        """Take yes and no for an answer, where one was asked for."""
        name = "keep" if says(text, "yes") else "drop" if says(text, "no") else None
        if name is None:
            return None
        waiting = await asyncio.to_thread(
            self._pending.get, incoming.conversation, "paste", self._now()
        )
        return None if waiting is None else self.obey(incoming, name, "")
