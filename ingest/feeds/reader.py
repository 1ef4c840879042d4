"""From an address to a feed: fetched if it changed, parsed within limits, found on a site."""

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from ingest.errors import (
    BadStatusError,
    FetchTimeoutError,
    IngestError,
    NotAFeedError,
)
from ingest.feeds.discover import named_feeds, usual_places
from ingest.feeds.parse import SECONDS, parse_feed
from ingest.feeds.values import Feed, FeedLink
from ingest.fetch.answers import Fetched

T = TypeVar("T")

_ACCEPT = (
    "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,"
    "text/xml;q=0.9,application/json;q=0.8,text/html;q=0.5,*/*;q=0.3"
)
_MAX_VALIDATOR = 500
_TRIED = 3


class Asks(Protocol):
    """Downloads with headers (`ingest.fetch.fetcher.Fetcher`)."""

    async def ask(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """Return what the server said or raise an `IngestError`."""
        ...


class Runs(Protocol):
    """Does work on hostile bytes in a process that may die (`ingest.parsing.parser.Parser`)."""

    async def run(self, name: str, work: Callable[[], T], *, timeout: float | None = None) -> T:  # noqa: ASYNC109 - it is the process that has the limit
        """Return what `work` returns or raise an `IngestError`."""
        ...


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of the last visit, to ask for changes only."""

    etag: str | None = None
    last_modified: str | None = None
    body: str | None = None
    """SHA-256 of what was read: many servers send the same again and again."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit to a feed brought: the feed, or None when nothing has changed.

    `url` is where the feed is from now on: another address after a permanent redirect.
    """

    url: str
    feed: Feed | None
    known: Known


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that is there, and the address to visit it at."""

    url: str
    feed: Feed
    known: Known


class FeedReader:
    """Reads feeds through the one door to the network. `seconds` is for finding one on a site."""

    def __init__(self, *, fetcher: Asks, parser: Runs, seconds: float = 30.0) -> None:
        self._fetcher = fetcher
        self._parser = parser
        self._seconds = seconds

    async def visit(self, url: str, known: Known | None = None) -> Visit:
        """Return the feed at an address, if it changed since `known`.

        A permanent redirect counts only if it leads to a feed.

        Raises:
            NotAFeedError: when there is something else.
            IngestError: when it cannot be had or read.
        """
        return await self._parsed(url, await self._fetch(url, known), known or Known())

    async def find(self, url: str) -> Found:
        """Return the feed at an address, or the first one that the site there names or has.

        Raises:
            NotAFeedError: when there is none.
            IngestError: when the address cannot be had.
        """
        try:
            async with asyncio.timeout(self._seconds):
                return await self._find(url)
        except TimeoutError as error:
            raise FetchTimeoutError(url, self._seconds) from error

    async def _find(self, url: str) -> Found:
        fetched = await self._fetch(url, None)
        try:
            return _found(await self._parsed(url, fetched, Known()))
        except NotAFeedError:
            page = fetched.page
        if page is None:
            raise NotAFeedError(url)
        links = await self._run(page.url, partial(named_feeds, page))
        for candidate in _candidates(links, page.url):
            try:
                return _found(await self.visit(candidate))
            except IngestError:
                continue
        raise NotAFeedError(url)

    async def _fetch(self, url: str, known: Known | None) -> Fetched:
        return await self._fetcher.ask(url, {"Accept": _ACCEPT, **_conditions(known or Known())})

    async def _parsed(self, url: str, fetched: Fetched, known: Known) -> Visit:
        page = fetched.page
        if page is None:
            if not _conditions(known):
                raise BadStatusError(url, 304)
            return Visit(url, None, known)
        body = hashlib.sha256(page.body).hexdigest()
        now = Known(_validator(fetched, "etag"), _validator(fetched, "last-modified"), body)
        if body == known.body:
            return Visit(fetched.moved or url, None, now)
        feed = await self._run(page.url, partial(parse_feed, page))
        return Visit(fetched.moved or url, feed, now)

    async def _run(self, url: str, work: Callable[[], T]) -> T:
        return await self._parser.run(url, work, timeout=SECONDS)


def _found(visit: Visit) -> Found:
    if visit.feed is None:
        raise NotAFeedError(visit.url)
    return Found(visit.url, visit.feed, visit.known)


def _candidates(links: list[FeedLink], url: str) -> list[str]:
    """Return where to look, the feeds that the page names first."""
    named = [link.url for link in links[:_TRIED]]
    return list(dict.fromkeys([*named, *usual_places(url)]))


def _conditions(known: Known) -> dict[str, str]:
    wanted = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in wanted.items() if value}


def _validator(fetched: Fetched, name: str) -> str | None:
    """Return a header to send back next time, if it can be sent."""
    value = fetched.headers.get(name, "")
    return (
        value if value.isascii() and value.isprintable() and len(value) <= _MAX_VALIDATOR else None
    )
