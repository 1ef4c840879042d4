"""An assistant that keeps account of what each message used."""

import asyncio
from typing import Protocol

from bot.conversation.limits import Limits
from bot.conversation.messages import Incoming, Replies
from bot.models import metering


class Hears(Protocol):
    """What hears messages: `bot.conversation.assistant.Assistant`."""

    def hear(self, incoming: Incoming) -> Replies:
        """Yield what to show."""
        ...


class Accounted:
    """Hears messages through another assistant, and writes down the tokens that it used."""

    def __init__(self, assistant: Hears, limits: Limits) -> None:
        self._assistant = assistant
        self._limits = limits

    async def hear(self, incoming: Incoming) -> Replies:
        """Yield what the assistant replies; what it used counts however it ends."""
        meter = metering.start()
        try:
            async for reply in self._assistant.hear(incoming):
                yield reply
        finally:
            await asyncio.to_thread(self._limits.settle, incoming, meter)
