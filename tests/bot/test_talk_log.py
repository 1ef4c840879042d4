"""What groups say, in SQL: kept, edited, forgotten for good, on SQLite and on Postgres."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete

from bot.state.migrating import bring_up_to_date
from bot.state.talk_log import Heard, TalkLog
from bot.state.talk_tables import talk_forgotten, talk_messages, talk_opt_outs, talk_seen
from ingest.database.engine import make_engine
from ingest.values import LibraryId
from tests.support.postgres import postgres_server

HERE, THERE = LibraryId("telegram:-100"), LibraryId("telegram:-200")
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
SAID = Heard(HERE, -100, 7, NOW, "42", "Ann", text="The bridge is shut", links=("https://a.b/c",))


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
        for table in (talk_messages, talk_seen, talk_opt_outs, talk_forgotten):
            connection.execute(delete(table))
    yield made
    made.dispose()


@pytest.fixture
def talk(engine: Engine) -> TalkLog:
    return TalkLog(engine)


def kept(talk: TalkLog, library: LibraryId = HERE, topic: int | None = None) -> list[Heard]:
    return list(talk.between(library, NOW - 99 * DAY, NOW + DAY, topic=topic))


def said(message: int, **others: object) -> Heard:
    return replace(SAID, message=message, **others)  # type: ignore[arg-type]


def test_what_was_said_comes_back_in_order_of_time(talk: TalkLog) -> None:
    later = said(8, sent=NOW + MINUTE, reply_to=7, album="x", topic=3, person=None)

    assert (talk.note(later), talk.note(SAID)) == (True, True)

    assert kept(talk) == [SAID, later]
    assert kept(talk, topic=3) == [later]
    assert kept(talk, THERE) == []
    assert talk.between(HERE, NOW + MINUTE, NOW + DAY) == [later]
    assert talk.between(HERE, NOW, NOW + MINUTE) == [SAID]
    assert (talk.find(HERE, -100, 7), talk.find(HERE, -9, 7)) == (SAID, None)


def test_an_edit_takes_the_place_of_what_was_said(talk: TalkLog) -> None:
    talk.note(SAID)
    edited = said(7, text="The bridge is open", links=())

    assert talk.note(edited)

    assert kept(talk) == [edited]


def test_an_edit_that_leaves_nothing_takes_the_message_away(talk: TalkLog) -> None:
    talk.note(SAID)

    assert not talk.note(said(7, text="", links=()))

    assert kept(talk) == []
    assert talk.note(SAID)  # it was not forgotten: its author may put the link back


def test_the_numbers_of_a_group_and_of_its_supergroup_are_not_mixed(talk: TalkLog) -> None:
    moved = said(7, chat=-1009, text="in the supergroup", sent=NOW + MINUTE)
    talk.note_all([SAID, moved])

    talk.forget_message(HERE, -100, 7)

    assert kept(talk) == [moved]


def test_hearing_keeps_the_message_and_the_moment_and_an_empty_one_only_the_moment(
    talk: TalkLog,
) -> None:
    talk.hear(SAID)
    talk.hear(said(8, text="", links=(), sent=NOW + MINUTE))
    talk.hear(said(9, text="", links=(), person=None, sent=NOW + DAY))

    assert kept(talk) == [SAID]
    assert talk.last_said(HERE, "42", 0) == NOW + MINUTE
    assert talk.last_said(HERE, "42", 3) is None
    assert talk.last_said(THERE, "42", 0) is None


def test_the_moment_that_somebody_was_there_last_never_goes_back(talk: TalkLog) -> None:
    talk.see(HERE, "42", 0, NOW)
    talk.see(HERE, "42", 0, NOW - DAY)
    talk.note_all([said(5, sent=NOW - 2 * DAY)])

    assert talk.last_said(HERE, "42", 0) == NOW


def test_of_who_opted_out_nothing_is_written_by_any_way(talk: TalkLog) -> None:
    talk.hear(SAID)
    talk.opt_out(HERE, "42")
    talk.opt_out(HERE, "42")

    talk.hear(said(8))
    talk.see(HERE, "42", 0, NOW)
    assert (talk.note(said(9)), talk.note_all([said(10), said(11, person="43")])) == (False, 1)

    assert talk.opted_out(HERE, "42")
    assert [one.message for one in kept(talk)] == [11]
    assert talk.last_said(HERE, "42", 0) is None
    assert talk.note(said(12, library=THERE))  # an opt-out is for one group


def test_who_opts_in_again_is_kept_from_then_on(talk: TalkLog) -> None:
    talk.note(SAID)
    talk.opt_out(HERE, "42")
    talk.opt_in(HERE, "42")

    assert (talk.opted_out(HERE, "42"), talk.note(SAID), talk.note(said(8))) == (False, False, True)


def test_a_message_that_was_forgotten_is_brought_back_by_nothing(talk: TalkLog) -> None:
    talk.note(SAID)

    assert talk.forget_message(HERE, -100, 7)
    assert not talk.forget_message(HERE, -100, 7)

    talk.hear(SAID)
    assert (talk.note(said(7, text="edited")), talk.note_all([SAID])) == (False, 0)
    assert kept(talk) == []


def test_forgetting_a_person_leaves_the_others(talk: TalkLog) -> None:
    other, elsewhere = said(8, person="43"), said(7, library=THERE)
    for one in (SAID, other, elsewhere):
        talk.hear(one)

    talk.forget_person(HERE, "42")

    assert (kept(talk), kept(talk, THERE)) == ([other], [elsewhere])
    assert (talk.count(HERE, "42"), talk.count(HERE, "43")) == (0, 1)
    assert talk.last_said(HERE, "42", 0) is None
    assert not talk.note(SAID)  # an edit, or an import: it was forgotten
    assert not talk.opted_out(HERE, "42")


def test_what_is_old_goes_and_the_rest_stays(talk: TalkLog) -> None:
    old, elsewhere = said(5, sent=NOW - 31 * DAY), said(5, library=THERE, sent=NOW - 31 * DAY)
    for one in (old, SAID, elsewhere, said(6, person="43", sent=NOW - 40 * DAY)):
        talk.hear(one)
    talk.forget_message(HERE, -100, 6)

    assert talk.prune(HERE, NOW - 30 * DAY) == 1

    assert (kept(talk), kept(talk, THERE)) == ([SAID], [elsewhere])
    assert (talk.last_said(HERE, "43", 0), talk.last_said(HERE, "42", 0)) == (None, NOW)
    assert talk.libraries() == [HERE, THERE]
    talk.prune(HERE, NOW + DAY)
    assert talk.libraries() == [THERE]


def test_a_library_is_forgotten_but_not_who_opted_out_of_it(talk: TalkLog) -> None:
    talk.opt_out(HERE, "43")
    talk.hear(SAID)
    talk.hear(said(7, library=THERE))

    talk.forget_library(HERE)

    assert (kept(talk), len(kept(talk, THERE))) == ([], 1)
    assert talk.opted_out(HERE, "43")


def test_any_part_of_an_album_stands_for_what_is_kept_of_it(talk: TalkLog) -> None:
    talk.note(said(7, album="trip"))
    talk.note(said(30, album="other"))

    assert talk.part_of(HERE, -100, 9, "trip") == 7
    assert talk.part_of(HERE, -100, 5, "trip") == 7
    assert talk.part_of(HERE, -100, 9, "unknown") == 9
    assert talk.part_of(HERE, -9, 9, "trip") == 9


def test_many_are_kept_all_or_none(talk: TalkLog) -> None:
    broken = said(8, text=None)

    with pytest.raises(Exception, match=r"(?i)null"):
        talk.note_all([SAID, broken])

    assert kept(talk) == []
