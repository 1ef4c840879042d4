"""Which message becomes the answer to a guest's question, through restarts."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.state.guest_answers import KEPT, GuestAnswers
from bot.state.migrating import bring_up_to_date
from ingest.database.engine import make_engine

NOW = datetime(2026, 11, 27, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(tmp_path / "state.db")
    bring_up_to_date(engine)
    yield engine
    engine.dispose()


def test_a_stub_is_known_after_a_restart_until_the_answer_stands_in_it(engine: Engine) -> None:
    GuestAnswers(engine).remember("1:7", "AbC", NOW)

    after = GuestAnswers(engine)
    assert after.find("1:7") == "AbC"
    after.close("1:7")
    assert after.find("1:7") is None


def test_stubs_that_nobody_closed_are_forgotten_in_the_end(engine: Engine) -> None:
    answers = GuestAnswers(engine)
    answers.remember("1:7", "AbC", NOW)

    answers.remember("1:8", "DeF", NOW + KEPT + timedelta(seconds=1))

    assert answers.find("1:7") is None
    assert answers.find("1:8") == "DeF"
