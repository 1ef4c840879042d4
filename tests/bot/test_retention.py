"""What groups say is forgotten after the time that each group chose."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.groups.retention import DIGESTS_KEPT, Retention
from bot.state.choices import RETENTION, Settings
from bot.state.migrating import bring_up_to_date
from bot.state.plans import Place
from bot.state.preferences import Preferences
from bot.state.sent_digests import SentDigests
from bot.state.talk_log import Heard, TalkLog
from ingest.database.engine import make_engine
from ingest.values import LibraryId

SHORT, USUAL = LibraryId("telegram:-1"), LibraryId("telegram:-2")
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = make_engine(tmp_path / "x.db")
    bring_up_to_date(made)
    yield made
    made.dispose()


async def test_each_group_keeps_what_was_said_as_long_as_it_chose(engine: Engine) -> None:
    talk, settings = TalkLog(engine), Settings(Preferences(engine))
    settings.choose(SHORT, RETENTION, "7")
    for library in (SHORT, USUAL):
        for days in (1, 8, 29, 31):
            said = Heard(library, -1, days, NOW - days * DAY, "42", "Ann", text="words")
            talk.hear(said)
            talk.see(library, f"4{days}", 0, said.sent)

    await Retention(talk=talk, sent=SentDigests(engine), settings=settings, now=lambda: NOW).tick()

    left = {one: talk.between(one, NOW - 99 * DAY, NOW) for one in (SHORT, USUAL)}
    assert [one.message for one in left[SHORT]] == [1]
    assert [one.message for one in left[USUAL]] == [29, 8, 1]
    assert talk.last_said(SHORT, "48", 0) is None
    assert talk.last_said(USUAL, "48", 0) is not None


async def test_what_digests_were_sent_is_forgotten_after_a_year(engine: Engine) -> None:
    sent, place = SentDigests(engine), Place(USUAL, -2, 0)
    for key, ago in (("old", DIGESTS_KEPT + DAY), ("new", DIGESTS_KEPT - DAY)):
        sent.ask(place, key, NOW - ago, NOW - ago - DAY)
    settings = Settings(Preferences(engine))

    await Retention(talk=TalkLog(engine), sent=sent, settings=settings, now=lambda: NOW).tick()

    assert (sent.find("old"), sent.find("new") is not None) == (None, True)
