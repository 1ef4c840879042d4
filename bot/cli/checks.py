"""What `doctor` checks, each in plain words with what to do."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import ValidationError

from bot.cli.failing import settings_sentence
from bot.cli.session import read_settings
from bot.settings import BotSettings
from bot.wording import explain
from ingest.errors import ArticleBotError

if TYPE_CHECKING:  # brings Telegram and a web server in, and not every check needs them
    from bot.telegram.webhook import Door

SECONDS = 10.0
"""For each check that asks somebody else."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    well: bool
    message: str


def check_all() -> Iterator[Check]:
    """Look at one thing after the other; settings that cannot be read end it."""
    try:
        settings = read_settings()
    except ValidationError as error:
        yield Check("settings", False, settings_sentence(error))
        return
    yield Check("settings", True, "they can be read.")
    yield _data_folder(settings)
    yield _guarded("library and embedding", lambda: _library(settings))
    yield _guarded("chat model", lambda: asyncio.run(_chat_model(settings)))
    yield _guarded("Telegram", lambda: asyncio.run(_telegram(settings)))


def _guarded(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except ArticleBotError as error:
        return Check(name, False, explain(error))
    except TimeoutError:
        return Check(name, False, f"no answer within {SECONDS:g} seconds; check the address.")


def _data_folder(settings: BotSettings) -> Check:
    folder = settings.article_bot_data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".doctor"
        probe.write_bytes(b"ok")
        probe.unlink()
    except OSError as error:
        reason = error.strerror or "not writable"
        advice = "Set ARTICLE_BOT_DATA_DIR to a folder that this user may write to."
        return Check("data folder", False, f"{folder}: {reason}. {advice}")
    return Check("data folder", True, f"{folder} can be written to.")


def _library(settings: BotSettings) -> Check:
    from bot.app import App

    app = App.open(settings)
    try:
        vectors = app.embedder.embed(["Does the embedding model answer?"])
        count = vectors.shape[1]
    finally:
        app.close()
    place = settings.chroma_url or "in the data folder"
    message = f"open; vectors {place}; {app.embedder.name} gives {count} numbers."
    return Check("library and embedding", True, message)


async def _chat_model(settings: BotSettings) -> Check:
    if settings.chat_model is None:
        message = "none set (CHAT_MODEL), so answers are the article's own sentences."
        return Check("chat model", True, message)
    from bot.models.chat import ask_once

    async with asyncio.timeout(SECONDS):
        await ask_once(settings, "Answer with the word: yes")
    return Check("chat model", True, f"{settings.chat_model} answers.")


async def _telegram(settings: BotSettings) -> Check:
    if settings.telegram_bot_token is None:
        message = "no TELEGRAM_BOT_TOKEN, so `run` talks in the terminal."
        return Check("Telegram", True, message)
    from telegram import Bot
    from telegram.error import InvalidToken, TelegramError

    from bot.telegram.webhook import Door

    way = _way(Door.of(settings))
    root = settings.telegram_api_url.rstrip("/")
    bot = Bot(settings.telegram_bot_token.get_secret_value(), base_url=f"{root}/bot")
    try:
        async with asyncio.timeout(SECONDS), bot:
            message = f"the token is right; the bot is @{bot.username}; updates come by {way}."
            return Check("Telegram", True, message)
    except InvalidToken:
        message = "the token is not accepted. Copy it again from @BotFather."
    except TelegramError:
        message = f"{root} cannot be reached. Check the network and TELEGRAM_API_URL."
    return Check("Telegram", False, message)


def _way(door: "Door | None") -> str:
    if door is None:
        return "long polling"
    return f"webhook at {urlsplit(door.url).hostname}, taken on {door.address}"
