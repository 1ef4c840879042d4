"""The clockwork under a simulated clock: each digest once, at its minute."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.durable import Durable
from bot.groups.clockwork import LOOK_SECONDS, UNKNOWN_ZONE, Clockwork, Tick
from bot.planning.values import EVERY_DAY, Plan
from bot.state.migrating import bring_up_to_date
from bot.state.plans import Place, Plans, digest_plans
from bot.state.sent_digests import LEASE, SentDigests
from ingest.database.engine import make_engine
from ingest.values import LibraryId
from tests.support.postgres import postgres_server
from tests.support.telegram_server import until

HERE = LibraryId("here")
DAY = timedelta(days=1)
BEFORE = datetime(2026, 10, 23, 12, tzinfo=UTC)
"""A Friday; the clocks go back in London on the Sunday after."""
NINE = Plan(EVERY_DAY, (time(9),), "Europe/London")


@dataclass
class World:
    """What outlives a crash: the databases, the clock, and what was made and when."""

    database: str | Path
    durable: str | Path
    now: datetime = BEFORE
    made: list[tuple[datetime, datetime]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    ticked: list[datetime] = field(default_factory=list)


@asynccontextmanager
async def running(
    world: World,
    *,
    plans: Callable[[Plans], Plans] = lambda plans: plans,
    on_digest: Callable[[str], Awaitable[None]] | None = None,
    interval: timedelta = DAY,
) -> AsyncIterator[Clockwork]:
    engine = make_engine(world.database)
    digests = SentDigests(engine)

    async def make(key: str) -> None:
        world.keys.append(key)
        if digests.claim(key, worker="w", now=world.now):
            run = digests.find(key)
            assert run is not None
            world.made.append((run.start, run.due))
            digests.finish(key, [len(world.made)])

    async def tick() -> None:
        world.ticked.append(world.now)

    durable = Durable(make_engine(world.durable))
    clockwork = Clockwork(
        durable=durable,
        plans=plans(Plans(engine)),
        digests=digests,
        on_digest=on_digest or make,
        ticks={"retention": Tick(interval, tick)},
        now=lambda: world.now,
    )
    await durable.start()
    try:
        yield clockwork
    finally:
        await durable.stop(patience=5)
        engine.dispose()


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    with postgres_server() as address:
        yield address


@pytest.fixture
def world(tmp_path: Path) -> World:
    return prepared(World(tmp_path / "bot.db", tmp_path / "durable.db"))


def prepared(world: World, plan: Plan = NINE) -> World:
    engine = make_engine(world.database)
    bring_up_to_date(engine)
    Plans(engine).set(Place(HERE, -100), plan, by=None, language=None, now=world.now)
    engine.dispose()
    return world


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


async def test_digests_are_made_at_their_minutes_over_a_clock_change(world: World) -> None:
    async with running(world) as clockwork:
        for _ in range(4 * 24 * 2):
            world.now += timedelta(minutes=30)
            await clockwork.look()
            if world.now.time() in {time(8), time(9)}:
                await until(lambda: len(world.made) == len(world.keys) >= due_by(world.now))

    ends = [at(24, 8), at(25, 9), at(26, 9), at(27, 9)]
    assert world.made == list(zip([at(23, 8), *ends], ends, strict=False))


def due_by(now: datetime) -> int:
    return sum(end <= now for end in (at(24, 8), at(25, 9), at(26, 9), at(27, 9)))


async def test_nothing_is_made_before_its_minute(world: World) -> None:
    async with running(world) as clockwork:
        world.now = at(24, 7, 59)
        await clockwork.look()
        await until(lambda: len(world.ticked) == 1)

    assert world.keys == []


async def test_after_a_long_silence_one_digest_covers_all_of_it(world: World) -> None:
    async with running(world) as clockwork:
        world.now = at(24, 8)
        await clockwork.look()
        await until(lambda: len(world.made) == 1)
    world.now = at(28, 15)
    async with running(world) as clockwork:
        await clockwork.look()
        await clockwork.look()
        await until(lambda: len(world.made) == 2)

    assert world.made == [(at(23, 8), at(24, 8)), (at(24, 8), at(28, 9))]


class CrashError(Exception):
    """A process that ends here."""


class CrashingPlans(Plans):
    """Ends between submitting a digest and moving the plan on."""

    def advance(self, *_: object) -> bool:
        raise CrashError


async def test_a_crash_between_submitting_and_moving_on_makes_no_second_digest(
    world: World,
) -> None:
    world.now = at(24, 8)
    async with running(world, plans=lambda plans: CrashingPlans(plans._engine)) as clockwork:
        with pytest.raises(CrashError):
            await clockwork.look()
    world.now = at(24, 8, 1)
    async with running(world) as clockwork:
        await clockwork.look()
        await until(lambda: len(world.made) == 1)
        world.now = at(25, 9)
        await clockwork.look()
        await until(lambda: len(world.made) == 2)

    assert world.made == [(at(23, 8), at(24, 8)), (at(24, 8), at(25, 9))]


async def test_a_digest_cut_short_is_made_at_the_next_start(world: World) -> None:
    begun = asyncio.Event()

    async def never_ends(_: str) -> None:
        begun.set()
        raise asyncio.CancelledError  # the stop of a process in the middle of it

    world.now = at(24, 8)
    async with running(world, on_digest=never_ends) as clockwork:
        await clockwork.look()
        await begun.wait()
    async with running(world) as clockwork:
        await clockwork.look()
        await until(lambda: len(world.made) == 1)

    assert world.made == [(at(23, 8), at(24, 8))]


async def test_a_digest_whose_worker_never_comes_back_is_made_by_another(world: World) -> None:
    left = asyncio.Event()

    async def leave(key: str) -> None:
        SentDigests(make_engine(world.database)).claim(key, worker="gone", now=world.now)
        left.set()

    world.now = at(24, 8)
    async with running(world, on_digest=leave) as clockwork:
        await clockwork.look()
        await left.wait()
    async with running(world) as clockwork:
        await clockwork.look()
        world.now += 2 * LEASE
        await clockwork.look()
        await until(lambda: len(world.made) == 1)

    assert world.made == [(at(23, 8), at(24, 8))]


async def test_recurring_work_is_done_once_in_each_slot_and_after_a_restart(world: World) -> None:
    world.now = at(23, 12)
    async with running(world, interval=timedelta(hours=1)) as clockwork:
        for minute in (0, 1, 59):
            world.now = at(23, 12, minute)
            await clockwork.look()
        await until(lambda: len(world.ticked) == 1)
    async with running(world, interval=timedelta(hours=1)) as clockwork:
        await clockwork.look()
        world.now = at(23, 17, 30)  # five slots were missed
        await clockwork.look()
        await until(lambda: len(world.ticked) == 2)

    assert world.ticked[1] == at(23, 17, 30)
    assert len(world.ticked) == 2


async def test_recurring_work_whose_time_has_passed_is_left_to_the_next(world: World) -> None:
    async with running(world) as clockwork:
        await clockwork._tick(f"retention:{int((world.now - DAY).timestamp() // 86400)}")
        await clockwork._tick("unknown:99999")

    assert world.ticked == []


@pytest.mark.parametrize("interval", [timedelta(0), timedelta(days=2)])
def test_an_interval_that_cannot_be_kept_is_refused(interval: timedelta) -> None:
    async def nothing() -> None:
        return

    with pytest.raises(ValueError, match="second to a day"):
        Tick(interval, nothing)


async def test_a_plan_in_a_zone_that_is_gone_is_paused_and_stops_no_other(world: World) -> None:
    engine = make_engine(world.database)
    plans = Plans(engine)
    plans.set(Place(LibraryId("lost"), -1), NINE, by=None, language=None, now=world.now)
    with engine.begin() as connection:
        lost = digest_plans.c.library == "lost"
        connection.execute(digest_plans.update().where(lost).values(zone="Europe/Atlantis"))
    world.now = at(24, 8)

    async with running(world) as clockwork:
        await clockwork.look()
        await until(lambda: len(world.made) == 1)

    assert [one.paused for one in plans.list(LibraryId("lost"))] == [UNKNOWN_ZONE]
    engine.dispose()


async def test_a_database_that_is_away_stops_nothing(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    class AwayPlans(Plans):
        def due(self, *_: object) -> list[object]:  # type: ignore[override]
            raise OperationalError("select", {}, Exception("secret"))

    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 2:
            raise CrashError

    async with running(world, plans=lambda plans: AwayPlans(plans._engine)) as clockwork:
        with pytest.raises(CrashError):
            await clockwork.run(sleep)

    assert slept == [LOOK_SECONDS, LOOK_SECONDS]
    assert "OperationalError" in caplog.text
    assert "secret" not in caplog.text


WORKER = """
import asyncio, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from bot.durable import Durable
from bot.groups.clockwork import Clockwork, Tick
from bot.state.plans import Plans
from bot.state.sent_digests import SentDigests
from ingest.database.engine import make_engine

