"""The same work asked for twice at the same time is done once."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Once(Generic[Key, Value]):
    """Lets those who ask for a key while it is being made wait for the same result.

    Nothing is remembered afterwards. Who stops waiting does not stop the others; when nobody waits
    any more the work is cancelled.
    """

    def __init__(self) -> None:
        self._tasks: dict[Key, asyncio.Task[Value]] = {}
        self._waiting: dict[Key, int] = {}

    async def run(self, key: Key, make: Callable[[], Coroutine[Any, Any, Value]]) -> Value:
        """Return what `make` gives, or what the work under way for `key` gives."""
        task = self._tasks.get(key)
        if task is None:
            task = self._tasks[key] = asyncio.create_task(make())
        self._waiting[key] = self._waiting.get(key, 0) + 1
        try:
            return await asyncio.shield(task)
        finally:
            self._leave(key, task)

    def _leave(self, key: Key, task: asyncio.Task[Value]) -> None:
        """Count one less; the last one tidies up."""
        self._waiting[key] -= 1
        if not self._waiting[key]:
            del self._waiting[key], self._tasks[key]
            task.cancel()
