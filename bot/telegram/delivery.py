"""Brings one reply to its place: all in one rich message, or in as many of HTML as it takes."""

import asyncio
from collections.abc import Iterator

from bot.conversation.messages import Rows
from bot.state.outbox import Outbox, Sending, Slot
from bot.telegram.calls import Content, File, Place, Text
from bot.telegram.layout import Rendered
from bot.telegram.rich import Rich
from bot.telegram.sender import OtherWayError, Sender
from bot.telegram.ways import Ways


class Delivery:
    """Sends what is missing of a reply, and lets earlier messages take part in it."""

    def __init__(self, *, sender: Sender, outbox: Outbox, ways: Ways) -> None:
        self._sender = sender
        self._outbox = outbox
        self._ways = ways

    async def bring(
        self, first: Slot, place: Place, rendered: Rendered, spare: list[int]
    ) -> list[int | None]:
        """Show a reply whose first message has the slot `first`, and others those after it.

        Messages in `spare` are edited instead of sending new ones, and taken off that list. Returns
        the messages; None for each of which it is unknown whether it was sent.

        Raises:
            UndeliverableError: Telegram refuses messages for this chat.
        """
        known = await self._find(first, spare)
        if known.state in ("sent", "unknown") and known.whole:
            return [known.message]
        rich = place.only is None and await self._ways.takes_rich(place.chat)
        if known.state in ("new", "open") and rich:
            sent = await self._in_one(first, place, rendered, known, spare)
            if sent is not None:
                return sent
        return await self._in_parts(first, place, rendered, spare)

    async def _in_one(
        self, slot: Slot, place: Place, rendered: Rendered, known: Sending, spare: list[int]
    ) -> list[int | None] | None:
        """Show a reply as one rich message; None where there is none or it is refused."""
        if rendered.rich is None:
            return None
        target = _target(known, spare)
        try:
            return [await self._put(slot, place, rendered.rich, rendered.buttons, target)]
        except OtherWayError as error:
            if target is not None and known.state == "new":
                spare.insert(0, target)
            await self._ways.refused_rich(place.chat, everywhere=error.everywhere)
            return None

    async def _in_parts(
        self, first: Slot, place: Place, rendered: Rendered, spare: list[int]
    ) -> list[int | None]:
        sent: list[int | None] = []
        for position, (content, buttons) in enumerate(_parts(rendered)):
            slot = Slot(first.key, first.ordinal + position)
            known = await self._find(slot, spare)
            if known.state in ("sent", "unknown"):
                sent.append(known.message)
            else:
                target = _target(known, spare)
                sent.append(await self._put(slot, place, content, buttons, target))
        return sent

    async def _find(self, slot: Slot, spare: list[int]) -> Sending:
        """Look a message up; one that was edited before a crash is not there for another part."""
        known = await asyncio.to_thread(self._outbox.find, slot)
        if known.message in spare:
            spare.remove(known.message)
        return known

    async def _put(
        self, slot: Slot, place: Place, content: Content, buttons: Rows, target: int | None
    ) -> int | None:
        if target is None:
            return await self._sender.send(slot, place, content, buttons)
        return await self._sender.edit(slot, place, target, content, buttons)


def _target(known: Sending, spare: list[int]) -> int | None:
    """Return the message to edit: the one that was begun, else one that is there anyhow."""
    if known.state == "open":
        return known.message
    return spare.pop(0) if spare else None


def _parts(rendered: Rendered) -> Iterator[tuple[Content | Rich, Rows]]:
    """Yield what each message says; the last one has the buttons."""
    last = len(rendered.bodies) - 1
    for position, body in enumerate(rendered.bodies):
        content: Content = Text(body, preview=None if position else rendered.preview)
        if position == 0 and rendered.attachment is not None:
            content = File(rendered.attachment, Text(body))
        yield content, rendered.buttons if position == last else ()
