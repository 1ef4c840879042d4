"""A presenter on the strict server, without the rest of the bot."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from telegram import Bot

from bot.state.answers import Answers
from bot.state.homes import Homes
from bot.state.message_articles import MessageArticles
from bot.state.migrating import bring_up_to_date
from bot.state.outbox import Outbox
from bot.state.preferences import Preferences
from bot.state.sent_digests import SentDigests
from bot.telegram.budget import Budget
from bot.telegram.moves import Moves
from bot.telegram.presenting import Kept, Presenter
from bot.telegram.ways import Ways
from ingest.database.engine import make_engine
from tests.support import templates
from tests.support.telegram_server import TOKEN, USER, Json, Server, Unlimited, strict_server


class Stage:
    """A presenter on a server, and what it keeps."""

    def __init__(
        self, server: Server, bot: Bot, folder: Path, budget: Budget, *, rich: bool
    ) -> None:
        templates.begin(folder)
        engine = make_engine(folder / "article-bot.db")
        bring_up_to_date(engine)
        self.server = server
        self.outbox = Outbox(engine)
        self.articles = MessageArticles(engine)
        answers = Answers(engine)
        ways = Ways(Preferences(engine), Homes(engine), rich=rich)
        self.presenter = Presenter(
            bot,
            outbox=self.outbox,
            kept=Kept(
                self.articles,
                answers,
                SentDigests(engine),
                Moves(Homes(engine), (self.articles, answers)).move,
            ),
            ways=ways,
            budget=budget,
        )
        self.close: Callable[[], None] = engine.dispose

    async def messages(self, chat: int = USER) -> list[Json]:
        shown = (await self.server.control("messages", chat_id=chat))["messages"]
        return [one for one in shown if one["outgoing"] and not one["deleted"]]


@asynccontextmanager
async def stage(
    folder: Path, *, budget: Budget | None = None, rich: bool = True
) -> AsyncIterator[Stage]:
    """A presenter on a server of its own; with a `budget` the server has limits too."""
    async with strict_server(limits=budget is not None) as server:
        bot = Bot(TOKEN, base_url=f"{server.url}/bot")
        async with bot:
            made = Stage(server, bot, folder, budget or Unlimited(), rich=rich)
            yield made
            made.close()
