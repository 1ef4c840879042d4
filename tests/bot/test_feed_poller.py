"""Many feeds are read in one call over real connections, two at a time on one host."""

from datetime import timedelta
from pathlib import Path

from aiohttp import web

from bot.groups.feed_poller import FeedPoller
from bot.groups.following import Following
from ingest.feeds.reader import FeedReader
from ingest.parsing.parser import Parser
from tests.support.feeds import named, xml
from tests.support.followers import HERE, followers
from tests.support.newsstand import newsstand
from tests.support.web_server import polite_fetcher, serve

PAGE = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>'


async def test_forty_feeds_are_read_with_two_connections_to_a_host(tmp_path: Path) -> None:
    with followers(tmp_path / "state.db") as chats:
        async with newsstand(chats, feeds=40, hosts=3, entries=3) as (stand, poller):
            first = await poller.poll()
            chats.time += timedelta(hours=1)
            again = await poller.poll()

        assert (first.visited, first.failed) == (40, 0)
        assert (again.visited, again.failed) == (40, 0)
        assert len(stand.busy.most) == 3
        assert stand.most == 2
        assert len(chats.entries.waiting(HERE, at_once=False, limit=1000)) == 120


async def test_a_site_is_followed_and_its_news_come_once(tmp_path: Path) -> None:
    names = ["b", "a"]

    async def feed(request: web.Request) -> web.Response:
        tag = f'"{len(names)}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304)
        return xml(named(*names), ETag=tag)

    parser = Parser(processes=1)
    reader = FeedReader(fetcher=polite_fetcher(), parser=parser)
    with followers(tmp_path / "state.db") as chats:

        async def after(hours: int) -> list[str]:
            chats.time += timedelta(hours=hours)
            await poller.poll()
            return chats.deliver()

        poller = FeedPoller(
            reader=reader, polls=chats.polls, entries=chats.entries, now=lambda: chats.time
        )
        service = Following(
            reader=reader, parser=parser, subscriptions=chats.subscriptions, now=lambda: chats.time
        )
        async with serve({"/": PAGE, "/feed": feed}) as site:
            followed = await service.follow(HERE, f"{site.url}/")
            at_first = await after(1)
            names.insert(0, "c")
            steps = [at_first, await after(1), await after(4)]
            asked = [request.headers.get("If-None-Match") for request in site.requests]

    parser.close()
    assert (followed.subscription.title, followed.entries) == ("The Harbour Post", 2)
    assert steps == [["a", "b"], ["c"], []]
    assert asked == [None, None, '"2"', '"2"', '"3"']
