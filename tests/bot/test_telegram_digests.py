"""Digests in Telegram: asked for, planned, talked about."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.state.talk_log import Heard
from ingest.values import LibraryId
from tests.support.telegram_server import GROUP, OTHER, USER, Json, needs_server, texts, until
from tests.support.telegram_worlds import (
    BRIDGE_TITLE,
    TOUR_TITLE,
    SimulatedClock,
    World,
    world,
)

pytestmark = [needs_server, pytest.mark.timeout(120)]

NOON = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
"""A Friday."""
SUPER = -1001234567890


async def group_of(here: World) -> None:
    """A supergroup with an administrator and a member."""
    await here.server.control(
        "chats", id=SUPER, type="supergroup", members=[USER, OTHER], admins=[USER]
    )


def share(here: World, path: str, message: int, sent: datetime, text: str = "") -> None:
    """A message that was heard in the group."""
    library = LibraryId(f"telegram:{SUPER}")
    links = (here.web.url + path,)
    heard = Heard(library, SUPER, message, sent, "43", "Ben", text=text, links=links)
    here.app.talk.note(heard)


async def digest(here: World, words: str = "/digest", user: int = USER) -> Json:
    return await here.ask(f"{words}@test_bot" if words == "/digest" else words, SUPER, user_id=user)


async def test_digest_tells_what_was_shared_with_links_to_article_and_message(
    tmp_path: Path,
) -> None:
    async with world(tmp_path, limits=False) as here:
        await group_of(here)
        now = datetime.now(UTC)
        share(here, "/tour", 7, now - timedelta(hours=3), text="look at this")
        share(here, "/bridge", 9, now - timedelta(hours=2))

        shown = await digest(here)

        assert "Shared since" in shown["text"]
        assert TOUR_TITLE in shown["text"]
        assert BRIDGE_TITLE in shown["text"]
        assert "The Harbour Courier" in shown["text"]
        assert "5 January 2026" in shown["text"] or "January 5, 2026" in shown["text"]
        (call,) = await here.calls("sendRichMessage")
        source = json.loads(call["params"]["rich_message"])["html"]
        assert '<a href="https://t.me/c/1234567890/7">Ben</a>' in source
        assert f'<a href="{here.web.url}/tour#:~:text=' in source


async def test_a_second_digest_tells_only_what_is_new(tmp_path: Path) -> None:
    async with world(tmp_path, limits=False) as here:
        await group_of(here)
        share(here, "/tour", 7, datetime.now(UTC) - timedelta(hours=3))
        await digest(here)

        assert "Nothing new since" in (await digest(here))["text"]


async def test_one_can_ask_for_a_story_of_the_digest_by_its_number(tmp_path: Path) -> None:
    async with world(tmp_path, limits=False) as here:
        await group_of(here)
        now = datetime.now(UTC)
        share(here, "/tour", 7, now - timedelta(hours=3))
        share(here, "/bridge", 9, now - timedelta(hours=2))
        shown = await digest(here)
        second = shown["text"].partition("\n2. ")[2].partition("\n")[0]

        more = await here.ask(
            "@test_bot tell me more about the second one",
            SUPER,
            reply_to=shown["message_id"],
        )
        cost = await here.ask(
            "@test_bot what does the bridge cost?", SUPER, reply_to=shown["message_id"]
        )

        assert more["text"].startswith(second)
        assert "4.2 million" in cost["text"]


async def test_a_plan_is_confirmed_by_button_and_kept_to_the_minute(tmp_path: Path) -> None:
    clock = SimulatedClock(NOON)
    async with world(tmp_path, limits=False, clock=clock) as here:
        await group_of(here)
        asked = await here.ask("/digest@test_bot daily 18:30 Europe/London", SUPER)
        assert "18:30" in asked["text"] or "6:30" in asked["text"]
        await here.press(asked, "Set it", SUPER, user_id=USER)
        share(here, "/tour", 7, clock.move(hours=1))

        clock.move(hours=5, minutes=29)
        early = await here.ask("/digest@test_bot plan", SUPER)  # takes a while, and nothing is due
        assert len(await here.shown(SUPER, after=asked["message_id"])) == 1
        clock.move(minutes=1)
        shown = (await here.shown(SUPER, after=early["message_id"]))[-1]

        assert TOUR_TITLE in shown["text"]
        await until(
            lambda: (
                here.app.sent_digests.last_end(LibraryId(f"telegram:{SUPER}"), 0)
                == datetime(2026, 3, 6, 18, 30, tzinfo=UTC)
            )
        )


async def test_only_administrators_plan_digests_in_a_group(tmp_path: Path) -> None:
    async with world(tmp_path, limits=False) as here:
        await group_of(here)

        said = await digest(here, "/digest@test_bot daily 09:00 London", user=OTHER)

        assert "administrator" in said["text"]
        assert here.app.plans.list(LibraryId(f"telegram:{SUPER}")) == []


async def test_only_administrators_forget_all_of_a_group(tmp_path: Path) -> None:
    async with world(tmp_path, limits=False) as here:
        await group_of(here)
        share(here, "/tour", 7, datetime.now(UTC) - timedelta(hours=3))
        await digest(here)

        said = await here.ask("/forget@test_bot all", SUPER, user_id=OTHER)

        assert "administrator" in said["text"]
        assert here.app.store.articles(LibraryId(f"telegram:{SUPER}"))


async def test_what_is_open_in_a_plan_is_asked(tmp_path: Path) -> None:
    async with world(tmp_path, limits=False) as here:
        await group_of(here)

        asked = await here.ask("/digest@test_bot weekly 17:00", SUPER)
        assert "On which day?" in asked["text"]
        for label, then in (
            ("Friday", "time zone"),
            ("London", "Shall"),
            ("Set it", "Next:"),
        ):
            await here.press(asked, label, SUPER, user_id=USER)
            done = await here.server.control("wait", chat_id=SUPER, text=then, timeout=15)
            assert done["done"], then

        (planned,) = here.app.plans.list(LibraryId(f"telegram:{SUPER}"))
        assert (planned.plan.days, planned.plan.zone) == (frozenset({4}), "Europe/London")


async def test_words_plan_a_digest_as_the_command_does(tmp_path: Path) -> None:
    async with world(tmp_path, limits=False) as here:
        await group_of(here)

        asked = await here.ask(
            "@test_bot schick uns jeden Tag um 9 Uhr eine Zusammenfassung, Berlin",
            SUPER,
            language_code="de",
        )
        await here.press(asked, "Einrichten", SUPER, user_id=USER, language_code="de")

        (planned,) = here.app.plans.list(LibraryId(f"telegram:{SUPER}"))
        assert planned.plan.zone == "Europe/Berlin"
        assert planned.language == "de"


async def test_a_kicked_bot_pauses_the_plan_and_tells_who_set_it_once(tmp_path: Path) -> None:
    clock = SimulatedClock(NOON)
    async with world(tmp_path, limits=False, clock=clock) as here:
        await group_of(here)
        asked = await here.ask("/digest@test_bot daily 18:30 Europe/London", SUPER)
        await here.press(asked, "Set it", SUPER, user_id=USER)

        await here.server.control("member", chat_id=SUPER, user_id="bot", action="kick")
        told = (await here.shown(USER))[-1]
        assert "paused" in told["text"]
        await here.server.control("member", chat_id=SUPER, user_id="bot", action="join")
        back = await here.shown(SUPER, 2, after=asked["message_id"])

        assert any("digests go on" in one["text"] for one in back)


async def test_a_planned_digest_with_nothing_new_sends_no_message(tmp_path: Path) -> None:
    clock = SimulatedClock(NOON)
    async with world(tmp_path, limits=False, clock=clock) as here:
        await group_of(here)
        asked = await here.ask("/digest@test_bot daily 18:30 Europe/London", SUPER)
        await here.press(asked, "Set it", SUPER, user_id=USER)

        clock.move(hours=7)
        library = LibraryId(f"telegram:{SUPER}")
        await until(lambda: here.app.sent_digests.last_end(library, 0) is not None)

        assert len(await texts(here.server, SUPER)) == 1  # the plan itself


async def test_catchup_tells_one_person_what_came_after_their_last_words(tmp_path: Path) -> None:
    clock = SimulatedClock(NOON)
    async with world(tmp_path, limits=False, clock=clock) as here:
        await group_of(here)
        await here.say(f"old: {here.web.url}/tour", SUPER, user_id=OTHER)
        clock.move(hours=1)
        await here.say("good night", SUPER, user_id=USER)
        await here.settled()
        clock.move(hours=1)
        await here.say(f"new: {here.web.url}/bridge", SUPER, user_id=OTHER)
        await here.settled()
        clock.move(hours=1)

        await here.say("/catchup@test_bot", SUPER, user_id=USER)

        told = (await here.shown(USER))[-1]
        assert "What you missed since Fri, Mar 6, 1:00" in told["text"]
        assert BRIDGE_TITLE in told["text"]
        assert TOUR_TITLE not in told["text"]
        assert await texts(here.server, SUPER) == []


async def test_a_group_that_the_bot_cannot_hear_is_told_how_it_can(tmp_path: Path) -> None:
    async with world(tmp_path, limits=False, privacy=True) as here:
        await group_of(here)

        assert "privacy mode" in (await digest(here))["text"]


async def test_catchup_is_for_groups(tmp_path: Path) -> None:
    async with world(tmp_path, limits=False) as here:
        assert "group" in (await here.ask("/catchup"))["text"]
        assert GROUP
