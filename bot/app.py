"""The parts list: builds everything from the settings and contacts nobody."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from sqlalchemy import Engine

from bot.answering.ahead import Ahead
from bot.answering.answerer import Answerer
from bot.answering.extractive import ExtractiveReader
from bot.answering.followups import Understander
from bot.answering.remembered import SentenceMemory
from bot.conversation.about import About
from bot.conversation.account import Privacy, Records
from bot.conversation.accounting import Accounted
from bot.conversation.adding import Adder
from bot.conversation.asking import Asker
from bot.conversation.assistant import Assistant
from bot.conversation.cards import Cards
from bot.conversation.choosing import Choosing
from bot.conversation.copying import Copying
from bot.conversation.feedback import FeedbackDesk
from bot.conversation.fitting import Fitting
from bot.conversation.forgetting import Forgetting
from bot.conversation.kept import KeptQuestions
from bot.conversation.language import Language
from bot.conversation.limits import Cap, Caps, Limits, Prices
from bot.conversation.lookup import Lookup
from bot.conversation.parts import Further, WayIn
from bot.conversation.pasting import Pasting
from bot.conversation.reporting import Reports
from bot.conversation.rights import Rights
from bot.conversation.sharing import Sharing
from bot.conversation.shelf import Shelf
from bot.conversation.suggesting import Suggesting
from bot.conversation.summing import Summing
from bot.conversation.turning import Turning
from bot.digests.making import DigestMaker
from bot.digests.writing import Writer
from bot.groups.clocks import Clocks
from bot.groups.clockwork import Tick
from bot.groups.digest_desk import DigestDesk
from bot.groups.digest_desk import Records as DigestRecords
from bot.groups.digest_talk import DigestTalk
from bot.groups.digesting import GroupDigests
from bot.groups.entry_reading import EntryReader
from bot.groups.feed_desk import FeedDesk
from bot.groups.feed_material import FeedMaterial
from bot.groups.feed_parts import FeedParts
from bot.groups.feed_poller import FeedPoller
from bot.groups.following import Following
from bot.groups.linked import Linked
from bot.groups.parts import GroupParts
from bot.groups.plan_desk import PlanDesk
from bot.groups.retention import EVERY as RETENTION_EVERY
from bot.groups.retention import Retention
from bot.groups.settings import SettingsForm
from bot.models import chat
from bot.models.breaker import Breaker
from bot.models.chat import ChatModel
from bot.settings import BotSettings
from bot.state.answers import Answers
from bot.state.choices import Settings
from bot.state.conversations import Conversations
from bot.state.deep_links import DeepLinks
from bot.state.feed_entries import FeedEntries
from bot.state.feed_polls import FeedPolls
from bot.state.feedback import Feedback
from bot.state.feeds import Subscriptions
from bot.state.message_articles import MessageArticles
from bot.state.migrating import bring_up_to_date
from bot.state.pending import Pending
from bot.state.plans import Plans
from bot.state.preferences import Preferences
from bot.state.sent_digests import SentDigests
from bot.state.summaries import SummaryCache
from bot.state.tags import Tags
from bot.state.talk_log import TalkLog
from bot.state.usage import Usage
from bot.summaries.llm import ModelSummarizer
from bot.summaries.summarizer import NoCache, Summarizer
from bot.values import Reader
from ingest.database.engine import engine_for
from ingest.embedding.choose import from_settings
from ingest.embedding.embedder import Embedder
from ingest.embedding.minilm import MiniLM
from ingest.embedding.openai import OpenAIEmbedder
from ingest.embedding.remembering import RememberingEmbedder
from ingest.feeds.reader import FeedReader
from ingest.fetch.fetcher import Fetcher
from ingest.fetch.network import PublicNetwork
from ingest.fetch.polite import PoliteNetwork
from ingest.library.store import Store
from ingest.parsing.parser import Parser
from ingest.pipeline import Pipeline
from ingest.retrieval.retriever import Retriever

FEEDS = frozenset({"follow", "following", "unfollow"})
"""Commands about feeds; the links beside them are feeds and no articles."""
QUICK_SECONDS = 5.0
"""For an answer without a chat model; it takes some hundredths of that."""


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class App:
    """The program, wired. `close` it: it holds the lock on the data folder."""

    settings: BotSettings
    embedder: Embedder
    store: Store
    engine: Engine
    now: Callable[[], datetime] = utc_now

    @classmethod
    def open(
        cls,
        settings: BotSettings,
        *,
        embedder: Embedder | None = None,
        reindexing: bool = False,
        now: Callable[[], datetime] = utc_now,
    ) -> "App":
        """Open the data folder and bring its tables up to date.

        `embedder` is for whoever has one already; the settings name it otherwise. With `reindexing`
        an index by another model is accepted, to be rebuilt. `now` is the clock of what is planned.

        Raises:
            LibraryLockedError: when another process has the folder open.
            IndexMismatchError: when another embedding model made the index.
        """
        embedder = embedder or from_settings(settings)
        store = Store.open(settings, embedder, reindexing=reindexing)
        engine = engine_for(settings)
        bring_up_to_date(engine)
        return cls(settings, embedder, store, engine, now)

    @asynccontextmanager
    async def awake(self) -> AsyncIterator[None]:
        """Read ahead while the block runs, and have the chat model ready; close it after that."""
        with self.ahead.awake():
            model = self.chat_model
            if model is None:
                yield
                return
            preparing = asyncio.create_task(model.prepare())  # a group would wrap what is raised
            try:
                yield
            finally:
                await preparing
                await model.close()

    def close(self) -> None:
        """Let go of processes, database and lock."""
        if "parser" in vars(self):
            self.parser.close()
        self.engine.dispose()
        self.store.close()
        if isinstance(self.embedder, OpenAIEmbedder):
            self.embedder.close()

    @cached_property
    def parser(self) -> Parser:
        """Reads files and pages, in processes that can be killed."""
        return Parser(
            timeout=self.settings.parse_timeout, file_max_bytes=self.settings.file_max_bytes
        )

    @cached_property
    def pipeline(self) -> Pipeline:
        """Source -> library."""
        fetcher = Fetcher(
            timeout=self.settings.fetch_timeout, max_bytes=self.settings.fetch_max_bytes
        )
        return Pipeline(
            fetcher=fetcher, parser=self.parser, store=self.store, stored=self.ahead.note
        )

    @cached_property
    def _asked(self) -> RememberingEmbedder:
        """Embeds questions and sentences, not again those of a moment ago."""
        return RememberingEmbedder(self.embedder)

    @cached_property
    def _sentences(self) -> SentenceMemory:
        """The sentences of articles that were asked about."""
        return SentenceMemory()

    @cached_property
    def _extractive(self) -> ExtractiveReader:
        """Passages -> quotes."""
        return ExtractiveReader(self._asked, self._sentences)

    @cached_property
    def ahead(self) -> Ahead:
        """Reads what was added, before anybody asks; what costs money is not embedded."""
        free = isinstance(self.embedder, MiniLM)
        return Ahead(
            store=self.store,
            retriever=self.retriever,
            memory=self._sentences,
            embedder=self._asked if free else None,
        )

    @cached_property
    def retriever(self) -> Retriever:
        """Query -> passages."""
        return Retriever(self.store, self._asked)

    @cached_property
    def chat_model(self) -> ChatModel | None:
        """The model of `CHAT_MODEL`; None when there is none."""
        return chat.from_settings(self.settings)

    @cached_property
    def breaker(self) -> Breaker:
        """Leaves a model that keeps failing alone for a while, wherever it is used."""
        return Breaker()

    @cached_property
    def answerer(self) -> Answerer:
        """Question -> answer."""
        return Answerer(
            retriever=self.retriever,
            fallback=self._extractive,
            reader=self._reader,
            understander=Understander(chat=self.chat_model, breaker=self.breaker),
            breaker=self.breaker,
            timeout=self.settings.answer_timeout,
        )

    @cached_property
    def _reader(self) -> Reader | None:
        if self.chat_model is None:
            return None
        from bot.answering.llm import LLMReader  # noqa: PLC0415 - brings LangChain's messages in

        return LLMReader(self.chat_model)

    @cached_property
    def summary_cache(self) -> SummaryCache:
        """Summaries that were made before."""
        return SummaryCache(self.engine)

    @cached_property
    def summarizer(self) -> Summarizer:
        """Article -> summary, remembered."""
        return Summarizer(cache=self.summary_cache, model=self._summary_model)

    @cached_property
    def passing_summarizer(self) -> Summarizer:
        """Article -> summary, for articles that are not kept."""
        return Summarizer(cache=NoCache(), model=self._summary_model)

    @cached_property
    def _summary_model(self) -> ModelSummarizer | None:
        chat_model = self.chat_model
        return ModelSummarizer(chat_model, breaker=self.breaker) if chat_model else None

    @cached_property
    def digest_maker(self) -> DigestMaker:
        """Messages and articles -> digest."""
        return DigestMaker(embedder=self.embedder, writer=self._digest_writer, breaker=self.breaker)

    @cached_property
    def _digest_writer(self) -> Writer | None:
        chat_model = self.chat_model
        return Writer(chat_model) if chat_model else None

    @cached_property
    def linked(self) -> Linked:
        """Addresses -> articles."""
        return Linked(store=self.store, pipeline=self.pipeline)

    @cached_property
    def groups(self) -> GroupParts:
        """What works by itself in groups."""
        return GroupParts(
            talk=self.talk,
            plans=self.plans,
            sent=self.sent_digests,
            digests=self._group_digests,
            preferences=self.preferences,
            clocks=self._clocks,
            ticks={"retention": Tick(RETENTION_EVERY, self._retention.tick)},
            feeds=self.feeds,
            now=self.now,
        )

    @cached_property
    def _retention(self) -> Retention:
        return Retention(
            talk=self.talk, sent=self.sent_digests, settings=self.group_settings, now=self.now
        )

    @cached_property
    def talk(self) -> TalkLog:
        """What members of groups said."""
        return TalkLog(self.engine)

    @cached_property
    def plans(self) -> Plans:
        """When digests are due."""
        return Plans(self.engine)

    @cached_property
    def sent_digests(self) -> SentDigests:
        """What was in which digest."""
        return SentDigests(self.engine)

    @cached_property
    def _clocks(self) -> Clocks:
        return Clocks(self.preferences)

    @cached_property
    def _group_digests(self) -> GroupDigests:
        return GroupDigests(
            maker=lambda: self.digest_maker,  # made when the first digest is
            talk=self.talk,
            linked=self.linked,
            settings=self.group_settings,
            feeds=FeedMaterial(entries=self.feeds.entries, reader=self.feeds.reader),
        )

    @cached_property
    def _digest_desk(self) -> DigestDesk:
        return DigestDesk(
            digests=self._group_digests,
            records=DigestRecords(self.sent_digests, self.talk),
            plans=PlanDesk(
                plans=self.plans, pending=self.pending, clocks=self._clocks, now=self.now
            ),
            limits=self.limits,
            clocks=self._clocks,
            now=self.now,
        )

    @cached_property
    def feeds(self) -> FeedParts:
        """What is followed, and what is new there."""
        return FeedParts(
            poller=self.feed_poller,
            polls=FeedPolls(self.engine),
            entries=FeedEntries(self.engine),
            subscriptions=self.subscriptions,
            reader=EntryReader(linked=self.linked, limits=self.limits),
            cards=self.cards,
        )

    @cached_property
    def feed_reader(self) -> FeedReader:
        """Addresses -> feeds, with few connections to each host."""
        fetcher = Fetcher(
            timeout=self.settings.fetch_timeout,
            max_bytes=self.settings.fetch_max_bytes,
            network=PoliteNetwork(PublicNetwork()),
        )
        return FeedReader(fetcher=fetcher, parser=self.parser)

    @cached_property
    def feed_poller(self) -> FeedPoller:
        """Feeds that are due -> what is new in them."""
        return FeedPoller(
            reader=self.feed_reader,
            polls=FeedPolls(self.engine),
            entries=FeedEntries(self.engine),
            now=self.now,
        )

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """Which chats follow which feeds."""
        return Subscriptions(self.engine)

    @cached_property
    def _feed_desk(self) -> FeedDesk:
        return FeedDesk(
            following=Following(
                reader=self.feed_reader,
                parser=self.parser,
                subscriptions=self.subscriptions,
                now=self.now,
            ),
            settings=self.group_settings,
            preferences=self.preferences,
        )

    @cached_property
    def conversations(self) -> Conversations:
        """What was said, and what it was about."""
        return Conversations(self.engine)

    @cached_property
    def shelf(self) -> Shelf:
        """List, open, forget."""
        return Shelf(
            store=self.store,
            conversations=self.conversations,
            cards=self.cards,
            tags=self.tags,
            pending=self.pending,
            forgets=[
                self.ahead,  # before those that keep what it makes
                self.summary_cache,
                MessageArticles(self.engine),
                self.deep_links,
                self.answers,
                self.feedback,
                self.subscriptions,
                self.plans,
                self.sent_digests,
                self.talk,
                self.retriever,
                self._sentences,
                self._asked,
            ],
        )

    @cached_property
    def about(self) -> About:
        """Which articles a message is about."""
        return About(store=self.store, conversations=self.conversations)

    @cached_property
    def pending(self) -> Pending:
        """What conversations wait for."""
        return Pending(self.engine)

    @cached_property
    def deep_links(self) -> DeepLinks:
        """Which link opens which article."""
        return DeepLinks(self.engine)

    @cached_property
    def preferences(self) -> Preferences:
        """What chats prefer."""
        return Preferences(self.engine)

    @cached_property
    def group_settings(self) -> Settings:
        """What chats have chosen."""
        return Settings(self.preferences)

    @cached_property
    def answers(self) -> Answers:
        """Which messages answer which."""
        return Answers(self.engine)

    @cached_property
    def feedback(self) -> Feedback:
        """What people think of answers."""
        return Feedback(self.engine)

    @cached_property
    def feedback_desk(self) -> FeedbackDesk:
        """Takes verdicts on answers."""
        return FeedbackDesk(
            feedback=self.feedback, answers=self.answers, articles=MessageArticles(self.engine)
        )

    @cached_property
    def limits(self) -> Limits:
        """How much may be used, and what was."""
        return Limits(
            Usage(self.engine),
            caps=caps_of(self.settings),
            prices=prices_of(self.settings),
            operators={str(one) for one in self.settings.admins},
        )

    @cached_property
    def reports(self) -> Reports:
        """What was used, for people."""
        return Reports(
            Usage(self.engine),
            caps=caps_of(self.settings),
            prices=prices_of(self.settings),
            verdicts=self.feedback,
        )

    @cached_property
    def tags(self) -> Tags:
        """Words on articles."""
        return Tags(self.engine)

    @cached_property
    def cards(self) -> Cards:
        """The cards of articles."""
        return Cards(self._quick_summarizer)

    @cached_property
    def quick_answerer(self) -> Answerer:
        """Question -> answer without a chat model, where one must be there at once."""
        return Answerer(retriever=self.retriever, fallback=self._extractive, timeout=QUICK_SECONDS)

    @cached_property
    def _quick_summarizer(self) -> Summarizer:
        return Summarizer(cache=self.summary_cache, model=None)

    @cached_property
    def adder(self) -> Adder:
        """Source -> card."""
        return Adder(
            pipeline=self.pipeline,
            turning=Turning(about=self.about, pending=self.pending),
            cards=self.cards,
            limits=self.limits,
            settings=self.group_settings,
        )

    @cached_property
    def asker(self) -> Asker:
        """Question -> answer, remembered."""
        return Asker(
            store=self.store,
            answerer=self.answerer,
            conversations=self.conversations,
            limits=self.limits,
        )

    @cached_property
    def summing(self) -> Summing:
        """What a message is about -> summaries."""
        return Summing(
            about=self.about, store=self.store, summarizer=self.summarizer, limits=self.limits
        )

    @cached_property
    def assistant(self) -> Accounted:
        """The conversation itself, with account of what it uses."""
        return Accounted(self._assistant, self.limits)

    @cached_property
    def _assistant(self) -> Assistant:
        return Assistant(
            way_in=WayIn(
                adder=self.adder,
                pasting=Pasting(adder=self.adder, pending=self.pending),
                kept=KeptQuestions(self.pending),
            ),
            choosing=self._choosing,
            summing=self.summing,
            shelf=self.shelf,
            further=self._further,
        )

    @cached_property
    def _choosing(self) -> Choosing:
        return Choosing(
            about=self.about,
            fitting=Fitting(store=self.store, quick=self.quick_answerer),
            asker=self.asker,
            pending=self.pending,
        )

    @cached_property
    def _suggesting(self) -> Suggesting:
        return Suggesting(
            about=self.about,
            store=self.store,
            quick=self.quick_answerer,
            asker=self.asker,
            choosing=self._choosing,
        )

    @cached_property
    def _sharing(self) -> Sharing:
        return Sharing(
            about=self.about, shelf=self.shelf, summing=self.summing, copying=self._copying
        )

    @cached_property
    def _copying(self) -> Copying:
        return Copying(store=self.store, links=self.deep_links, adder=self.adder)

    @cached_property
    def lookup(self) -> Lookup:
        """What a person looks up while typing: without a chat model, it must be quick."""
        return Lookup(
            store=self.store,
            answerer=self.quick_answerer,
            summarizer=self._quick_summarizer,
        )

    @cached_property
    def _further(self) -> Further:
        """Commands and words beside the talk about articles."""
        privacy = Privacy(
            store=self.store,
            shelf=self.shelf,
            conversations=self.conversations,
            preferences=self.preferences,
            rights=Rights(talk=self.talk, settings=self.group_settings),
            forgets=[
                self.talk,
                Usage(self.engine),
                self.feedback,
                self.answers,
                self.pending,
                self.deep_links,
                self.subscriptions,
            ],
        )
        records = Records(
            limits=self.limits,
            reports=self.reports,
            store=self.store,
            tags=self.tags,
            summaries=self.summary_cache,
            conversations=self.conversations,
        )
        return Further(
            {
                "tag": self.shelf,
                "forget": Forgetting(talk=self.talk, answers=self.answers, shelf=self.shelf),
                "suggest": self._suggesting,
                "share": self._sharing,
                "start": self._sharing,
                "language": Language(self.preferences),
                "privacy": privacy,
                "forget_me": privacy,
                "usage": records,
                "export": records,
                "settings": SettingsForm(self.group_settings),
                "feedback": self.feedback_desk,
                "digest": self._digest_desk,
                "catchup": self._digest_desk,
                **dict.fromkeys(FEEDS, self._feed_desk),
            },
            (
                self._digest_desk,
                DigestTalk(sent=self.sent_digests, choosing=self._choosing, summing=self.summing),
            ),
            whole=FEEDS,
            takers=(self._feed_desk,),
        )


def prices_of(settings: BotSettings) -> Prices:
    """Return what the chat model costs."""
    return Prices(settings.chat_price_input, settings.chat_price_output, settings.currency)


def caps_of(settings: BotSettings) -> Caps:
    """Return the limits of the settings; money in millionths."""
    person, chat = settings.limit_money_per_person, settings.limit_money_per_chat
    return Caps(
        Cap(settings.limit_questions_per_person, settings.limit_questions_per_chat),
        Cap(settings.limit_articles_per_person, settings.limit_articles_per_chat),
        Cap(*(None if one is None else round(one * 1_000_000) for one in (person, chat))),
    )
