"""From a page, file or pasted text to an article, in a process that may die."""

import asyncio
import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from ingest.errors import EmptySourceError, ParserLimitError, TooLargeError
from ingest.parsing import worker
from ingest.parsing.identity import article_id
from ingest.values import Article, FileSource, Page, TextSource

__all__ = ["Parser", "article_id"]

T = TypeVar("T")

_TASKS_OF_A_PROCESS = 200
"""Then a fresh one takes over, should parsers leak; starting one takes a second of a core."""


class Parser:
    """Parses in killable processes, limited in time and memory, started when first needed.

    No parser can be stopped from within, and small hostile files hold each of them up for
    minutes. `timeout` is in seconds for one source, `file_max_bytes` for a file as it is,
    `memory` in bytes of address space for one process.
    """

    def __init__(
        self,
        *,
        timeout: float = 20.0,
        file_max_bytes: int = 20_000_000,
        processes: int = 2,
        memory: int = 1_000_000_000,
    ) -> None:
        self._timeout = timeout
        self._file_max_bytes = file_max_bytes
        self._processes = processes
        self._memory = memory
        self._lock = threading.Lock()
        self._pool: ProcessPool | None = None

    async def parse(
        self, source: Page | FileSource | TextSource, *, strict: bool = True
    ) -> Article:
        """Return the article in `source`.

        With `strict` off, a page that is no article gives what text there is.

        Raises:
            ParserLimitError: when it took too much time or memory; the next one is read again.
            IngestError: when it cannot be read, in one of its kinds.
        """
        self._check_size(source)
        return await self.run(worker.named(source), partial(worker.read, source, strict))

    async def run(self, name: str, work: Callable[[], T], *, timeout: float | None = None) -> T:  # noqa: ASYNC109 - it is the process that has the limit
        """Do `work`, a function of a module with its arguments, in a process that may die.

        `name` is what errors and logs call the bytes it is about; `timeout`, in seconds, may
        be shorter than the parser's own.

        Raises:
            ParserLimitError: when it took too much time or memory.
            IngestError: what `work` raises.
        """
        seconds = min(timeout or self._timeout, self._timeout)
        future = await asyncio.to_thread(self._schedule, name, work, seconds)
        try:
            return await asyncio.wrap_future(future)
        except (TimeoutError, ProcessExpired, BrokenProcessPool) as error:
            raise ParserLimitError(name) from error

    def close(self) -> None:
        """End the processes; parsing again starts new ones."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call] # pebble has no types on it
            pool.join()

    def _check_size(self, source: Page | FileSource | TextSource) -> None:
        """Refuse what is not worth sending to another process."""
        if isinstance(source, TextSource):
            return
        if not source.body:
            raise EmptySourceError(worker.named(source))
        if len(source.body) > self._file_max_bytes:
            raise TooLargeError(worker.named(source), self._file_max_bytes)

    def _schedule(self, name: str, work: Callable[[], T], seconds: float) -> Future[T]:
        with self._lock:
            if self._pool is None or not self._pool.active:
                self._pool = ProcessPool(
                    max_workers=self._processes,
                    max_tasks=_TASKS_OF_A_PROCESS,
                    initializer=worker.prepare,
                    initargs=(self._memory,),
                    context=multiprocessing.get_context("spawn"),
                )
            future: Future[T] = self._pool.schedule(
                worker.guarded, args=(name, seconds, work), timeout=seconds
            )
            return future
