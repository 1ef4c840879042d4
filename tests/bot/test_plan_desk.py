"""Plans in words: what is open is asked, what is clear is confirmed."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.catalogue import LANGUAGES
from bot.conversation.messages import ConversationId, Incoming, Notice, Panel
from bot.groups.clocks import Clocks
from bot.groups.plan_desk import PlanDesk
from bot.planning.parsing import parse_plan
from bot.planning.values import PlanWish
from bot.state.migrating import bring_up_to_date
from bot.state.pending import Pending
from bot.state.plans import Plans
from bot.state.preferences import Preferences
from bot.wording import say, speak
from ingest.database.engine import make_engine
from ingest.values import LibraryId

HOME = LibraryId("telegram:-1001")
NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
"""A Friday."""


class Desk:
    """A desk on real tables, at a time that stands still."""

    def __init__(self, folder: Path) -> None:
        self.engine = make_engine(folder / "state.db")
        bring_up_to_date(self.engine)
        self.now = NOW
        self.plans = Plans(self.engine)
        self.desk = PlanDesk(
            plans=self.plans,
            pending=Pending(self.engine),
            clocks=Clocks(Preferences(self.engine)),
            now=lambda: self.now,
        )

    async def say(self, words: str, *, person: str = "42", topic: int | None = None) -> str:
        incoming = Incoming(
            "k", ConversationId("c"), HOME, person=person, group=True, chat=-1001, topic=topic
        )
        replies = [one async for one in self.desk.obey(incoming, "digest", words)]
        (reply,) = replies
        assert isinstance(reply, Panel | Notice)
        return reply.text


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    speak("en")
    made = Desk(tmp_path)
    yield made
    made.engine.dispose()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_that_explains_plans_is_understood(language: str) -> None:
    speak(language)
    plans, off, _ = re.sub("[\u2068\u2069]", "", say("plan-how")).partition("/digest off")
    examples = [one.strip(" ,،、") for one in plans.split("/digest ")[1:]]

    wishes = [parse_plan(one, language=language, default_zone="UTC") for one in examples]

    speak("en")
    assert off
    assert len(wishes) == 3
    assert all(isinstance(wish, PlanWish) and wish.plan for wish in wishes), wishes


async def test_a_plan_is_set_only_once_it_is_confirmed(desk: Desk) -> None:
    asked = await desk.say("weekdays 18:30 Europe/London")

    assert "Shall a digest come Monday to Friday at 6:30" in asked
    assert desk.plans.list(HOME) == []
    assert "Next: Fri, Mar 6" in await desk.say("yes")
    (planned,) = desk.plans.list(HOME)
    assert planned.next_due == datetime(2026, 3, 6, 18, 30, tzinfo=UTC)
    assert (planned.created_by, planned.chat) == (42, -1001)


async def test_a_confirmation_can_be_given_by_another_administrator_and_only_once(
    desk: Desk,
) -> None:
    await desk.say("daily 09:00 London")

    await desk.say("yes", person="43")
    await desk.say("off")

    assert "No digest is planned here" in await desk.say("yes")


async def test_leaving_it_sets_nothing(desk: Desk) -> None:
    await desk.say("daily 09:00 London")
    await desk.say("no")

    assert "No digest is planned here" in await desk.say("yes")


async def test_a_confirmation_that_comes_too_late_counts_no_more(desk: Desk) -> None:
    await desk.say("daily 09:00 London")
    desk.now += timedelta(hours=2)

    assert "No digest is planned here" in await desk.say("yes")


async def test_what_is_open_is_asked_one_after_the_other(desk: Desk) -> None:
    assert await desk.say("weekly") == say("plan-which-day")
    assert await desk.say("+ Friday") == say("plan-which-time")
    assert await desk.say("+ 17:00") == say("plan-which-zone")
    assert "every week (Friday) at 5:00" in await desk.say("+ Tokyo")


async def test_a_zone_that_was_named_once_is_taken_from_then_on(desk: Desk) -> None:
    await desk.say("daily 09:00 Tokyo")
    await desk.say("yes")
    await desk.say("off")

    assert "(Tokyo)" in await desk.say("weekdays 18:30")


async def test_a_city_that_can_be_several_is_asked_about(desk: Desk) -> None:
    assert "time zone" in await desk.say("daily 09:00 CST")


async def test_topics_have_plans_of_their_own(desk: Desk) -> None:
    await desk.say("daily 09:00 London", topic=7)
    assert "No digest is planned here" in await desk.say("yes", topic=8)
    await desk.say("yes", topic=7)

    assert "No digest is planned here" in await desk.say("plan")
    assert "every day at 9:00" in await desk.say("plan", topic=7)


async def test_words_that_are_no_plan_are_answered_with_how_to_say_one(desk: Desk) -> None:
    assert say("plan-how") in await desk.say("when the moon is full")
