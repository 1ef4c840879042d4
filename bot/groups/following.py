"""What a chat does with feeds: follow, list, stop, import and export."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Literal, Protocol

from bot.errors import TooManyFeedsError, UnknownFeedError
from bot.groups.feed_schedule import first_minutes
from bot.state.feed_values import Place, Subscription, Wish
from bot.state.feeds import Subscriptions
from ingest.errors import ArticleBotError, FetchTimeoutError, IngestError
from ingest.feeds import opml
from ingest.feeds.opml import Outline
from ingest.feeds.reader import Found, Runs
from ingest.fetch.urls import canonical
from ingest.parsing.clean import clean_line
from ingest.values import LibraryId

MAX_FEEDS = 200
"""Feeds of one chat: more than its members can read, so that no chat fills every call alone."""
MAX_WORDS = 20
_LONGEST_WORD = 100
_SIDE_BY_SIDE = 4


class Finds(Protocol):
    """Finds the feed at an address or of a site (`ingest.feeds.reader.FeedReader`)."""

    async def find(self, url: str) -> Found:
        """Return the feed or raise an `IngestError`."""
        ...


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed that is followed now; `entries` is how many were in it when it was looked at.

    `outcome` is "changed" when it was followed already and words or manner are new.
    """

    subscription: Subscription
    entries: int
    outcome: Literal["new", "changed"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list of feeds: those that are followed, and those that could not be."""

    followed: tuple[Followed, ...]
    failed: tuple[tuple[Outline, ArticleBotError], ...]


class Following:
    """Keeps what places follow; knows nothing of where it is said.

    `seconds` is for following a list of feeds.
    """

    def __init__(
        self,
        *,
        reader: Finds,
        parser: Runs,
        subscriptions: Subscriptions,
        now: Callable[[], datetime],
        seconds: float = 240.0,
    ) -> None:
        self._reader = reader
        self._parser = parser
        self._subscriptions = subscriptions
        self._now = now
        self._seconds = seconds

    async def follow(self, place: Place, url: str, wish: Wish | None = None) -> Followed:
        """Follow the feed at an address, or the one of the site there.

        The feed is always fetched, whoever else follows it. Following again changes the words
        and whether entries come at once.

        Raises:
            TooManyFeedsError: when the chat follows as many as it may.
            NotAFeedError: when there is no feed.
            IngestError: when the address cannot be had.
        """
        found = await self._reader.find(url)
        await self._check_room(place, found.url)
        add = partial(
            self._subscriptions.add, minutes=first_minutes(found.feed.minutes), now=self._now()
        )
        subscription, begins = await asyncio.to_thread(add, place, found, _cleaned(wish or Wish()))
        return Followed(subscription, len(found.feed.entries), "new" if begins else "changed")

    async def change(self, place: Place, what: str, *, at_once: bool) -> Subscription:
        """Let the entries of a feed that is followed come at once, or in the digest.

        Raises:
            UnknownFeedError: when no such feed is followed here.
        """
        one = meant(await self.list(place), what.strip())
        change = partial(self._subscriptions.change, at_once=at_once)
        if one is None or not await asyncio.to_thread(change, place, one.id):
            raise UnknownFeedError(what)
        return replace(one, at_once=at_once)

    async def wake(self, library: LibraryId) -> None:
        """Go on with what rested: somebody speaks to the bot in this chat again."""
        await asyncio.to_thread(self._subscriptions.wake, library, self._now())

    async def list(self, place: Place) -> list[Subscription]:
        """Return what is followed in a place, in a lasting order: numbers count from one."""
        return await asyncio.to_thread(self._subscriptions.list, place)

    async def unfollow(self, place: Place, what: str) -> Subscription:
        """Stop following the feed of this number in the list, or of this address, site or id.

        Raises:
            UnknownFeedError: when no such feed is followed here.
        """
        one = meant(await self.list(place), what.strip())
        if one is None or not await asyncio.to_thread(self._subscriptions.remove, place, one.id):
            raise UnknownFeedError(what)
        return one

    async def import_opml(self, place: Place, body: bytes, wish: Wish | None = None) -> Imported:
        """Follow every feed of a list; those that cannot be are returned with their errors.

        Raises:
            DamagedFileError: when it is no OPML.
            TooLargeError: when it has more than 2 MB.
            ParserLimitError: when it takes too much time or memory to read.
        """
        outlines = await self._parser.run("OPML", partial(opml.read, body))
        return await self.follow_all(place, outlines, wish)

    async def follow_all(
        self, place: Place, outlines: Sequence[Outline], wish: Wish | None = None
    ) -> Imported:
        """Follow several feeds; those that cannot be are returned with their errors.

        What is not there in good time counts as too slow. A chat that follows as many as it may
        fetches nothing new.
        """
        turns = asyncio.Semaphore(_SIDE_BY_SIDE)
        until = asyncio.get_running_loop().time() + self._seconds

        async def follow(outline: Outline) -> Followed | ArticleBotError:
            try:
                async with asyncio.timeout_at(until), turns:
                    await self._check_room(place, outline.url)
                    return await self.follow(place, outline.url, wish)
            except TimeoutError:
                return FetchTimeoutError(outline.url, self._seconds)
            except (IngestError, TooManyFeedsError) as error:
                return error

        async with asyncio.TaskGroup() as group:
            tasks = [(one, group.create_task(follow(one))) for one in outlines]
        done = [(one, task.result()) for one, task in tasks]
        return Imported(
            tuple(result for _, result in done if isinstance(result, Followed)),
            tuple((one, result) for one, result in done if isinstance(result, ArticleBotError)),
        )

    async def export_opml(self, place: Place, title: str) -> bytes:
        """Return what is followed in a place as OPML, dead feeds left out."""
        followed = await self.list(place)
        outlines = [Outline(one.url, one.title, one.site) for one in followed if not one.dead]
        return opml.write(outlines, title)

    async def _check_room(self, place: Place, url: str) -> None:
        if await asyncio.to_thread(self._subscriptions.count, place.library) < MAX_FEEDS:
            return
        if all(one.url != url for one in await self.list(place)):
            raise TooManyFeedsError(MAX_FEEDS)


def _cleaned(wish: Wish) -> Wish:
    words = dict.fromkeys(clean_line(word, _LONGEST_WORD) for word in wish.words)
    return Wish(tuple(word for word in words if word)[:MAX_WORDS], wish.at_once, wish.person)


def meant(followed: Sequence[Subscription], what: str) -> Subscription | None:
    """Return the feed of this number in the list, or of this address, site or id."""
    for one in followed:
        if one.id == what:
            return one
    if what.isdecimal():
        number = int(what) if len(what) < 6 else 0
        return followed[number - 1] if 0 < number <= len(followed) else None
    wanted = canonical(what).rstrip("/")
    for one in followed:
        if wanted in {canonical(url).rstrip("/") for url in (one.url, one.site or one.url)}:
            return one
    return None
