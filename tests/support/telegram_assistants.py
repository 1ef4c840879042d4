"""Stand-ins for the assistant, where a test is about the carrier."""

import asyncio
from collections.abc import Callable

from bot.conversation.messages import Incoming, Notice, Replies, Reply


class Scripted:
    """Replies by a script and remembers what it heard."""

    def __init__(self, script: Callable[[Incoming], list[Reply]] | None = None) -> None:
        self.heard: list[Incoming] = []
        self.script = script or (lambda incoming: [Notice(f"heard {incoming.text}")])

    async def hear(self, incoming: Incoming) -> Replies:
        self.heard.append(incoming)
        for reply in self.script(incoming):
            yield reply


class Waiting(Scripted):
    """Holds back its reply to the texts in `held` until `release` is set; tells when it does."""

    def __init__(self, *held: str) -> None:
        super().__init__()
        self._held = held
        self.holding = asyncio.Event()
        self.release = asyncio.Event()

    async def hear(self, incoming: Incoming) -> Replies:
        if incoming.text in self._held:
            self.holding.set()
            await self.release.wait()
        async for reply in super().hear(incoming):
            yield reply


class Pausing(Scripted):
    """Gives its first reply, and the others once `go_on` is set."""

    def __init__(self, replies: list[Reply]) -> None:
        super().__init__(lambda _: replies)
        self.go_on = asyncio.Event()

    async def hear(self, incoming: Incoming) -> Replies:
        async for reply in super().hear(incoming):
            yield reply
            await self.go_on.wait()


class Broken:
    """Raises an error whose text holds what the person wrote."""

    async def hear(self, incoming: Incoming) -> Replies:
        if incoming.text == "fine":
            yield Notice("fine")
            return
        raise ValueError(f"cannot {incoming.text}")
