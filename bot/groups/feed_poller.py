"""Visits the feeds that are due: side by side, few at a time on one host, each for itself."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

from bot.groups.feed_schedule import FIRST, death, minutes_until_next, wait_after_failure
from bot.state.feed_entries import FeedEntries
from bot.state.feed_polls import FeedPolls
from bot.state.feed_values import Delivery, Due, FeedNotice
from ingest.errors import FetchTimeoutError, IngestError
from ingest.feeds.reader import Known, Visit
from ingest.fetch.polite import PER_HOST

logger = logging.getLogger(__name__)

AT_ONCE = 16
"""Visits side by side: waiting costs nothing, but two parsers cannot follow more."""
A_TICK = 500
"""Feeds of one call; the rest is due at the next."""


class Visits(Protocol):
    """Reads a feed if it changed (`ingest.feeds.reader.FeedReader`)."""

    async def visit(self, url: str, known: Known | None = None) -> Visit:
        """Return what the visit brought or raise an `IngestError`."""
        ...


@dataclass(frozen=True, slots=True)
class Polled:
    """What one call did, and what is to be said now.

    `at_once` are entries that wait for chats that want them at once, `notices` what an admin is
    to be told; both include what an earlier call left when it was stopped.
    """

    visited: int
    failed: int
    at_once: list[Delivery]
    notices: list[FeedNotice]


class FeedPoller:
    """Visits due feeds, one call a tick; a call that is stopped half-way may be made again.

    `seconds` is for one visit, from the moment its turn has come.
    """

    def __init__(
        self,
        *,
        reader: Visits,
        polls: FeedPolls,
        entries: FeedEntries,
        now: Callable[[], datetime],
        seconds: float = 30.0,
    ) -> None:
        self._reader = reader
        self._polls = polls
        self._entries = entries
        self._now = now
        self._seconds = seconds

    async def poll(self) -> Polled:
        """Visit what is due, and return what is to be said.

        Entries stay until `FeedEntries.delivered`, notices until `FeedPolls.told`.
        """
        due = await asyncio.to_thread(self._polls.claim, self._now(), A_TICK)
        hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(PER_HOST)
        )
        width = asyncio.Semaphore(AT_ONCE)

        async def visit(one: Due) -> bool:
            async with hosts[urlsplit(one.url).netloc], width:
                return await self._visit(one)

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(visit(one)) for one in due]
        well = sum(task.result() for task in tasks)
        at_once = await asyncio.to_thread(self._entries.waiting, at_once=True)
        notices = await asyncio.to_thread(self._polls.notices)
        return Polled(len(due), len(due) - well, at_once, notices)

    async def _visit(self, due: Due) -> bool:
        """Visit one feed and write down how it went; its failure is nobody else's."""
        try:
            async with asyncio.timeout(self._seconds):
                visit = await self._reader.visit(due.url, due.known)
        except TimeoutError:
            await asyncio.to_thread(
                self._failed, due, FetchTimeoutError(due.url, self._seconds), self._now()
            )
            return False
        except IngestError as error:
            await asyncio.to_thread(self._failed, due, error, self._now())
            return False
        await asyncio.to_thread(self._went_well, due, visit, self._now())
        return True

    def _went_well(self, due: Due, visit: Visit, now: datetime) -> None:
        """Entries first, then the clock: if this stops between, the visit is made again."""
        if visit.url != due.url:
            self._polls.move(due.url, visit.url, now)
        feed = visit.feed
        new = self._entries.take(visit.url, feed.entries, now) if feed else 0
        pause = minutes_until_next(
            due.minutes or FIRST, new=new > 0, asked=feed.minutes if feed else None
        )
        self._polls.visited(visit.url, visit.known, pause, now)

    def _failed(self, due: Due, error: IngestError, now: datetime) -> None:
        failures, since = due.failures + 1, due.failing_since or now
        logger.info("feed failed: %s failures=%d", type(error).__name__, failures)
        reason = death(failures, since, now, error)
        if reason is not None:
            self._polls.bury(due.url, reason, now)
        else:
            self._polls.failed(due, now + wait_after_failure(failures, error), now)
