"""The outbox knows of each message whether it was sent, through any crash."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.state.migrating import bring_up_to_date
from bot.state.outbox import Outbox, Sending, Slot
from ingest.database.engine import make_engine

NOW = datetime(2024, 5, 1, tzinfo=UTC)
FIRST, SECOND = Slot("1:7", 0), Slot("1:7", 1)


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    engine = make_engine(tmp_path / "article-bot.db")
    bring_up_to_date(engine)
    yield Outbox(engine)
    engine.dispose()


def test_a_send_is_new_then_unknown_then_sent(outbox: Outbox) -> None:
    states = [outbox.find(FIRST)]
    outbox.begin(FIRST, NOW)
    states.append(outbox.find(FIRST))
    unknown = outbox.unknown("1:7")
    outbox.sent(FIRST, 55, NOW)
    states.append(outbox.find(FIRST))

    assert states == [Sending("new"), Sending("unknown"), Sending("sent", 55)]
    assert (unknown, outbox.unknown("1:7")) == (True, False)


def test_one_message_for_a_whole_reply_is_known_as_that(outbox: Outbox) -> None:
    outbox.begin(FIRST, NOW, whole=True)
    begun, unknown = outbox.find(FIRST), outbox.unknown("1:7")
    outbox.sent(FIRST, 55, NOW, whole=True)

    assert (begun, unknown) == (Sending("unknown", whole=True), True)
    assert outbox.find(FIRST) == Sending("sent", 55, whole=True)


def test_a_beginning_counts_from_when_its_number_is_known(outbox: Outbox) -> None:
    outbox.begin_open(FIRST, NOW)
    begun, unknown = outbox.find(FIRST), outbox.unknown("1:7")
    outbox.opened(FIRST, 55, NOW)

    assert (begun, unknown) == (Sending("new"), False)
    assert outbox.find(FIRST) == Sending("open", 55)
    assert outbox.unfinished("1:7") == (FIRST, 55)
    outbox.sent(FIRST, 55, NOW)
    assert outbox.unfinished("1:7") is None


def test_what_was_refused_is_forgotten_alone(outbox: Outbox) -> None:
    outbox.begin(FIRST, NOW)
    outbox.sent(SECOND, 55, NOW)

    outbox.forget(FIRST)

    assert [outbox.find(slot).state for slot in (FIRST, SECOND)] == ["new", "sent"]
    outbox.close("1:7")
    assert outbox.find(SECOND).state == "new"


def test_what_is_old_is_pruned(outbox: Outbox) -> None:
    outbox.sent(FIRST, 54, NOW)
    outbox.sent(SECOND, 55, NOW + timedelta(days=2))

    outbox.prune(NOW + timedelta(days=1))

    assert [outbox.find(slot).state for slot in (FIRST, SECOND)] == ["new", "sent"]
