"""A long text that somebody pasted: kept as an article if they say so."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.conversation.adding import Adder
from bot.conversation.messages import Button, Incoming, Notice, Replies
from bot.conversation.route import Ask, route, says
from bot.state.pending import Pending, Place, Waiting
from bot.wording import say
from ingest.values import TextSource

CUT_FROM = 3500
"""Telegram's apps cut a text that is longer than 4,096 UTF-16 units into several messages, near
that length, between words where they can. A shorter message is not the beginning of another."""
GOES_ON = timedelta(seconds=10)
"""The parts of one text arrive within a second or two, and may wait their turn."""
ENDS = (".", "!", "?", "…", "”", "»", "。", "！", "？", "؟")


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
        await self._wait(incoming, Waiting(text, further=(incoming.key, str(_length(text)))))
        keep, drop = Button(say("button-keep"), "/keep"), Button(say("button-drop"), "/drop")
        return Notice(say("keep_this"), buttons=((keep, drop),))

    async def goes_on(self, incoming: Incoming) -> bool:
        """Take a message for the next part of the text that was asked about, if it is that.

        Nothing is asked again then: the text is one, and so is the question.
        """
        if incoming.pressed or incoming.sources or not _may_go_on(incoming.text):
            return False
        waiting = await asyncio.to_thread(
            self._pending.get, _place(incoming), self._now(), within=GOES_ON
        )
        if waiting is None:
            return False
        *keys, last = waiting.further
        if incoming.key in keys:
            return incoming.key != keys[0]
        if int(last) < CUT_FROM:
            return False
        whole = _joined(waiting.text, incoming.text)
        further = (*keys, incoming.key, str(_length(incoming.text)))
        await self._wait(incoming, Waiting(whole, further=further))
        return True

    async def obey(self, incoming: Incoming, name: str, _arguments: str) -> Replies:
        """Keep the text that was asked about, or do not."""
        waiting = await asyncio.to_thread(self._pending.get, _place(incoming), self._now())
        if waiting is None:
            yield Notice(say("kept_nothing"), "error")
            return
        if name == "keep":
            async for reply in self._adder.add(incoming, [TextSource(waiting.text)]):
                yield reply
        else:
            yield Notice(say("dropped"))
        await asyncio.to_thread(self._pending.drop, _place(incoming))

    async def interpret(self, incoming: Incoming, text: str) -> Replies | None:
        """Take yes and no for an answer, where one was asked for."""
        name = "keep" if says(text, "yes") else "drop" if says(text, "no") else None
        if name is None:
            return None
        waiting = await asyncio.to_thread(self._pending.get, _place(incoming), self._now())
        return None if waiting is None else self.obey(incoming, name, "")

    async def _wait(self, incoming: Incoming, waiting: Waiting) -> None:
        await asyncio.to_thread(self._pending.put, _place(incoming), waiting, self._now())


def _place(incoming: Incoming) -> Place:
    return Place(incoming.conversation, incoming.library, "paste")


def _may_go_on(text: str) -> bool:
    """Tell whether a message can be the rest of a text: no command, and no word on it."""
    return isinstance(route(text), Ask) and not says(text, "yes") and not says(text, "no")


def _length(text: str) -> int:
    """Return the length in UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _joined(text: str, part: str) -> str:
    """Join two parts where they were cut: in a sentence, or between paragraphs."""
    return f"{text.rstrip()}{chr(10) if text.rstrip().endswith(ENDS) else ' '}{part.lstrip()}"
