"""Plans and digests in SQL: one plan a topic, each digest once, on SQLite and on Postgres."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine, delete

from bot.planning.values import EVERY_DAY, WORKDAYS, Plan
from bot.state.migrating import bring_up_to_date
from bot.state.plans import Place, Planned, Plans, digest_plans
from bot.state.sent_digests import LEASE, MOST_CLAIMS, SentDigests, digests_sent
from ingest.database.engine import make_engine
from ingest.values import LibraryId
from tests.support.postgres import postgres_server

HERE, THERE = Place(LibraryId("here"), -100), Place(LibraryId("there"), -200)
NOW = datetime(2026, 11, 27, 7, tzinfo=UTC)
DUE = datetime(2026, 11, 27, 9, tzinfo=UTC)
DAY = timedelta(days=1)
DAILY = Plan(EVERY_DAY, (time(9), time(18, 30)), "Europe/London")


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    with postgres_server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    where = tmp_path / "x.db"
    made = make_engine(where if request.param == "sqlite" else request.getfixturevalue("postgres"))
    bring_up_to_date(made)
    with made.begin() as connection:
        for table in (digest_plans, digests_sent):
            connection.execute(delete(table))
    yield made
    made.dispose()


@pytest.fixture
def plans(engine: Engine) -> Plans:
    return Plans(engine)


@pytest.fixture
def digests(engine: Engine) -> SentDigests:
    return SentDigests(engine)


def planned(plans: Plans, place: Place = HERE, plan: Plan = DAILY) -> Planned:
    return plans.set(place, plan, by=7, language="de", now=NOW)


def test_a_plan_comes_back_as_it_was_set(plans: Plans) -> None:
    one = planned(plans)

    assert plans.get(HERE.library) == one == plans.find(one.id)
    assert (one.plan, one.chat, one.created_by, one.language) == (DAILY, -100, 7, "de")
    assert one.next_due == DUE


def test_a_topic_has_one_plan(plans: Plans) -> None:
    planned(plans)
    other = planned(plans, Place(HERE.library, -100, topic=5))
    later = planned(plans, plan=Plan(WORKDAYS, (time(10),), "UTC"))

    assert list(plans.list(HERE.library)) == [other, later]
    assert plans.remove(HERE.library)
    assert not plans.remove(HERE.library)
    assert list(plans.list(HERE.library)) == [other]


def test_due_are_the_overdue_that_are_not_paused(plans: Plans) -> None:
    one, two = planned(plans), planned(plans, THERE, Plan(EVERY_DAY, (time(8),), "UTC"))

    assert plans.due(DUE - timedelta(minutes=61), 9) == []
    assert list(plans.due(DUE, 9)) == [two, one]
    assert list(plans.due(DUE, 1)) == [two]
    plans.pause(THERE.library, "kicked")
    assert list(plans.due(DUE, 9)) == [one]


def test_only_the_first_pause_is_to_be_told(plans: Plans) -> None:
    planned(plans)
    planned(plans, Place(HERE.library, -100, topic=5))

    assert plans.pause(HERE.library, "kicked")
    assert not plans.pause(HERE.library, "kicked")
    assert [one.paused for one in plans.list(HERE.library)] == ["kicked", "kicked"]


def test_a_resumed_plan_goes_on_from_now(plans: Plans) -> None:
    planned(plans)
    plans.pause(HERE.library, "kicked")

    assert len(plans.resume(HERE.library, NOW + 30 * DAY)) == 1

    found = plans.get(HERE.library)
    assert found is not None
    assert (found.paused, found.next_due) == (None, DUE + 30 * DAY)
    assert plans.resume(HERE.library, NOW) == []


def test_of_two_who_advance_a_plan_one_does(plans: Plans) -> None:
    one = planned(plans)

    assert plans.advance(one, DUE + DAY)
    assert not plans.advance(one, DUE + 2 * DAY)
    assert [found.next_due for found in plans.list(HERE.library)] == [DUE + DAY]


def test_a_chat_that_moves_takes_its_plan_along(plans: Plans) -> None:
    planned(plans)

    plans.move(HERE.library, -300)

    assert [one.chat for one in plans.list(HERE.library)] == [-300]


def test_a_digest_is_written_down_once(plans: Plans, digests: SentDigests) -> None:
    one = planned(plans)

    key = digests.open(one, DUE, DUE - DAY)
    assert digests.claim(key, worker="a", now=DUE)
    assert digests.open(one, DUE, DUE - 5 * DAY) == key

    run = digests.find(key)
    assert run is not None
    assert (run.state, run.start, run.due, run.claims) == ("claimed", DUE - DAY, DUE, 1)


def test_of_many_workers_at_once_one_gets_a_digest(plans: Plans, digests: SentDigests) -> None:
    one = planned(plans)
    together = Barrier(8)

    def work(worker: int) -> bool:
        together.wait()
        key = digests.open(one, DUE, DUE - DAY)
        return digests.claim(key, worker=str(worker), now=DUE)

    with ThreadPoolExecutor(8) as pool:
        claimed = list(pool.map(work, range(8)))

    assert claimed.count(True) == 1


def test_a_worker_gets_its_digest_again_after_a_crash(plans: Plans, digests: SentDigests) -> None:
    key = digests.open(planned(plans), DUE, DUE - DAY)
    digests.claim(key, worker="a", now=DUE)

    assert digests.claim(key, worker="a", now=DUE)
    assert not digests.claim(key, worker="b", now=DUE + LEASE)
    assert digests.claim(key, worker="b", now=DUE + LEASE * 1.1)
    assert not digests.claim(key, worker="a", now=DUE + LEASE * 1.2)


def test_a_finished_digest_is_not_made_again(plans: Plans, digests: SentDigests) -> None:
    key = digests.open(planned(plans), DUE, DUE - DAY)
    digests.claim(key, worker="a", now=DUE)

    digests.finish(key, [11, 12])
    digests.finish(key, [11, 12])

    assert not digests.claim(key, worker="a", now=DUE + DAY)
    assert digests.unfinished(DUE + DAY) == []
    assert not digests.claim("unknown", worker="a", now=DUE)


def test_what_a_lost_worker_left_is_found(plans: Plans, digests: SentDigests) -> None:
    key = digests.open(planned(plans), DUE, DUE - DAY)
    waiting = digests.open(planned(plans, THERE), DUE, DUE - DAY)
    digests.claim(key, worker="a", now=DUE)

    assert digests.unfinished(DUE + LEASE) == []
    assert {run.key for run in digests.unfinished(DUE + LEASE * 2)} == {key, waiting}
    for _ in range(MOST_CLAIMS - 1):
        digests.claim(key, worker="a", now=DUE)
    assert [run.key for run in digests.unfinished(DUE + LEASE * 2)] == [waiting]


@pytest.mark.parametrize("messages", [[11], []], ids=["sent", "nothing new"])
def test_the_next_digest_begins_where_the_last_ended(
    plans: Plans, digests: SentDigests, messages: list[int]
) -> None:
    one = planned(plans)
    first = digests.open(one, DUE, DUE - DAY)
    digests.claim(first, worker="a", now=DUE)
    digests.finish(first, messages)

    key = digests.open(one, DUE + 3 * DAY, DUE + 2 * DAY)
    digests.claim(key, worker="a", now=DUE + 3 * DAY)

    run = digests.find(key)
    assert run is not None
    assert run.start == DUE == digests.last_end(HERE.library, 0)
    assert digests.last_end(THERE.library, 0) is None


def test_a_digest_that_nobody_began_gives_way_to_a_later_one(
    plans: Plans, digests: SentDigests
) -> None:
    one = planned(plans)
    begun = digests.open(one, DUE - DAY, DUE - 2 * DAY)
    digests.claim(begun, worker="a", now=DUE)
    first, second = digests.open(one, DUE, DUE - DAY), digests.open(one, DUE + DAY, DUE)

    assert not digests.claim(first, worker="a", now=DUE + DAY)
    assert digests.claim(second, worker="a", now=DUE + DAY)
    assert digests.claim(begun, worker="a", now=DUE + DAY)
    assert [run.key for run in digests.unfinished(DUE + 9 * DAY)] == [begun, second]


def test_a_story_that_could_not_be_read_keeps_its_number(
    plans: Plans, digests: SentDigests
) -> None:
    key = digests.open(planned(plans), DUE, DUE - DAY)

    digests.prepare(key, [["a"], [], ["b"]])

    assert digests.stories(key) == [["a"], [], ["b"]]


def test_a_message_of_a_digest_leads_to_its_stories(plans: Plans, digests: SentDigests) -> None:
    key = digests.open(planned(plans), DUE, DUE - DAY)
    digests.prepare(key, [["other"]])
    digests.prepare(key, [["b", "a"], ["c"]])
    digests.finish(key, [11, 12])

    assert digests.about(HERE.library, 12) == [["b", "a"], ["c"]] == digests.stories(key)
    assert digests.about(HERE.library, 13) == []
    assert digests.about(THERE.library, 12) == []


def test_forgetting_reaches_plans_and_digests(plans: Plans, digests: SentDigests) -> None:
    keys = [digests.open(planned(plans, place), DUE, DUE - DAY) for place in (HERE, THERE)]
    for key in keys:
        digests.prepare(key, [["a", "b"], ["a"]])
        digests.finish(key, [11])

    digests.forget_article(HERE.library, "a")
    plans.forget_article(HERE.library, "a")
    assert [digests.stories(key) for key in keys] == [[["b"]], [["a", "b"], ["a"]]]
    digests.forget_library(HERE.library)
    plans.forget_library(HERE.library)

    assert [digests.stories(key) for key in keys] == [[], [["a", "b"], ["a"]]]
    assert (plans.list(HERE.library), len(plans.list(THERE.library))) == ([], 1)
    digests.prune(DUE + DAY)
    assert digests.find(keys[1]) is None
