"""What feeds bring to chats by themselves: entries that are wanted at once, and their ends.

A tick visits the feeds that are due, and leaves a durable job for each place that has something
coming: a chat that Telegram lets wait holds up no other. What comes in one message is decided and
written down before it is sent, so that a crash repeats nothing.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from bot.digests.values import Unread
from bot.durable import Job, Work
from bot.groups.feed_desk import LANGUAGE
from bot.groups.feed_parts import FeedParts
from bot.state.feed_values import Bundle, FeedDied, FeedNotice, Place
from bot.state.homes import Homes
from bot.state.preferences import Preferences
from bot.telegram import calls
from bot.telegram import feed_documents as documents
from bot.telegram.document import Document
from bot.telegram.manners import Guests
from bot.telegram.presenting import Presenter
from bot.telegram.sender import UndeliverableError
from bot.telegram.speaking import Manner
from ingest.feeds.plain import digest
from ingest.values import Article, LibraryId

TASK = "feed-news"
WORKERS = 8
READ = 20
"""Entries of one message that are read; a list of more is there to be glanced over."""
SECONDS = 90.0
"""For reading them."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chats:
    """What is known of chats."""

    homes: Homes
    preferences: Preferences
    guests: Guests


class Works(Protocol):
    """Does work durably (`bot.durable.Durable`)."""

    def register(self, name: str, work: Work, *, workers: int = 32) -> None:
        """Make a task known before the start."""
        ...

    async def submit(self, task: str, jobs: Iterable[Job]) -> None:
        """Write jobs down; a key that was submitted before changes nothing."""
        ...


class FeedNews:
    """Visits feeds, and sends what they bring."""

    def __init__(
        self,
        parts: FeedParts,
        *,
        durable: Works,
        presenter: Presenter,
        chats: Chats,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Register with the durable engine, which must not be running yet."""
        self._parts = parts
        self._durable = durable
        self._presenter = presenter
        self._homes = chats.homes
        self._preferences = chats.preferences
        self._guests = chats.guests
        self._now = now
        durable.register(TASK, self.bring, workers=WORKERS)

    async def tick(self) -> None:
        """Visit what is due, and leave a job for each place that has something coming."""
        polled = await self._parts.poller.poll()
        places = dict.fromkeys(one.subscription.place for one in polled.notices)
        places |= dict.fromkeys(await asyncio.to_thread(self._parts.entries.places))
        minute = int(self._now().timestamp() // 60)
        await self._durable.submit(TASK, [_job(place, minute) for place in places])
        _log.info(
            "feeds visited=%d failed=%d places=%d", polled.visited, polled.failed, len(places)
        )

    async def bring(self, job: str) -> None:
        """Send what waits for a place; where nothing can be sent, what it follows rests."""
        place = _place(job)
        chat = await asyncio.to_thread(self._homes.chat_of, place.library)
        if chat is None:
            return
        if not await self._allowed(chat):
            await asyncio.to_thread(self._parts.subscriptions.rest, place.library, place)
            return
        await self._speak(chat, place.library)
        there = calls.Place(chat, group=chat < 0, topic=place.topic)
        try:
            await self._bring(place, there)
        except UndeliverableError:
            _log.warning("feeds rest library=%s", place.library)
            await asyncio.to_thread(self._parts.subscriptions.rest, place.library, place)

    async def gone(self, library: LibraryId) -> None:
        """Let what a chat follows rest: nothing can be sent there any more."""
        await asyncio.to_thread(self._parts.subscriptions.rest, library)

    async def back(self, library: LibraryId) -> None:
        """Go on: the chat can be written to again."""
        await asyncio.to_thread(self._parts.subscriptions.wake, library, self._now())

    async def _bring(self, place: Place, there: calls.Place) -> None:
        for told in await asyncio.to_thread(self._parts.polls.notices, place):
            key = _key_of(told)
            await self._deliver(key, there, documents.notice(told), place.library)
            await asyncio.to_thread(self._parts.polls.told, told)
            await self._presenter.close(key)
        for bundle in await asyncio.to_thread(self._parts.entries.bundles, place):
            key = f"feed:{bundle.key}"
            await self._deliver(key, there, await self._document(bundle), place.library)
            shown = [one.key for one in bundle.deliveries]
            await asyncio.to_thread(self._parts.entries.delivered, shown)
            await self._presenter.close(key)

    async def _deliver(
        self, key: str, there: calls.Place, document: Document, library: LibraryId
    ) -> None:
        """Send a message once; one that Telegram takes in no form is given up, and only that."""
        try:
            await self._presenter.deliver(key, there, document, library=library)
        except UndeliverableError as error:
            if error.gone:
                raise
            _log.warning("feed message given up key=%s", key)

    async def _document(self, bundle: Bundle) -> Document:
        """Read what is new, and return the message about it."""
        first = bundle.deliveries[0]
        library = first.subscription.place.library
        newest = bundle.deliveries[-READ:]
        read = await self._parts.reader.read(library, newest, seconds=SECONDS)
        if len(bundle.deliveries) > 1:
            return documents.many_entries(bundle.deliveries, read)
        found: Article | Unread = read[first.key]
        if isinstance(found, Unread):
            return documents.unread_entry(first, found)
        return documents.read_entry(first, await self._parts.cards.of(library, found, "new"))

    async def _allowed(self, chat: int) -> bool:
        """Tell whether the bot is still meant to be in this chat: its operator can change that."""
        origin = await asyncio.to_thread(self._homes.origin, chat)
        person = chat if chat > 0 else None
        return any(self._guests.admits(person, one) for one in {chat, origin})

    async def _speak(self, chat: int, library: LibraryId) -> None:
        """Speak as the chat has chosen, or as whoever followed a feed there last was spoken to."""
        manner = Manner(self._preferences, self._homes)
        last = await asyncio.to_thread(self._preferences.get, library, LANGUAGE)
        await manner.take_on_for(chat, last)


def _job(place: Place, minute: int) -> Job:
    """Return the job of a place: one a minute at most, in the lane of its chat."""
    return Job(f"{place.library}|{place.topic or 0}|{minute}", place.library, minute)


def _place(job: str) -> Place:
    library, topic, _ = job.rsplit("|", 2)
    return Place(LibraryId(library), int(topic) or None)


def _key_of(told: FeedNotice) -> str:
    fact = told.reason if isinstance(told, FeedDied) else told.old
    return f"feed-notice:{told.subscription.id}:{digest(type(told).__name__, fact)}"
