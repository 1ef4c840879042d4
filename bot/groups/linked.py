"""The articles behind addresses: those of the library, and those that are still to be read."""

import asyncio
import logging
from collections.abc import Iterable, Mapping

from bot.digests.values import Unread
from ingest.errors import ArticleBotError, NotAnArticleError
from ingest.fetch.urls import canonical
from ingest.library.store import Store
from ingest.pipeline import Added, Pipeline
from ingest.values import Article, LibraryId, URLSource

AT_ONCE = 4
"""Links that are read at the same time."""
MOST = 60
"""Links that are read for one digest; the others are listed without being read."""
SECONDS = 120.0
"""For all links of one digest."""

_log = logging.getLogger(__name__)


class Linked:
    """Finds articles by their canonical addresses, and reads those that are missing."""

    def __init__(self, *, store: Store, pipeline: Pipeline) -> None:
        self._store = store
        self._pipeline = pipeline

    async def known(self, library: LibraryId, urls: Iterable[str]) -> dict[str, Article]:
        """Return the articles of the library with these canonical addresses."""
        return await asyncio.to_thread(self._known, library, list(urls))

    async def read(
        self, library: LibraryId, urls: Iterable[str], *, seconds: float | None = None
    ) -> Mapping[str, Article | Unread]:
        """Read links into the library; one that cannot be read is told with the reason.

        What is not done in `seconds` counts as not read; None waits for all.
        """
        free = asyncio.Semaphore(AT_ONCE)
        now = asyncio.get_running_loop().time()
        until = None if seconds is None else now + seconds

        async def one(url: str) -> Article | Unread:
            try:
                async with free, asyncio.timeout_at(until):
                    added = await self.add(library, url)
            except TimeoutError:
                return Unread()
            return added if isinstance(added, Unread) else added.article

        async with asyncio.TaskGroup() as group:
            tasks = {url: group.create_task(one(url)) for url in urls}
        return {url: task.result() for url, task in tasks.items()}

    async def add(self, library: LibraryId, url: str) -> Added | Unread:
        """Read one link into the library, or return why that could not be done."""
        try:
            return await self._pipeline.add(library, URLSource(url))
        except TimeoutError:
            raise
        except NotAnArticleError as error:
            return Unread(error.reason, error.title, error.site, error.published)
        except ArticleBotError:
            return Unread("failed")
        except Exception as error:  # noqa: BLE001 - one link must not cost a group its digest
            _log.error("link not read error=%s", type(error).__name__)
            return Unread("failed")

    async def all(self, library: LibraryId, urls: Iterable[str]) -> dict[str, Article | Unread]:
        """Return what is behind these addresses; `MOST` of the missing ones are read."""
        wanted = list(dict.fromkeys(urls))
        known: dict[str, Article | Unread] = dict(await self.known(library, wanted))
        missing = [url for url in wanted if url not in known]
        return known | dict(await self.read(library, missing[:MOST], seconds=SECONDS))

    def _known(self, library: LibraryId, urls: list[str]) -> dict[str, Article]:
        ids = {canonical(url): id_ for id_, url in self._store.addresses(library).items()}
        wanted = {url: ids[url] for url in urls if url in ids}
        articles = self._store.get_many(library, list(dict.fromkeys(wanted.values())))
        return {url: articles[id_] for url, id_ in wanted.items() if id_ in articles}
