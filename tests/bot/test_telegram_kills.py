"""kill -9 at random moments: nothing accepted is lost, nothing is said twice, order is kept."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.support.telegram_kills import GROUPS, drain_run, kill_run
from tests.support.telegram_server import needs_server
from tests.support.telegram_tolls import Toll

pytestmark = [needs_server, pytest.mark.slow, pytest.mark.timeout(300)]

POSTGRES = "postgresql://postgres@127.0.0.1:5432"


@pytest.fixture
def postgres() -> Iterator[str]:
    """A database of our own on a local Postgres."""
    name = f"article_bot_{uuid.uuid4().hex}"
    try:
        server = psycopg.connect(f"{POSTGRES}/postgres", autocommit=True, connect_timeout=2)
    except psycopg.OperationalError:
        pytest.skip("no Postgres answers at 127.0.0.1:5432 as user postgres")
    with server:
        server.execute(f"CREATE DATABASE {name}")
        yield f"{POSTGRES}/{name}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


async def test_kills_lose_and_double_nothing_on_sqlite(tmp_path: Path) -> None:
    toll = await kill_run(tmp_path, updates=100, kills=5, seed=1)

    check(toll)


async def test_kills_lose_and_double_nothing_on_postgres(tmp_path: Path, postgres: str) -> None:
    toll = await kill_run(tmp_path, updates=100, kills=5, seed=2, database=postgres)

    check(toll)


async def test_kills_in_groups_leave_one_answer_where_one_was_begun(tmp_path: Path) -> None:
    toll = await kill_run(tmp_path, updates=100, kills=5, seed=4, chats=GROUPS)

    check(toll)
    assert toll.unfinished <= toll.kills * len(GROUPS)  # at each kill one in each chat at most


async def test_a_stop_by_signal_takes_ten_seconds_at_most_and_costs_nothing(
    tmp_path: Path,
) -> None:
    seconds, toll = await drain_run(tmp_path, updates=60, seed=3)

    assert seconds < 10
    check(toll)
    assert toll.reported == 0


def check(toll: Toll) -> None:
    assert (toll.lost, toll.doubled, toll.inversions) == (0, 0, 0), toll
    assert toll.slowest_resume < 10, toll
