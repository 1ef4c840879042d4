"""What members of a group may decide about what is kept of them, on Telegram's stand-in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.state.choices import DISCUSSION, RETENTION
from bot.state.inbox import Inbox
from bot.wording import say, speak
from ingest.values import LibraryId
from tests.support.telegram_server import GROUP, OTHER, USER, Json, needs_server, until
from tests.support.telegram_worlds import BRIDGE_TITLE, World, world

pytestmark = needs_server

HERE = LibraryId(f"telegram:{GROUP}")
ADMIN = 44
EVER = timedelta(days=9999)


@pytest.fixture(autouse=True)
def _in_english() -> None:
    speak("en")


@asynccontextmanager
async def group(folder: Path, discussion: str = "on") -> AsyncIterator[World]:
    """A group with an admin and two members, in a world with pages to read."""
    async with world(folder, limits=False) as there:
        await there.server.control(
            "chats", id=GROUP, type="group", members=[USER, OTHER], admins=[ADMIN]
        )
        there.app.group_settings.choose(HERE, DISCUSSION, discussion)
        yield there


async def kept(there: World) -> list[str]:
    """Wait until everything is handled; return the words that are kept."""
    await there.server.control("wait", idle=True, timeout=15)
    await until(lambda: not Inbox(there.app.engine).waiting())
    now = datetime.now(UTC)
    return [one.text for one in there.app.talk.between(HERE, now - EVER, now + EVER)]


async def say_in(there: World, text: str, person: int = USER, **others: Json) -> int:
    """Somebody says something in the group."""
    sent = await there.say(text, GROUP, user_id=person, **others)
    return int(sent["message_id"])


async def told(there: World, text: str, person: int = USER, **others: Json) -> str:
    """Say something in the group and return what the bot says to it."""
    return str((await there.ask(text, GROUP, user_id=person, **others))["text"])


async def test_a_member_forgets_a_message_of_their_own_by_saying_so(tmp_path: Path) -> None:
    async with group(tmp_path) as there:
        mine, _ = await say_in(there, "I was wrong"), await say_in(there, "I was not", OTHER)
        answer = await told(there, "forget this", reply_to=mine)

        assert answer == say("forgotten-message")
        assert await kept(there) == ["I was not"]
        await there.server.control("edited", chat_id=GROUP, message_id=mine, text="wrong again")
        assert await kept(there) == ["I was not"]


async def test_people_say_forget_this_to_each_other_and_the_bot_keeps_out_of_it(
    tmp_path: Path,
) -> None:
    async with group(tmp_path) as there:
        theirs = await say_in(there, "shall we go?", OTHER)
        await say_in(there, "forget this", reply_to=theirs)

        assert await kept(there) == ["shall we go?", "forget this"]
        assert await there.calls("sendMessage") == await there.calls("sendRichMessage") == []


async def test_of_others_only_an_admin_forgets_a_message(tmp_path: Path) -> None:
    async with group(tmp_path) as there:
        theirs = await say_in(there, "a rumour", OTHER)
        refused = await told(there, "@test_bot forget this", reply_to=theirs)
        before = await kept(there)
        answer = await told(there, "/forget", ADMIN, reply_to=theirs)

        assert (refused, before) == (say("message-not-yours"), ["a rumour"])
        assert (answer, await kept(there)) == (say("forgotten-message"), [])


async def test_the_link_in_a_message_that_is_to_be_forgotten_is_not_read_first(
    tmp_path: Path,
) -> None:
    async with group(tmp_path) as there:
        mine = await say_in(there, there.web.url + "/bridge")
        answer = await told(there, "@test_bot forget this", reply_to=mine)

        assert answer == say("forgotten-message")
        assert await kept(there) == []
        assert there.app.store.articles(HERE) == []


async def test_a_message_that_is_not_kept_is_not_taken_for_the_article_in_focus(
    tmp_path: Path,
) -> None:
    async with group(tmp_path, discussion="off") as there:
        await there.ask(f"@test_bot {there.web.url}/bridge", GROUP, user_id=USER)
        mine = await say_in(there, "nothing to see")
        answer = await told(there, "/forget", reply_to=mine)

        assert answer == say("message-not-kept")
        assert [row.title for row in there.app.store.articles(HERE)] == [BRIDGE_TITLE]


async def test_a_message_and_its_article_are_forgotten_together(tmp_path: Path) -> None:
    async with group(tmp_path) as there:
        mine = await say_in(there, f"@test_bot {there.web.url}/bridge")
        await there.shown(GROUP, after=mine)
        asked = await say_in(there, "/forget", reply_to=mine)
        first, second = await there.shown(GROUP, 2, after=asked)

        assert first["text"] == say("forgotten-message")
        assert second["text"] == say("forgotten", title=BRIDGE_TITLE)
        assert there.app.store.articles(HERE) == []
        assert await kept(there) == []


async def test_privacy_tells_what_is_kept_and_opting_out_takes_it_away(tmp_path: Path) -> None:
    async with group(tmp_path) as there:
        there.app.group_settings.choose(HERE, RETENTION, "90")
        await say_in(there, "one of mine")
        await say_in(there, "one of theirs", OTHER)
        panel = await there.ask("/privacy", GROUP, user_id=USER)
        toast = await there.press(panel, say("button-privacy-out"), GROUP, user_id=USER)
        await say_in(there, "not to be kept")
        after = await told(there, "/privacy")

        assert say("privacy-group", days=90, discussion="on") in panel["text"]
        assert say("privacy-mine", count=1) in panel["text"]
        assert toast["text"] == say("privacy-out")
        assert await kept(there) == ["one of theirs"]
        assert say("privacy-opted-out") in after


async def test_who_opted_out_comes_back_by_saying_so(tmp_path: Path) -> None:
    async with group(tmp_path, discussion="off") as there:
        out = await told(there, "/privacy out")
        await say_in(there, there.web.url + "/tour")
        back = await told(there, "/privacy in")
        await say_in(there, there.web.url + "/bridge")
        await kept(there)

        assert (out, back) == (say("privacy-out"), say("privacy-in"))
        assert there.app.talk.count(HERE, str(USER)) == 1


async def test_forget_me_takes_what_was_said_to_others_too(tmp_path: Path) -> None:
    async with group(tmp_path) as there:
        mine = await say_in(there, "one of mine")
        await say_in(there, "one of theirs", OTHER)
        asked = await there.ask("/forget_me", GROUP, user_id=USER)
        await there.press(asked, say("button-forget-me"), GROUP, user_id=USER)
        gone = (await there.shown(GROUP, after=asked["message_id"]))[-1]
        await there.server.control("edited", chat_id=GROUP, message_id=mine, text="back again")

        assert gone["text"] == say("forgotten-group")
        assert await kept(there) == ["one of theirs"]


async def test_the_words_of_who_opted_out_are_not_read_for_somebody_else(tmp_path: Path) -> None:
    long = "The committee met in private and decided nothing at all. " * 20
    async with group(tmp_path) as there:
        await told(there, "/privacy out", OTHER)
        theirs = await say_in(there, long, OTHER)
        answer = await told(there, "@test_bot summarize", reply_to=theirs)

        assert answer == say("error-opted-out")
        assert there.app.store.articles(HERE) == []
        assert await kept(there) == []


async def test_who_joins_is_told_once_what_is_kept_and_how_to_stay_out(tmp_path: Path) -> None:
    async with group(tmp_path) as there:
        there.app.group_settings.choose(HERE, RETENTION, "7")
        for action in ("kick", "join", "kick", "join"):
            await there.server.control(
                "member", chat_id=GROUP, user_id="bot", action=action, by=USER
            )
        (greeting,) = await there.shown(GROUP)
        await kept(there)

        assert "for 7 days" in greeting["text"]
        for words in ("/settings discussion on", "/privacy out", "/forget_me", "forget this"):
            assert words in greeting["text"]
        assert len(await there.shown(GROUP)) == 1
