"""The clockwork: what is due becomes durable work, once, however many processes look.

It looks every few seconds. A plan that is due gets a row for its digest, then a durable job under
that digest's key, and only then its next time: a crash in between repeats steps that change
nothing the second time. After a long silence only the latest digest is made, for all of the time.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

from bot.durable import Durable, Job
from bot.planning.due import last_due, next_due
from bot.state.plans import Planned, Plans
from bot.state.sent_digests import DigestRun, SentDigests

DIGEST_TASK = "group-digest"
TICK_TASK = "group-tick"
LOOK_SECONDS = 5.0
"""Seconds between two looks: how late a digest may begin."""
AT_ONCE = 100
DIGEST_WORKERS = 4
"""Digests made at a time in one process: at nine o'clock many are due."""
UNKNOWN_ZONE = "unknown zone"
"""The reason for a pause that the clockwork itself gives."""
LONGEST_INTERVAL = timedelta(days=1)
"""Durable jobs are remembered for some days: a longer interval could be worked twice."""
AGAIN = "+"
"""Between the key of a digest and the number of a further job for it."""

OnDigest = Callable[[str], Awaitable[None]]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """Recurring work: once in each `interval`, counted from midnight UTC on 1 January 1970."""

    interval: timedelta
    work: Callable[[], Awaitable[None]]

    def __post_init__(self) -> None:
        """Refuse an interval that could not be kept."""
        if not timedelta(seconds=1) <= self.interval <= LONGEST_INTERVAL:
            raise ValueError("recurring work is for intervals of a second to a day")


class Clockwork:
    """Makes due things happen. `on_digest` gets the key of a digest, and may get it again."""

    def __init__(
        self,
        *,
        durable: Durable,
        plans: Plans,
        digests: SentDigests,
        on_digest: OnDigest,
        ticks: Mapping[str, Tick],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Register with the durable engine, which must not be running yet."""
        self._durable = durable
        self._plans = plans
        self._digests = digests
        self._on_digest = on_digest
        self._ticks = dict(ticks)
        self._now = now
        self._submitted: dict[str, int] = {}
        durable.register(DIGEST_TASK, self._digest, workers=DIGEST_WORKERS)
        durable.register(TICK_TASK, self._tick)

    async def run(
        self,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        seconds: float = LOOK_SECONDS,
    ) -> None:
        """Look for what is due every so many seconds, for ever.

        A database that is away for a while stops nothing.
        """
        while True:
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001 - from here on nothing would be due any more
                _log.error("cannot look for what is due error=%s", type(error).__name__)
            await sleep(seconds)

    async def look(self) -> None:
        """Submit all that is due now and was not submitted before."""
        now = self._now()
        for run in await asyncio.to_thread(self._digests.unfinished, now):
            await self._durable.submit(DIGEST_TASK, [_further(run)])
        while plans := await asyncio.to_thread(self._plans.due, now, AT_ONCE):
            for planned in plans:
                await self._try(planned, now)
        for name, tick in self._ticks.items():
            await self._submit_tick(name, _slot(tick, now))

    async def _try(self, planned: Planned, now: datetime) -> None:
        """Make a plan's digest due; pause the plan if its zone is in the data base no more."""
        try:
            await self._make_due(planned, now)
        except ZoneInfoNotFoundError:
            _log.error("plan paused plan=%s reason=%s", planned.id, UNKNOWN_ZONE)
            await asyncio.to_thread(self._plans.pause, planned.library, UNKNOWN_ZONE)

    async def _make_due(self, planned: Planned, now: datetime) -> None:
        due = max(last_due(planned.plan, now), planned.next_due)
        start = last_due(planned.plan, planned.next_due - timedelta(microseconds=1))
        key = await asyncio.to_thread(self._digests.open, planned, due, start)
        await self._durable.submit(DIGEST_TASK, [Job(key, _lane(planned.chat), _place(due))])
        await asyncio.to_thread(self._plans.advance, planned, next_due(planned.plan, now))

    async def _submit_tick(self, name: str, slot: int) -> None:
        if self._submitted.get(name) != slot:
            await self._durable.submit(TICK_TASK, [Job(f"{name}:{slot}", name, 1)])
            self._submitted[name] = slot

    async def _digest(self, job: str) -> None:
        await self._on_digest(job.partition(AGAIN)[0])

    async def _tick(self, job: str) -> None:
        """Do recurring work, unless its time has passed: then a later job does it."""
        name, _, slot = job.rpartition(":")
        tick = self._ticks.get(name)
        if tick is not None and int(slot) >= _slot(tick, self._now()):
            await tick.work()


def _slot(tick: Tick, now: datetime) -> int:
    return int(now.timestamp() // tick.interval.total_seconds())


def _further(run: DigestRun) -> Job:
    """Another job for a digest that was left; the first one may have ended without making it."""
    key = f"{run.key}{AGAIN}{run.claims}"
    return Job(key, _lane(run.chat), _place(run.due))


def _lane(chat: int) -> str:
    return str(chat)


def _place(due: datetime) -> int:
    """Order the digests of a chat by the minute they are due; fits DBOS until 4083."""
    return int(due.timestamp() // 60)
