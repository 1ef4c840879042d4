"""The strict stand-in for the Bot API server, which lies beside the checkout, and a bot on it."""

import asyncio
import importlib.util
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import pytest
from pydantic_settings import SettingsConfigDict

from bot.app import App
from bot.conversation.lookup import Lookup
from bot.settings import BotSettings
from bot.state.migrating import bring_up_to_date
from bot.telegram.budget import Budget
from bot.telegram.running import run_telegram
from bot.telegram.talk import Hears
from ingest.database.engine import make_engine
from tests.support import templates

SERVER = Path(__file__).resolve().parents[3] / "shared" / "telegram" / "strict_bot_api.py"
TOKEN = "123456:TEST-token"  # noqa: S105 - of nobody
BOT = 123456
USER, OTHER, GROUP, FORUM = 42, 43, -100, -1001

Server: TypeAlias = Any
"""The server is not typed; so is the JSON that it gives."""
Json: TypeAlias = Any

needs_server = pytest.mark.skipif(
    not SERVER.exists(), reason=f"the strict Bot API server is not there: {SERVER}"
)


def load() -> ModuleType:
    """Import the server from beside the checkout."""
    if "strict_bot_api" not in sys.modules:
        spec = importlib.util.spec_from_file_location("strict_bot_api", SERVER)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["strict_bot_api"] = module  # dataclasses look their module up
        spec.loader.exec_module(module)
    return sys.modules["strict_bot_api"]


@asynccontextmanager
async def strict_server(api: Json = None, **options: Json) -> AsyncIterator[Server]:
    """A server with a person, a group and a forum; leaving it checks that nothing was refused."""
    async with (api or load().StrictBotApi)(port=0, token=TOKEN, **options) as server:
        await server.control("chats", id=USER, type="private")
        await server.control("chats", id=OTHER, type="private")
        await server.control("chats", id=GROUP, type="group", members=[USER, OTHER])
        await server.control("chats", id=FORUM, forum=True, topics={"7": "News"}, members=[USER])
        yield server


class _OnlyGiven(BotSettings):
    """Settings that read no `.env`."""

    model_config = SettingsConfigDict(env_file=None)  # type: ignore[mutable-override]  # as pydantic wants it


def telegram_settings(url: str, folder: Path, **others: object) -> BotSettings:
    """Settings of a bot on a server."""
    known = {
        "telegram_bot_token": TOKEN,
        "telegram_api_url": url,
        "article_bot_data_dir": folder,
    }
    return _OnlyGiven.model_validate(known | others)


class Unlimited(Budget):
    """Lets everything leave at once, where a test is not about limits."""

    async def take(self, chat: int, *, group: bool) -> None:
        del chat, group


@asynccontextmanager
async def running_bot(
    server: Server,
    folder: Path,
    assistant: Hears,
    *,
    lookup: Lookup | None = None,
    budget: Budget | None = None,
    **others: object,
) -> AsyncIterator[None]:
    """The real Telegram edge on the server, with an assistant behind it."""
    settings = telegram_settings(server.url, folder, **others)
    templates.begin(folder)
    engine = make_engine(folder / "article-bot.db")
    bring_up_to_date(engine)
    stop = asyncio.Event()
    task = asyncio.create_task(
        run_telegram(settings, engine, assistant, lookup=lookup, budget=budget, stop=stop)
    )
    try:
        yield
    finally:
        stop.set()
        await task
        engine.dispose()


@asynccontextmanager
async def running_app(
    server: Server, folder: Path, app: App, **others: object
) -> AsyncIterator[None]:
    """The real Telegram edge with the real program behind it, on the program's own database."""
    settings = telegram_settings(server.url, folder, **others)
    stop = asyncio.Event()
    running = run_telegram(
        settings, app.engine, app.assistant, lookup=app.lookup, groups=app.groups, stop=stop
    )
    task = asyncio.create_task(running)
    try:
        yield
    finally:
        stop.set()
        await task


async def shown(server: Server, chat: int, count: int = 1, *, after: int = 0) -> list[Json]:
    """Wait for this many messages of the bot after message `after`; return those there are."""
    done = await server.control("wait", chat_id=chat, count=count, after=after, timeout=30)
    assert done["done"], f"less than {count} messages: {await texts(server, chat)}"
    messages = (await server.control("messages", chat_id=chat))["messages"]
    return [one for one in messages if one["outgoing"] and one["message_id"] > after]


async def texts(server: Server, chat: int) -> list[str]:
    """The texts that the bot has sent to a chat."""
    messages = (await server.control("messages", chat_id=chat))["messages"]
    return [one["text"] for one in messages if one["outgoing"]]


async def send(server: Server, text: str, chat: int = USER, **others: Json) -> Json:
    """A person sends a message."""
    person = {} if chat > 0 else {"user_id": USER}
    return await server.control("message", chat_id=chat, text=text, **(person | others))


async def until(condition: Callable[[], bool], *, seconds: float = 30) -> None:
    """Wait for something that happens outside of the test."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what happens outside sets no event
            await asyncio.sleep(0.01)
