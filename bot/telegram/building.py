"""The parts of the Telegram edge, put together from the settings; nothing is contacted."""

from pathlib import Path

from sqlalchemy import Engine
from telegram import Bot
from telegram.ext import Application

from bot.errors import TokenRefusedError
from bot.settings import BotSettings
from bot.state.homes import Homes
from bot.state.message_articles import MessageArticles
from bot.state.outbox import Outbox
from bot.state.preferences import Preferences
from bot.telegram.admins import Admins
from bot.telegram.budget import Budget
from bot.telegram.ear import Ear
from bot.telegram.files import Files
from bot.telegram.manners import Guests
from bot.telegram.presenting import Presenter
from bot.telegram.speaking import Languages
from bot.telegram.talk import App, Hears, Talk
from bot.telegram.ways import Ways


def build_application(settings: BotSettings) -> App:
    """Return the application without handlers and without an updater of its own.

    Raises:
        TokenRefusedError: there is no token.
    """
    if settings.telegram_bot_token is None:
        raise TokenRefusedError
    root = settings.telegram_api_url.rstrip("/")
    return (
        Application.builder()
        .token(settings.telegram_bot_token.get_secret_value())
        .base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .updater(None)
        .job_queue(None)
        .connect_timeout(10)
        .read_timeout(20)
        .write_timeout(20)
        .pool_timeout(20)
        .connection_pool_size(64)
        .build()
    )


def durable_database(settings: BotSettings) -> str | Path:
    """Return where durable work is kept: `DATABASE_URL`, else a file beside the other one."""
    return settings.database_url or settings.article_bot_data_dir / "durable.db"


def build_talk(
    settings: BotSettings, engine: Engine, assistant: Hears, *, bot: Bot, budget: Budget
) -> Talk:
    """Put together what talks with people."""
    articles, homes, preferences = MessageArticles(engine), Homes(engine), Preferences(engine)
    ear = Ear(
        bot,
        files=Files(bot, limit=settings.file_max_bytes),
        articles=articles,
        homes=homes,
        admins=Admins(bot, settings.admins),
    )
    ways = Ways(preferences, homes, rich=settings.rich_messages == "auto")
    return Talk(
        assistant=assistant,
        ear=ear,
        presenter=Presenter(
            bot, outbox=Outbox(engine), articles=articles, ways=ways, budget=budget
        ),
        guests=Guests(settings.allowed_users, settings.allowed_chats, settings.admins),
        languages=Languages(preferences, homes),
    )
