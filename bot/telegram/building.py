"""The parts of the Telegram edge, put together from the settings; nothing is contacted."""

from pathlib import Path

from sqlalchemy import Engine
from telegram import Bot
from telegram.ext import Application

from bot.conversation.feedback import FeedbackDesk
from bot.conversation.lookup import Lookup
from bot.errors import TokenRefusedError
from bot.groups.parts import GroupParts
from bot.settings import BotSettings
from bot.state.answers import Answers
from bot.state.choices import Settings
from bot.state.feedback import Feedback
from bot.state.guest_answers import GuestAnswers
from bot.state.homes import Homes
from bot.state.message_articles import MessageArticles
from bot.state.outbox import Outbox
from bot.state.pending import Pending
from bot.state.plans import Plans
from bot.state.preferences import Preferences
from bot.state.sent_digests import SentDigests
from bot.state.talk_log import TalkLog
from bot.telegram.admins import Admins
from bot.telegram.asides import Asides
from bot.telegram.budget import Budget
from bot.telegram.collecting import Collecting
from bot.telegram.ear import Ear
from bot.telegram.feed_news import Chats, FeedNews, Works
from bot.telegram.files import Files
from bot.telegram.guest import GuestMode
from bot.telegram.inline import Inline
from bot.telegram.manners import Guests
from bot.telegram.membership import Membership
from bot.telegram.moves import Moves
from bot.telegram.ongoing import Ongoing
from bot.telegram.presenting import Kept, Presenter
from bot.telegram.presses import Presses
from bot.telegram.private_first import Known, PrivateFirst
from bot.telegram.reactions import Reactions
from bot.telegram.speaking import Manner
from bot.telegram.talk import App, Hears, Keeping, Talk
from bot.telegram.ways import Ways
from bot.telegram.whispers import Whispers, known_to


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


def build_guest_mode(
    settings: BotSettings, engine: Engine, assistant: Hears, *, bot: Bot, budget: Budget
) -> GuestMode:
    """Put together what answers in chats that the bot is not in."""
    return GuestMode(
        ear=_ear(settings, engine, bot),
        assistant=assistant,
        guests=_guests(settings),
        answers=GuestAnswers(engine),
        budget=budget,
    )


def build_inline(settings: BotSettings, engine: Engine, lookup: Lookup) -> Inline:
    """Put together what offers answers while a person types in any chat."""
    return Inline(lookup=lookup, homes=Homes(engine), guests=_guests(settings))


def build_reactions(settings: BotSettings, engine: Engine) -> Reactions:
    """Put together what takes reactions for verdicts."""
    desk = FeedbackDesk(
        feedback=Feedback(engine), answers=Answers(engine), articles=MessageArticles(engine)
    )
    return Reactions(desk=desk, homes=Homes(engine), guests=_guests(settings))


def build_collecting(settings: BotSettings, engine: Engine) -> Collecting:
    """Put together what keeps what members of groups say."""
    return Collecting(
        talk=TalkLog(engine),
        homes=Homes(engine),
        settings=Settings(Preferences(engine)),
        guests=_guests(settings),
    )


def build_moves(engine: Engine) -> Moves:
    """Put together what lets groups keep everything under a new number."""
    return Moves(
        Homes(engine),
        (MessageArticles(engine), Answers(engine), SentDigests(engine)),
        (Plans(engine).move,),
    )


def _guests(settings: BotSettings) -> Guests:
    return Guests(settings.allowed_users, settings.allowed_chats, settings.admins)


def _ear(settings: BotSettings, engine: Engine, bot: Bot) -> Ear:
    return Ear(
        bot,
        files=Files(bot, limit=settings.file_max_bytes),
        articles=MessageArticles(engine),
        homes=Homes(engine),
        admins=Admins(bot, settings.admins),
        talk=TalkLog(engine),
    )


def build_talk(
    settings: BotSettings,
    engine: Engine,
    assistant: Hears,
    *,
    bot: Bot,
    presenter: Presenter,
    presses: Presses,
) -> Talk:
    """Put together what talks with people."""
    preferences, homes = Preferences(engine), Homes(engine)
    private = build_private_first(settings, engine, bot=bot, presenter=presenter)
    return Talk(
        assistant=assistant,
        ear=_ear(settings, engine, bot),
        presenter=presenter,
        private=private,
        presses=presses,
        keeping=Keeping(
            guests=_guests(settings),
            manner=Manner(preferences, homes),
            homes=homes,
            answers=Answers(engine),
        ),
    )


def build_private_first(
    settings: BotSettings, engine: Engine, *, bot: Bot, presenter: Presenter
) -> PrivateFirst:
    """Put together what answers one person of a group alone."""
    preferences, homes = Preferences(engine), Homes(engine)
    admins = Admins(bot, settings.admins)
    whispers = Whispers(
        bot,
        admins=admins,
        preferences=preferences,
        homes=homes,
        server=known_to(settings),
    )
    known = Known(Settings(preferences), homes, admins, Asides(Pending(engine)))
    return PrivateFirst(bot, presenter=presenter, whispers=whispers, known=known)


def build_presenter(
    settings: BotSettings,
    engine: Engine,
    *,
    bot: Bot,
    budget: Budget,
    ongoing: Ongoing | None = None,
) -> Presenter:
    """Put together what sends; `ongoing` hears of chats that take nothing any more."""
    return Presenter(
        bot,
        outbox=Outbox(engine),
        kept=Kept(
            MessageArticles(engine),
            Answers(engine),
            SentDigests(engine),
            build_moves(engine).move,
            ongoing.gone if ongoing else None,
        ),
        ways=Ways(Preferences(engine), Homes(engine), rich=settings.rich_messages == "auto"),
        budget=budget,
    )


def build_feed_news(
    settings: BotSettings,
    engine: Engine,
    parts: GroupParts,
    *,
    durable: Works,
    presenter: Presenter,
) -> FeedNews:
    """Put together what brings the news of feeds to chats."""
    return FeedNews(
        parts.feeds,
        durable=durable,
        presenter=presenter,
        chats=Chats(Homes(engine), Preferences(engine), _guests(settings)),
        now=parts.now,
    )


def build_membership(
    settings: BotSettings, engine: Engine, *, presenter: Presenter, ongoing: Ongoing
) -> Membership:
    """Put together what watches the bot's own place in chats."""
    return Membership(
        presenter=presenter,
        homes=Homes(engine),
        preferences=Preferences(engine),
        guests=_guests(settings),
        ongoing=ongoing,
    )
