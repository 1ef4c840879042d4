"""The whole program on Telegram's stand-in, with web pages of its own to read."""

import html
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import App, utc_now
from bot.state.inbox import Inbox
from ingest.feeds.reader import FeedReader
from ingest.pipeline import Pipeline
from tests.support.apps import opened_app
from tests.support.telegram_server import (
    USER,
    Json,
    Server,
    load,
    running_app,
    send,
    shown,
    strict_server,
    until,
)
from tests.support.web_server import Site, local_fetcher, serve


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that is wrapped for reading."""
    return tuple(" ".join(one.split()) for one in text.strip().split("\n\n"))


TOUR_TITLE = "Kishida tours five capitals"
TOUR = paragraphs("""
LONDON. Prime Minister Fumio Kishida signs a defence agreement with Britain on January 11, which
lets each country station troops in the other. It is the first of its kind in Europe.

The last stop is Washington, where President Joe Biden hosts Kishida at the White House on January
13. Both want to talk about missiles and about computer chips.

Before that the prime minister visits Paris, Rome and Ottawa. Japan leads the G7 this year, and its
summit takes place in Hiroshima in May.
""")
BRIDGE_TITLE = "Harlow bridge closes for eight months"
BRIDGE = paragraphs("""
HARLOW. The old iron bridge will close for repairs on 3 March 2026, the county said on Monday.

Engineer Maria Lindqvist leads the work, which will cost 4.2 million euros. Divers found cracks in
two of the five pillars last autumn.

Buses will run over the northern bypass until the bridge opens again in November. Owners of shops
on Mill Street are to be paid for lost trade.
""")


def page(title: str, paragraphs: tuple[str, ...], published: str = "2026-01-05") -> str:
    """A plain news page."""
    body = "".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)
    return (
        f'<html lang="en"><head><title>{title}</title>'
        f'<meta property="og:site_name" content="The Harbour Courier">'
        f'<meta property="article:published_time" content="{published}T08:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


PAGES = {"/tour": page(TOUR_TITLE, TOUR), "/bridge": page(BRIDGE_TITLE, BRIDGE)}


@dataclass(frozen=True, slots=True)
class World:
    """A running bot, the Telegram that it is on, and the web that it reads."""

    server: Server
    app: App
    web: Site

    async def say(self, text: str, chat: int = USER, **others: Json) -> Json:
        """A person sends a message, addresses in it marked as Telegram marks them."""
        return await send(self.server, text, chat, **others)

    async def shown(self, chat: int = USER, count: int = 1, *, after: int = 0) -> list[Json]:
        """Wait for messages of the bot."""
        return await shown(self.server, chat, count, after=after)

    async def ask(self, text: str, chat: int = USER, **others: Json) -> Json:
        """Send a message and return the last message of the answer to it."""
        sent = await self.say(text, chat, **others)
        return (await self.shown(chat, after=sent["message_id"]))[-1]

    async def press(self, message: Json, label: str, chat: int = USER, **others: Json) -> Json:
        """Press a button and return what was said to the press."""
        pressed = await self.server.control(
            "callback", chat_id=chat, message_id=message["message_id"], text=label, **others
        )
        await self.server.control("wait", query_id=pressed["query_id"], timeout=15)
        return (await self.server.control("query", query_id=pressed["query_id"]))["answer"]

    async def settled(self) -> None:
        """Wait until everything that was said is handled."""
        assert (await self.server.control("wait", idle=True, timeout=30))["done"]
        await until(lambda: not Inbox(self.app.engine).waiting())

    async def calls(self, method: str) -> list[Json]:
        """The calls of a method."""
        return list(await self.server.control("calls", method=method))


class SimulatedClock:
    """The time of a story; it stands still until it is moved, for Telegram and the bot alike."""

    def __init__(self, start: datetime) -> None:
        self.moment = start

    def __call__(self) -> datetime:
        return self.moment

    def timestamp(self) -> float:
        """Seconds, as the server counts them."""
        return self.moment.timestamp()

    def move(self, **span: float) -> datetime:
        """Move on by hours, minutes, days."""
        self.moment += timedelta(**span)
        return self.moment


@asynccontextmanager
async def world(
    folder: Path,
    pages: Mapping[str, object] = PAGES,
    *,
    limits: bool = True,
    privacy: bool = False,
    clock: SimulatedClock | None = None,
    api: Json = None,
    **settings: object,
) -> AsyncIterator[World]:
    """The whole program, running; leaving it checks that Telegram refused nothing.

    With an `api` on a server of that class.
    """
    now = clock or utc_now
    options: dict[str, Json] = {"limits": limits, "privacy": privacy}
    if clock:
        options["clock"] = load().Clock(clock.timestamp)
    with opened_app(folder, now=now, **settings) as app:
        async with serve(pages) as web, strict_server(api, **options) as server:
            vars(app)["pipeline"] = Pipeline(
                fetcher=local_fetcher(), parser=app.parser, store=app.store
            )
            vars(app)["feed_reader"] = FeedReader(fetcher=local_fetcher(), parser=app.parser)
            if clock:
                vars(app)["groups"] = replace(app.groups, look_seconds=0.05)
            async with running_app(server, folder, app, **settings):
                yield World(server, app, web)
            assert await server.control("violations") == []
