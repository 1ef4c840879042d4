"""The Telegram edge, from start to stop."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Coroutine

from sqlalchemy import Engine
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.conversation.lookup import Lookup
from bot.durable import Durable
from bot.errors import TokenRefusedError
from bot.groups.parts import GroupParts
from bot.settings import BotSettings
from bot.state.homes import Homes
from bot.state.inbox import Inbox
from bot.state.outbox import Outbox
from bot.state.preferences import Preferences
from bot.telegram.budget import Budget
from bot.telegram.building import (
    build_application,
    build_collecting,
    build_feed_news,
    build_guest_mode,
    build_inline,
    build_membership,
    build_moves,
    build_presenter,
    build_reactions,
    build_talk,
    durable_database,
)
from bot.telegram.group_work import build_clockwork, build_courier
from bot.telegram.intake import Intake
from bot.telegram.menu import offer_commands
from bot.telegram.ongoing import Ongoing
from bot.telegram.polling import Poller
from bot.telegram.presses import Presses
from bot.telegram.talk import App, Hears
from bot.telegram.webhook import Door, Webhook
from bot.telegram.whispers import known_to
from ingest.database.engine import make_engine

PATIENCE = 8.0
"""Seconds that running answers get to finish when the bot is stopped; it has ten in all."""
TIDY_SECONDS = 6 * 3600.0
START_PAUSE = 5.0

_log = logging.getLogger(__name__)


async def run_telegram(  # noqa: PLR0913 - the parts of the program
    settings: BotSettings,
    engine: Engine,
    assistant: Hears,
    *,
    lookup: Lookup | None = None,
    groups: GroupParts | None = None,
    budget: Budget | None = None,
    stop: asyncio.Event | None = None,
) -> None:
    """Be the Telegram bot until `stop` is set; without one, until SIGTERM or SIGINT.

    `engine` is of the database that holds the tables of `bot.state`. Without `lookup` there is no
    inline mode, and without `groups` nothing is sent but answers. What was accepted and could not
    be finished goes on at the next start.

    Raises:
        TokenRefusedError: Telegram does not know the token.
        WebhookSecretMissingError: there is a webhook without a secret.
        WebhookRefusedError: Telegram does not take the webhook.
        ListenError: the webhook's own address cannot be used.
    """
    application, door = build_application(settings), Door.of(settings)
    durable = Durable(make_engine(durable_database(settings)))
    bot, budget = application.bot, budget or Budget()
    presses = Presses(bot)
    ongoing = Ongoing(Homes(engine))
    presenter = build_presenter(settings, engine, bot=bot, budget=budget, ongoing=ongoing)
    talk = build_talk(settings, engine, assistant, bot=bot, presenter=presenter, presses=presses)
    talk.join(application)
    build_guest_mode(settings, engine, assistant, bot=bot, budget=budget).join(application)
    courier = None if groups is None else build_courier(groups, presenter, Homes(engine))
    clockwork = None
    if groups is not None and courier is not None:
        news = build_feed_news(settings, engine, groups, durable=durable, presenter=presenter)
        clockwork = build_clockwork(groups, durable, courier, news)
        for each in (courier, news):
            ongoing.add(each)
    membership = build_membership(settings, engine, presenter=presenter, ongoing=ongoing)
    membership.join(application)
    build_reactions(settings, engine).join(application)
    build_collecting(settings, engine).join(application)
    if lookup is not None:
        build_inline(settings, engine, lookup).join(application)
    intake = Intake(
        application=application,
        inbox=Inbox(engine),
        outbox=Outbox(engine),
        durable=durable,
        arrivals=(presses, build_moves(engine)),
    )
    stop = stop or _stopped_by_signal()
    try:
        async with _running(application, durable, presses, stop, polling=door is None):
            if not stop.is_set():
                await intake.resume()
                way_in = _way_in(application.bot, intake, door)
                works = [
                    way_in.run(),
                    _keep_tidy(intake),
                    offer_commands(bot, Preferences(engine), known_to(settings)),
                ]
                if groups is not None and clockwork is not None:
                    works.append(clockwork.run(seconds=groups.look_seconds))
                await _until(stop, *works)
    except InvalidToken as error:
        raise TokenRefusedError from error


def _way_in(bot: Bot, intake: Intake, door: Door | None) -> Poller | Webhook:
    """Return what brings updates in."""
    _log.info("%s as bot=%d", "polling" if door is None else "taking webhook calls", bot.id)
    return Poller(bot, intake.accept) if door is None else Webhook(bot, intake.accept, door)


@contextlib.asynccontextmanager
async def _running(
    application: App, durable: Durable, presses: Presses, stop: asyncio.Event, *, polling: bool
) -> AsyncIterator[None]:
    """Start the application and the durable engine, and stop them in the end.

    All that calls Telegram ends before the application does: a call that is being connected while
    the client is closed would leave its socket open.
    """
    try:
        await _until(stop, _initialize(application, polling=polling))
        try:
            await durable.start()
            yield
        finally:
            _log.info("stopping")
            await durable.stop(patience=PATIENCE)
            await presses.stop()
    finally:
        await application.shutdown()
        await application.bot.shutdown()  # also when Telegram never said who the bot is


async def _initialize(application: App, *, polling: bool) -> None:
    """Learn who the bot is; Telegram may be out of reach for a while."""
    while True:
        try:
            await application.initialize()
            if polling:
                await application.bot.delete_webhook()
        except InvalidToken:
            raise
        except TelegramError as error:
            _log.warning("Telegram cannot be reached; trying on error=%s", type(error).__name__)
            await asyncio.sleep(START_PAUSE)
        else:
            return


async def _keep_tidy(intake: Intake) -> None:
    while True:
        await intake.tidy()
        await asyncio.sleep(TIDY_SECONDS)


async def _until(stop: asyncio.Event, *works: Coroutine[None, None, None]) -> None:
    """Run until `stop` is set, or all are done, or one fails."""
    stopped = asyncio.create_task(stop.wait())
    tasks = {asyncio.create_task(work) for work in works}
    running = set(tasks)
    try:
        while running and not stopped.done():
            done, _ = await asyncio.wait({stopped, *running}, return_when=asyncio.FIRST_COMPLETED)
            running -= done
            for task in done & tasks:
                task.result()
    finally:
        for each in (stopped, *tasks):
            each.cancel()
        await asyncio.wait({stopped, *tasks})


def _stopped_by_signal() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop
