"""What is shown while a chat model has not finished a sentence: words that are true already."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import aclosing

from bot.values import Answer, Draft, Reading

SECONDS = 0.3
"""A sentence of a quick model takes half a second, and before it there is nothing to believe."""


async def with_quote(reading: Reading, quoted: Answer, *, after: float = SECONDS) -> Reading:
    """Yield what `reading` yields; before that `quoted`, if nothing comes for `after` seconds.

    A quote that does not answer is not shown. The reading runs in a task of its own from its first
    step to its last, because its time limits belong to a task.
    """
    items: asyncio.Queue[Draft | Answer | Exception | None] = asyncio.Queue()
    async with _pumping(reading, items):
        waiting = not quoted.abstained and bool(quoted.text)
        while True:
            try:
                async with asyncio.timeout(after if waiting else None):
                    item = await items.get()
            except TimeoutError:
                waiting = False
                yield Draft(quoted.text, quoted=True)
                continue
            waiting = False
            if isinstance(item, Exception):
                raise item
            if item is None:
                return
            yield item


@contextlib.asynccontextmanager
async def _pumping(
    reading: Reading, items: asyncio.Queue[Draft | Answer | Exception | None]
) -> AsyncIterator[None]:
    """Put into `items` what comes, then the error that ended it or None."""

    async def pump() -> None:
        try:
            async with aclosing(reading):
                async for item in reading:
                    items.put_nowait(item)
        except Exception as error:  # noqa: BLE001 - raised where the items are taken
            items.put_nowait(error)
        else:
            items.put_nowait(None)

    task = asyncio.create_task(pump())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})
