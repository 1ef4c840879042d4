"""Chats that follow feeds, on real tables, with a reader that a test writes the feeds of."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from bot.groups.feed_poller import FeedPoller, Polled
from bot.groups.following import Following
from bot.state.feed_entries import FeedEntries
from bot.state.feed_polls import FeedPolls
from bot.state.feed_values import Place
from bot.state.feeds import Subscriptions
from bot.state.migrating import bring_up_to_date
from ingest.database.engine import make_engine
from ingest.errors import IngestError, NotAFeedError
from ingest.feeds.reader import Found, Known, Visit
from ingest.feeds.values import Feed, FeedEntry
from ingest.parsing.parser import Parser
from ingest.values import LibraryId
from tests.support.feeds import NOW

HERE = Place(LibraryId("here"))
THERE = Place(LibraryId("there"))
URL = "https://post.example/feed"


class Web:
    """Feeds by address, as a reader finds them; an error is raised, a text is a new address."""

    def __init__(self) -> None:
        self.feeds: dict[str, list[FeedEntry] | IngestError | str] = {}
        self.asked: list[str] = []

    def publish(self, *names: str, url: str = URL) -> None:
        """Put entries of these names at the front of a feed."""
        before = self.feeds.get(url, [])
        new = [FeedEntry(name, name, f"https://post.example/{name}") for name in names]
        self.feeds[url] = [*new, *(before if isinstance(before, list) else [])]

    async def visit(self, url: str, known: Known | None = None) -> Visit:
        self.asked.append(url)
        found = self.feeds.get(url, NotAFeedError(url))
        if isinstance(found, IngestError):
            raise found
        if isinstance(found, str):
            return await self.visit(found, known)
        body = str([entry.id for entry in found])
        feed = Feed(url, "The Harbour Post", tuple(found), "https://post.example/")
        unchanged = known is not None and known.body == body
        return Visit(url, None if unchanged else feed, Known(body=body))

    async def find(self, url: str) -> Found:
        visit = await self.visit(url)
        assert visit.feed is not None
        return Found(visit.url, visit.feed, visit.known)


@dataclass
class Followers:
    """Everything about feeds on one database, with a clock to turn."""

    engine: Engine
    web: Web = field(default_factory=Web)
    time: datetime = NOW

    def __post_init__(self) -> None:
        self.subscriptions = Subscriptions(self.engine)
        self.entries = FeedEntries(self.engine)
        self.polls = FeedPolls(self.engine)
        self.parser = Parser(processes=1)
        self.following = Following(
            reader=self.web,
            parser=self.parser,
            subscriptions=self.subscriptions,
            now=lambda: self.time,
        )
        self.poller = FeedPoller(
            reader=self.web, polls=self.polls, entries=self.entries, now=lambda: self.time
        )

    async def poll(self, later: timedelta = timedelta(hours=4)) -> Polled:
        """Turn the clock, and visit what is due."""
        self.time += later
        return await self.poller.poll()

    def waiting(self, place: Place = HERE, *, at_once: bool = False) -> list[str]:
        """Return the titles that wait in a place."""
        found = self.entries.waiting(place, at_once=at_once)
        return sorted(one.entry.title for one in found)

    def deliver(self, place: Place = HERE) -> list[str]:
        """Show all that waits in a place, and return the titles."""
        found = self.entries.waiting(place, at_once=False)
        self.entries.delivered([one.key for one in found])
        return sorted(one.entry.title for one in found)


@contextmanager
def followers(where: str | Path) -> Iterator[Followers]:
    """Open the tables at an address or path."""
    engine = make_engine(where)
    bring_up_to_date(engine)
    opened = Followers(engine)
    yield opened
    opened.parser.close()
    engine.dispose()
