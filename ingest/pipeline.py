"""From a source to the library."""

import asyncio
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from ingest.errors import IngestError
from ingest.fetch.urls import canonical
from ingest.values import Article, FileSource, LibraryId, Page, Source, TextSource, URLSource

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Added:
    """An article that is in the library now, and what adding it changed."""

    article: Article
    outcome: Literal["new", "known", "updated"]


class Fetches(Protocol):
    """Downloads a page (`ingest.fetch.fetcher.Fetcher`)."""

    async def fetch(self, url: str) -> Page:
        """Return the page or raise an `IngestError`."""
        ...


class Parses(Protocol):
    """Reads a page, file or text (`ingest.parsing.parser.Parser`)."""

    async def parse(self, source: Page | FileSource | TextSource) -> Article:
        """Return the article or raise an `IngestError`."""
        ...


class Stores(Protocol):
    """Keeps articles (`ingest.library.store.Store`)."""

    def put(self, library: LibraryId, article: Article) -> Literal["new", "known", "updated"]:
        """Store an article as a whole or not at all."""
        ...

    def find(
        self, library: LibraryId, *, url: str | None = None, content_hash: str | None = None
    ) -> Article | None:
        """Return the article with this address or content, if it is there."""
        ...


class Pipeline:
    """Fetches, parses and stores; nothing is stored before all of it is there."""

    def __init__(
        self,
        *,
        fetcher: Fetches,
        parser: Parses,
        store: Stores,
        stored: Callable[[LibraryId, Article], None] = lambda _library, _article: None,
    ) -> None:
        """`stored` is told of each article that is in a library now; it must be quick."""
        self._fetcher = fetcher
        self._parser = parser
        self._store = store
        self._stored = stored
        self._running: dict[tuple[LibraryId, str], asyncio.Task[Added]] = {}

    async def add(self, library: LibraryId, source: Source) -> Added:
        """Put a source into a library; adding it again changes nothing.

        The same source added several times at once is worked on once. A known address that
        cannot be read any more gives the article as it was.

        Raises:
            IngestError: when the source cannot become an article.
            LibraryError: when it cannot be stored.
        """
        key = (library, _key(source))
        running = self._running.get(key)
        if running is not None:
            return replace(await asyncio.shield(running), outcome="known")
        task = asyncio.create_task(self._add(library, source))
        self._running[key] = task
        task.add_done_callback(lambda done: self._forget(key, done))
        return await asyncio.shield(task)

    def _forget(self, key: tuple[LibraryId, str], task: asyncio.Task[Added]) -> None:
        """Take a finished task out, and its error too if nobody waits for it any more."""
        self._running.pop(key, None)
        if not task.cancelled() and task.exception() is not None:
            logger.info("adding failed: %s", type(task.exception()).__name__)

    async def _add(self, library: LibraryId, source: Source) -> Added:
        try:
            article = await self._read(source)
        except IngestError as error:
            known = await self._known(library, source)
            if known is None:
                raise
            logger.info("kept the known article: %s", type(error).__name__)
            return Added(known, "known")
        outcome = await asyncio.to_thread(self._store.put, library, article)
        self._stored(library, article)
        return Added(article, outcome)

    async def _read(self, source: Source) -> Article:
        if isinstance(source, URLSource):
            return await self._parser.parse(await self._fetcher.fetch(source.url))
        return await self._parser.parse(source)

    async def _known(self, library: LibraryId, source: Source) -> Article | None:
        if not isinstance(source, URLSource):
            return None
        return await asyncio.to_thread(self._store.find, library, url=canonical(source.url))


def _key(source: Source) -> str:
    """Return what two sources that are the same have in common."""
    if isinstance(source, URLSource):
        return canonical(source.url)
    content = (
        source.text.encode("utf-8", "replace") if isinstance(source, TextSource) else source.body
    )
    return hashlib.sha256(content).hexdigest()
