"""Many feeds on many hosts, on one server of this machine that counts who comes at one time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot.groups.feed_poller import FeedPoller
from bot.state.feed_values import Wish
from ingest.feeds.reader import FeedReader, Found, Known
from ingest.feeds.values import Feed
from ingest.parsing.parser import Parser
from tests.support.feeds import item, rss, xml
from tests.support.followers import HERE, Followers
from tests.support.web_server import Busy, Names, polite_fetcher, serve


@dataclass
class Newsstand:
    """The addresses of feeds, and the most requests that the server answered at one time."""

    urls: list[str]
    busy: Busy

    @property
    def most(self) -> int:
        """The most connections to one host at one time."""
        return max(self.busy.most.values())


@asynccontextmanager
async def newsstand(
    chats: Followers, feeds: int, hosts: int, *, entries: int = 20, pause: float = 0.02
) -> AsyncIterator[tuple[Newsstand, FeedPoller]]:
    """Serve feeds that a chat follows and has not read, and give a poller that reads them.

    `pause` is how long the server takes for an answer, in seconds: without one, no two requests
    would ever be there together.
    """
    busy = Busy()
    news = [item(str(n), f"News {n}", summary="<p>What happened.</p>" * 10) for n in range(entries)]

    async def feed(request: web.Request) -> web.Response:
        with busy.at(request.host):
            await asyncio.sleep(pause)
        return xml(rss(*news, title=request.path), ETag='"1"')

    names = {f"h{n}.example": ["127.0.0.1"] for n in range(hosts)}
    parser = Parser()
    async with serve({f"/{n}": feed for n in range(feeds)}) as site:
        urls = [f"http://h{n % hosts}.example:{site.port}/{n}" for n in range(feeds)]
        for url in urls:
            found = Found(url, Feed(url, url, ()), Known())
            chats.subscriptions.add(HERE, found, Wish(), minutes=0, now=chats.time)
        reader = FeedReader(fetcher=polite_fetcher(names=Names(names), timeout=15), parser=parser)
        yield (
            Newsstand(urls, busy),
            FeedPoller(
                reader=reader, polls=chats.polls, entries=chats.entries, now=lambda: chats.time
            ),
        )
    await asyncio.to_thread(parser.close)
