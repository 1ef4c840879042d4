"""The end of a task that was cancelled."""

import asyncio


async def ended(task: "asyncio.Task[None]") -> None:
    """Wait until a cancelled task has ended, and raise what went wrong in it.

    `await task` under `suppress(CancelledError)` would take a cancellation of whoever waits for the
    task's own, and go on with an answer that the bot's stop has cut short.
    """
    await asyncio.wait([task])
    if not task.cancelled():
        task.result()
