"""The whole program on Telegram's stand-in, a site with a feed, and a clock to turn."""

import base64
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web
from telegram import Bot

from bot.app import App
from bot.durable import Job
from bot.groups.feed_poller import FeedPoller
from bot.state.feed_entries import FeedEntries
from bot.state.feed_polls import FeedPolls
from bot.telegram.building import build_feed_news, build_presenter
from bot.telegram.feed_news import FeedNews
from tests.support.feeds import item, rss, xml
from tests.support.telegram_server import TOKEN, USER, Json, Unlimited, telegram_settings
from tests.support.telegram_worlds import SimulatedClock, World, page, paragraphs, world

LATER = timedelta(hours=4)
"""When any feed is due again."""


class AtOnce:
    """Does durable work as soon as it is submitted, in the order of its keys."""

    def __init__(self) -> None:
        self._work: dict[str, Callable[[str], Awaitable[None]]] = {}

    def register(
        self, name: str, work: Callable[[str], Awaitable[None]], *, workers: int = 32
    ) -> None:
        del workers
        self._work[name] = work

    async def submit(self, task: str, jobs: Iterable[Job]) -> None:
        for job in sorted(jobs, key=lambda one: one.key):
            await self._work[task](job.key)


@dataclass
class FeedWorld:
    """A running bot, the site that it follows, and what brings the news of feeds."""

    world: World
    pages: dict[str, object]
    items: list[str]
    bot: Bot
    clock: SimulatedClock

    def __post_init__(self) -> None:
        self.time = self.clock()
        self.news = self._made()

    @property
    def app(self) -> App:
        return self.world.app

    @property
    def url(self) -> str:
        """The address of the feed."""
        return f"{self.world.web.url}/feed"

    def publish(self, name: str, title: str = "", summary: str = "", body: object = None) -> None:
        """Put an entry at the front of the feed, and the article that it leads to on the site."""
        title = title or f"News of {name}"
        self.pages[f"/{name}"] = body or page(title, story(name))
        link = f"{self.world.web.url}/{name}"
        self.items.insert(0, item(name, title, summary=summary, link=link))

    async def tick(self, later: timedelta = LATER) -> None:
        """Visit what is due at a later time, and bring what there is.

        The running bot's own clock stands still, so that it does nothing of this meanwhile.
        """
        self.time += later
        await self.news.tick()

    def restarted(self) -> None:
        """Forget what is in memory, as a crash does."""
        self.news = self._made()

    async def said(self, chat: int = USER, *, after: int = 0) -> list[Json]:
        """The messages of the bot that are there now."""
        messages = (await self.world.server.control("messages", chat_id=chat))["messages"]
        return [one for one in messages if one["outgoing"] and one["message_id"] > after]

    async def send_file(self, name: str, body: bytes, chat: int = USER, **others: Json) -> Json:
        """A person sends a file, and the last message of the answer comes back."""
        given = {"name": name, "mime": "text/xml", "data": base64.b64encode(body).decode()}
        sent = await self.world.say("", chat, document=given, **others)
        return (await self.world.shown(chat, after=sent["message_id"]))[-1]

    def _made(self) -> FeedNews:
        server, engine = self.world.server, self.app.engine
        settings = telegram_settings(server.url, self.app.settings.article_bot_data_dir)
        poller = FeedPoller(
            reader=self.app.feed_reader,
            polls=FeedPolls(engine),
            entries=FeedEntries(engine),
            now=lambda: self.time,
        )
        return build_feed_news(
            settings,
            engine,
            replace(
                self.app.groups,
                feeds=replace(self.app.feeds, poller=poller),
                now=lambda: self.time,
            ),
            durable=AtOnce(),
            presenter=build_presenter(settings, engine, bot=self.bot, budget=Unlimited()),
        )


def story(name: str) -> tuple[str, ...]:
    """An article about something with a name."""
    return paragraphs(f"""
    The council of {name.title()} will open a new library beside the harbour on 3 March 2026, it
    said on Monday. The house has room for ninety thousand books.

    Architect Maria Lindqvist drew it. It costs 4.2 million euros, half of which the county pays,
    and the town of {name.title()} the rest.

    Children are to have a floor of their own, with a stage for plays. The old reading room in
    Mill Street closes in the week before.
    """)


@asynccontextmanager
async def feed_world(folder: Path, **settings: Any) -> AsyncIterator[FeedWorld]:  # noqa: ANN401 - any settings
    """The program, with a feed at `/feed` that a site at `/` names."""
    items: list[str] = []
    clock = SimulatedClock(datetime.now(UTC))

    async def feed(_request: web.Request) -> web.Response:
        return xml(rss(*items))

    pages: dict[str, object] = {
        "/feed": feed,
        "/": '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head>'
        "<body><p>The Harbour Post</p></body></html>",
    }
    async with (
        world(folder, pages, limits=False, clock=clock, **settings) as opened,
        Bot(TOKEN, base_url=f"{opened.server.url}/bot") as bot,
    ):
        yield FeedWorld(opened, pages, items, bot, clock)
