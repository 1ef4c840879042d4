"""The durable engine: lanes, order, and what a stop leaves for the next start."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.durable import PAUSES, Durable, Job
from ingest.database.engine import make_engine
from tests.support.telegram_server import until

Work = Callable[[str], Coroutine[None, None, None]]


async def no_pause(_: float) -> None:
    await asyncio.sleep(0)


@asynccontextmanager
async def running(folder: Path, work: Work, *, patience: float = 5.0) -> AsyncIterator[Durable]:
    durable = Durable(make_engine(folder / "durable.db"), sleep=no_pause)
    durable.register("work", work)
    await durable.start()
    try:
        yield durable
    finally:
        await durable.stop(patience=patience)


async def test_jobs_of_a_lane_run_in_order_one_at_a_time(tmp_path: Path) -> None:
    done: list[str] = []
    busy = most = 0

    async def work(key: str) -> None:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0.05)
        done.append(key)
        busy -= 1

    async with running(tmp_path, work) as durable:
        await durable.submit("work", [Job("a", "x", 3), Job("c", "x", 1), Job("b", "x", 2)])
        await until(lambda: len(done) == 3)

    assert done == ["c", "b", "a"]
    assert most == 1


async def test_a_slow_lane_holds_up_no_other(tmp_path: Path) -> None:
    done: list[str] = []
    go_on = asyncio.Event()

    async def work(key: str) -> None:
        if key == "slow":
            await go_on.wait()
        done.append(key)

    async with running(tmp_path, work) as durable:
        await durable.submit("work", [Job("slow", "a", 1), Job("next", "a", 2)])
        await durable.submit("work", [Job("other", "b", 1)])
        await until(lambda: done == ["other"])
        go_on.set()
        await until(lambda: len(done) == 3)

    assert done == ["other", "slow", "next"]


async def test_a_key_that_was_submitted_before_changes_nothing(tmp_path: Path) -> None:
    done: list[str] = []

    async def work(key: str) -> None:
        done.append(key)

    async with running(tmp_path, work) as durable:
        await durable.submit("work", [Job("k", "a", 1)])
        await until(lambda: done == ["k"])
        await durable.submit("work", [Job("k", "a", 1), Job("last", "a", 2)])
        await until(lambda: "last" in done)

    assert done == ["k", "last"]


async def test_what_a_stop_cuts_short_goes_on_at_the_next_start(tmp_path: Path) -> None:
    begun: list[str] = []

    async def never_ends(key: str) -> None:
        begun.append(key)
        await asyncio.Event().wait()

    async with running(tmp_path, never_ends, patience=0.05) as durable:
        await durable.submit("work", [Job("k1", "a", 1), Job("k2", "a", 2)])
        await until(lambda: begun == ["k1"])

    done: list[str] = []

    async def ends(key: str) -> None:
        done.append(key)

    async with running(tmp_path, ends):
        await until(lambda: len(done) == 2)

    assert done == ["k1", "k2"]


async def test_a_stop_lets_what_runs_come_to_its_end(tmp_path: Path) -> None:
    begun, done = asyncio.Event(), []

    async def work(key: str) -> None:
        begun.set()
        await asyncio.sleep(0.1)
        done.append(key)

    async with running(tmp_path, work) as durable:
        await durable.submit("work", [Job("k", "a", 1)])
        await begun.wait()

    assert done == ["k"]


async def test_a_job_that_is_cut_short_has_ended_when_the_engine_has_stopped(
    tmp_path: Path,
) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def tidies_up(_key: str) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0.3)
            ended.set()

    durable = Durable(make_engine(tmp_path / "durable.db"), sleep=no_pause)
    durable.register("work", tidies_up)
    await durable.start()
    await durable.submit("work", [Job("k", "a", 1)])
    await begun.wait()
    await durable.stop(patience=0.05)

    assert ended.is_set()


async def test_a_failed_job_leaves_no_words_in_the_log_or_the_database(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []

    async def work(key: str) -> None:
        done.append(key)
        raise ValueError("my diary")

    async with running(tmp_path, work) as durable:
        await durable.submit("work", [Job("k", "a", 1)])
        await until(lambda: len(done) == 1 + len(PAUSES))

    with closing(sqlite3.connect(tmp_path / "durable.db")) as database:
        kept = "".join(database.iterdump())
    assert "my diary" not in kept + caplog.text
    assert "job failed task=work key=k error=ValueError" in caplog.text


async def test_a_job_that_fails_is_tried_again(tmp_path: Path) -> None:
    tried: list[str] = []

    async def work(key: str) -> None:
        tried.append(key)
        if len(tried) < 3:
            raise OSError

    async with running(tmp_path, work) as durable:
        await durable.submit("work", [Job("k1", "a", 1), Job("k2", "a", 2)])
        await until(lambda: "k2" in tried)

    assert tried == ["k1", "k1", "k1", "k2"]


async def test_finished_jobs_can_be_forgotten(tmp_path: Path) -> None:
    done: list[str] = []

    async def work(key: str) -> None:
        done.append(key)

    async with running(tmp_path, work) as durable:
        await durable.submit("work", [Job("first", "a", 1), Job("last", "a", 2)])
        await until(lambda: len(done) == 2)
        await durable.prune(datetime.now(UTC) - timedelta(hours=1))
        kept = _keys(tmp_path)
        await durable.submit("work", [Job("later", "a", 3)])
        await until(lambda: len(done) == 3)
        await durable.prune(datetime.now(UTC) + timedelta(hours=1))

    assert kept >= {"work:first", "work:last"}
    assert "work:first" not in _keys(tmp_path)


async def test_a_database_that_is_not_there_is_an_error_at_once() -> None:
    durable = Durable(make_engine("postgresql://nobody@127.0.0.1:1/nothing"))

    with pytest.raises(OperationalError):
        await durable.start()
    await durable.stop()


def test_a_task_needs_a_name_that_dbos_takes() -> None:
    durable = Durable(make_engine("sqlite://"))

    async def work(_: str) -> None:
        return

    with pytest.raises(ValueError, match="three characters"):
        durable.register("ab", work)


async def test_nothing_can_be_submitted_to_an_engine_that_is_not_running(tmp_path: Path) -> None:
    durable = Durable(make_engine(tmp_path / "durable.db"))

    with pytest.raises(RuntimeError, match="not running"):
        await durable.submit("work", [Job("k", "a", 1)])


async def test_dbos_prints_nothing_of_its_own(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async def work(_: str) -> None:
        return

    async with running(tmp_path, work):
        handlers = logging.getLogger("dbos").handlers

    assert handlers == []
    assert "DBOS" not in "".join(capfd.readouterr())


def _keys(folder: Path) -> set[str]:
    with closing(sqlite3.connect(folder / "durable.db")) as database:
        return {row[0] for row in database.execute("select workflow_uuid from workflow_status")}