name, database, durable_database = sys.argv[1:]

def where(text):
    return text if text.startswith("postgresql") else Path(text)

async def main():
    clock = [datetime(2026, 10, 24, 8, tzinfo=UTC)]
    engine = make_engine(where(database))
    digests = SentDigests(engine)

    async def make(key):
        if digests.claim(key, worker=name, now=clock[0]):
            print("digest", key, flush=True)
            digests.finish(key, [1])

    async def tick():
        print("tick", clock[0].date(), flush=True)

    durable = Durable(make_engine(where(durable_database)), executor=name)
    clockwork = Clockwork(durable=durable, plans=Plans(engine), digests=digests, on_digest=make,
        ticks={"retention": Tick(timedelta(days=1), tick)}, now=lambda: clock[0])
    await durable.start()
    print("ready", flush=True)
    while await asyncio.to_thread(sys.stdin.readline):
        await clockwork.look()
        print("looked", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        clock[0] += timedelta(days=1, hours=1)
        print("moved", flush=True)
    await durable.stop()

asyncio.run(main())
"""


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_two_processes_make_each_digest_and_each_tick_once(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    if kind == "sqlite":
        world = World(tmp_path / "bot.db", tmp_path / "durable.db")
    else:
        address = request.getfixturevalue("postgres")
        world = World(address, address)
    prepared(world)

    workers = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", WORKER, name, str(world.database), str(world.durable)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        for name in ("one", "two")
    ]
    said: list[str] = []
    async with asyncio.TaskGroup() as group:
        for worker in workers:
            group.create_task(listen(worker, said))
        await until(lambda: said.count("ready") == 2)
        for day in range(1, 5):  # in step: a clock that runs ahead a day would skip work
            await tell(workers)
            await until(lambda day=day: said.count("looked") == 2 * day)  # type: ignore[misc]
            await until(lambda day=day: len(made(said)) >= 2 * day)  # type: ignore[misc]
            await tell(workers)
            await until(lambda day=day: said.count("moved") == 2 * day)  # type: ignore[misc]
        for worker in workers:
            assert worker.stdin is not None
            worker.stdin.close()

    assert [await worker.wait() for worker in workers] == [0, 0]
    assert len(made(said)) == len(set(made(said))) == 8


def made(said: list[str]) -> list[str]:
    return [line for line in said if line.startswith(("digest", "tick"))]


async def listen(worker: asyncio.subprocess.Process, said: list[str]) -> None:
    assert worker.stdout is not None
    async for line in worker.stdout:
        said.append(line.decode().strip())  # noqa: PERF401 - seen as they come


async def tell(workers: list[asyncio.subprocess.Process]) -> None:
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write(b"\n")
        await worker.stdin.drain()
