"""The intake: an update is written down before Telegram hears that it arrived.

Polling and webhook both call `accept`. Then, in a durable job for each update, `handle` runs the
application's handlers. Jobs of one chat run one after the other, in order; chats run side by side.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError
from telegram import Update

from bot.durable import LAST_PLACE, Durable, Job
from bot.state.inbox import Inbox, RawUpdate, Waiting
from bot.state.outbox import Outbox
from bot.telegram.talk import App
from bot.telegram.updates import receive

TASK = "telegram-update"
AGAIN = "+"
"""Between the key of an update and the number of a further job for it."""
MOST_ATTEMPTS = 10
"""An update that was begun this often and never finished takes the process down each time."""
REMEMBERED = timedelta(days=3)
"""Telegram delivers an update again within a day, or never."""

_log = logging.getLogger(__name__)


class Arrives(Protocol):
    """What cannot wait for an update's turn in its lane."""

    async def arrived(self, raw: RawUpdate) -> None:
        """Hear of an update that was written down just now; after a crash, a second time."""
        ...


class Intake:
    """Takes updates in, and sees to it that each is handled."""

    def __init__(
        self,
        *,
        application: App,
        inbox: Inbox,
        outbox: Outbox,
        durable: Durable,
        arrivals: Sequence[Arrives] = (),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Register with the durable engine, which must not be running yet."""
        self._application = application
        self._inbox = inbox
        self._outbox = outbox
        self._durable = durable
        self._arrivals = arrivals
        self._now = now
        durable.register(TASK, self.handle)

    async def accept(self, updates: Sequence[RawUpdate]) -> None:
        """Take updates in: when this returns, none of them can get lost any more.

        An update that was accepted before, handled or not, changes nothing.
        """
        received = [receive(self._application.bot.id, raw) for raw in updates]
        known = [one for one in received if one is not None]
        if len(known) < len(updates):
            _log.warning("updates without a number dropped=%d", len(updates) - len(known))
        await asyncio.to_thread(self._inbox.add, known, self._now())
        for one in known:
            for arrival in self._arrivals:
                await arrival.arrived(one.content)
        await self._submit(_job(one.key, one.lane, one.place) for one in known)

    async def resume(self) -> None:
        """Submit what was written down and not handled.

        A job that was begun gets another key: the first may have ended without handling it.
        """
        waiting = await asyncio.to_thread(self._inbox.waiting)
        await self._submit(_job(again(one), one.lane, one.place) for one in waiting)

    async def tidy(self) -> None:
        """Forget what is long done."""
        before = self._now() - REMEMBERED
        await self._durable.prune(before)
        await asyncio.to_thread(self._inbox.prune, before)
        await asyncio.to_thread(self._outbox.prune, before)

    async def _submit(self, jobs: Iterable[Job]) -> None:
        if submitted := list(jobs):
            await self._durable.submit(TASK, submitted)

    async def handle(self, job: str) -> None:
        """Handle one update; a second time only if the first did not come to its end."""
        key = job.partition(AGAIN)[0]
        taken = await asyncio.to_thread(self._inbox.take, key)
        if taken is not None:
            update = await self._understand(key, *taken)
            if update is not None and await self._process(key, update):
                await asyncio.to_thread(self._inbox.close, key)
        await asyncio.to_thread(self._outbox.close, key)

    async def _process(self, key: str, update: Update) -> bool:
        """Run the handlers; tell whether the update was not given up."""
        try:
            await self._application.process_update(update)
        except SQLAlchemyError:
            raise  # nothing is wrong with the update
        except Exception as error:  # noqa: BLE001 - parsed, and still not what it should be
            await self._bury(key, f"cannot be handled: {type(error).__name__}")
            return False
        return True

    async def _understand(self, key: str, raw: RawUpdate, attempts: int) -> Update | None:
        """Return the update; None after giving up on it."""
        if attempts > MOST_ATTEMPTS:
            await self._bury(key, f"not finished in {MOST_ATTEMPTS} attempts")
            return None
        try:
            return Update.de_json(raw, self._application.bot)
        except Exception as error:  # noqa: BLE001 - whatever a malformed update makes of a parser
            await self._bury(key, f"cannot be parsed: {type(error).__name__}")
            return None

    async def _bury(self, key: str, reason: str) -> None:
        _log.warning("update given up key=%s reason=%s", key, reason)
        await asyncio.to_thread(self._inbox.bury, key, reason, self._now())


def again(one: Waiting) -> str:
    """Return the key of the next job for an update."""
    return f"{one.key}{AGAIN}{one.attempts}" if one.attempts else one.key


def _job(key: str, lane: str, place: int) -> Job:
    return Job(key, lane, min(max(place, 1), LAST_PLACE))
