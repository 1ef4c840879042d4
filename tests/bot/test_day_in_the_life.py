"""A day in the life of the bot: a reader, a group, a forum, a guest, an admin and a stranger.

The whole program runs on the strict stand-in, which refuses what Telegram refuses; at the end of
the day it has nothing to complain about.
"""

import asyncio
import base64
from functools import partial
from pathlib import Path

import pytest

from bot.wording import say
from ingest.values import LibraryId
from tests.support.telegram_ephemeral import EphemeralBotApi, press_whisper, whispers
from tests.support.telegram_server import FORUM, GROUP, OTHER, USER, Json, needs_server, shown
from tests.support.telegram_worlds import BRIDGE_TITLE, TOUR, TOUR_TITLE, World, world

pytestmark = needs_server

ADMIN, STRANGER = 44, 66


def link(url: str, at: int = 0) -> Json:
    return {"type": "url", "offset": at, "length": len(url)}


def mention_and_link(url: str) -> list[Json]:
    return [{"type": "mention", "offset": 0, "length": 9}, link(url, 10)]


async def reader(there: World) -> None:
    """In the morning: reads, asks, follows up, rates, lists, shares, exports, looks at usage."""
    url = f"{there.web.url}/tour"
    hello = await there.ask("/start")
    card = await there.ask(url, entities=[link(url)])
    await there.press(card, say("button-key-points"))
    points = (await there.shown(after=card["message_id"]))[-1]
    await there.press(points, say("button-ask"))
    offer = (await there.shown(after=points["message_id"]))[-1]
    await there.press(offer, offer["buttons"][0][0])
    suggested = (await there.shown(after=offer["message_id"]))[-1]
    answer = await there.ask("when does Kishida meet Biden?")
    followed = await there.ask("where?")
    thanks = await there.press(followed, "👍")
    assert hello["text"] == say("welcome")
    assert TOUR_TITLE in card["text"]
    assert TOUR_TITLE in points["text"]
    assert not suggested["text"].startswith(say("doesnt_say"))
    assert "January 13" in answer["text"]
    assert "Washington" in followed["text"] or "White House" in followed["text"]
    assert thanks["text"] == say("feedback-thanks")

    pasted = await there.ask("\n\n".join(TOUR) * 2)
    dropped = await there.ask("no")
    text = f"{BRIDGE_TITLE}\n\n{'The bridge closes. ' * 30}"
    body = base64.b64encode(text.encode()).decode()
    document = {"name": "tour.txt", "mime": "text/plain", "data": body}
    read = await there.ask("", document=document)
    listed = await there.ask("/articles")
    shared = await there.ask("/share")
    sent = await there.say("/export")
    exported, _ = await there.shown(count=2, after=sent["message_id"])
    usage = await there.ask("/usage")
    assert (pasted["text"], dropped["text"]) == (say("keep_this"), say("dropped"))
    assert BRIDGE_TITLE in read["text"]
    assert TOUR_TITLE in listed["text"]
    assert shared["buttons"] == [[say("share_button")]]
    assert exported["message"]["document"]["file_name"].startswith("articles.")
    assert usage["text"].startswith(say("usage-title"))


async def group(there: World) -> None:
    """At noon: a group asks, one person asks in private and shows it, another edits a question."""
    url = f"{there.web.url}/bridge"
    text = f"@test_bot {url}"
    card = await there.ask(text, GROUP, entities=mention_and_link(url))
    answer = await there.ask(
        "who leads the work?", GROUP, user_id=OTHER, reply_to=card["message_id"]
    )
    before = len(await there.shown(count=0))
    await there.say("/private how much will it cost?", GROUP)
    alone = (await shown(there.server, USER, before + 1))[-1]
    toast = await there.press(alone, say("private-everyone"))
    asked = await there.say("@test_bot when does it close?", GROUP, user_id=OTHER)
    first = (await there.shown(GROUP, after=asked["message_id"]))[-1]
    await there.server.control(
        "edited", chat_id=GROUP, message_id=asked["message_id"], text="@test_bot who was paid?"
    )
    await there.server.control("wait", method="editMessageText", timeout=15)
    assert BRIDGE_TITLE in card["text"]
    assert "Lindqvist" in answer["text"]
    assert "4.2 million" in alone["text"]
    assert toast["text"] == say("private-shown")
    assert "3 March" in first["text"]


async def forum(there: World) -> None:
    """In the afternoon: two topics of a forum keep to themselves."""
    url = f"{there.web.url}/tour"
    card = await there.ask(
        f"@test_bot {url}", FORUM, message_thread_id=7, entities=mention_and_link(url)
    )
    answer = await there.ask("@test_bot when does Kishida meet Biden?", FORUM, message_thread_id=7)
    assert card["message"]["message_thread_id"] == 7
    assert answer["message"]["message_thread_id"] == 7
    assert "January 13" in answer["text"]


async def aside(there: World) -> None:
    """Then the bot becomes the forum's administrator: private answers are seen there, by one."""
    ask = partial(there.server.control, chat_id=FORUM, message_thread_id=7)
    members = [USER, OTHER]
    await there.server.control("chats", id=FORUM, bot_status="administrator", members=members)
    before = (await there.shown(FORUM, count=0))[-1]["message_id"]
    asked = await ask("message", user_id=USER, text="/private when does Kishida meet Biden?")
    (alone,) = await whispers(there.server, FORUM, USER)
    edited = {"message_id": asked["message_id"], "text": "/private where is the G7 summit?"}
    await ask("edited", **edited)
    await ask("whisper", user_id=OTHER, text="/private what is the last stop?")
    (theirs,) = await whispers(there.server, FORUM, OTHER)
    (followed,) = await there.server.control("whispers", chat_id=FORUM, user_id=USER)
    seen = [one for one in await there.shown(FORUM, count=0) if one["message_id"] > before]
    toast = await press_whisper(there.server, FORUM, USER, followed, say("private-everyone"))
    (shared,) = await there.shown(FORUM, after=before)
    assert "January 13" in alone["text"]
    assert "Hiroshima" in followed["text"]
    assert "Washington" in theirs["text"]
    assert seen == []
    assert toast["text"] == say("private-shown")
    assert "Hiroshima" in shared["text"]
    assert shared["message"]["message_thread_id"] == 7


async def admin(there: World) -> None:
    """In the evening: the group's admin chooses, and others cannot."""
    form = await there.ask("/settings", GROUP, user_id=ADMIN)
    label = f"{say('setting-adding')}: {say('setting-adding-everybody')}"
    await there.press(form, label, GROUP, user_id=ADMIN)
    await there.ask("/language es", GROUP, user_id=ADMIN)
    refused = await there.ask("/settings length long", GROUP, user_id=OTHER)
    await there.ask("/language auto", GROUP, user_id=ADMIN)
    library = LibraryId(f"telegram:{GROUP}")
    assert there.app.preferences.all(library)["adding"] == "admins"
    assert refused["text"].startswith("Eso solo pueden hacerlo los administradores")


async def guest(there: World) -> None:
    """At night: somebody calls the bot into a chat that it is not in, and types its name."""
    url = f"{there.web.url}/tour"
    query = await there.server.control(
        "guest",
        user_id=USER,
        text="@test_bot summarize",
        reply_to_message={"text": url, "entities": [link(url)]},
    )
    await there.server.control("wait", query_id=query["query_id"], timeout=15)
    (call,) = await there.calls("answerGuestQuery")
    async with asyncio.timeout(15):
        while True:
            (message,) = (await there.server.control("messages", **call["result"]))["messages"]
            if message["edits"]:
                break
            await asyncio.sleep(0.05)
    typed = await there.server.control("inline", user_id=USER, query="Kishida")
    await there.server.control("wait", query_id=typed["query_id"], timeout=15)
    offered = (await there.server.control("query", query_id=typed["query_id"]))["answer"]["results"]
    assert TOUR_TITLE in message["text"]
    assert any(TOUR_TITLE in one["title"] for one in offered)


async def stranger(there: World) -> None:
    """Somebody who may not use the bot gets a polite line, wherever they try."""
    await there.server.control("chats", id=STRANGER, type="private")
    refused = await there.ask("hello", STRANGER)
    typed = await there.server.control("inline", user_id=STRANGER, query="Kishida")
    await there.server.control("wait", query_id=typed["query_id"], timeout=15)
    offered = (await there.server.control("query", query_id=typed["query_id"]))["answer"]
    assert refused["text"] == say("not_allowed")
    assert offered["results"] == []


async def goodbye(there: World) -> None:
    """Before sleep: the reader has everything forgotten."""
    asked = await there.ask("/forget_me")
    await there.press(asked, say("button-forget-me"))
    gone = (await there.shown(after=asked["message_id"]))[-1]
    assert gone["text"] == say("forgotten-me")
    assert there.app.store.articles(LibraryId(f"telegram:{USER}")) == []
    assert len(there.app.store.articles(LibraryId(f"telegram:{GROUP}"))) == 1


@pytest.mark.timeout(240)
async def test_a_day_goes_by_and_telegram_has_nothing_to_complain_about(tmp_path: Path) -> None:
    allowed = ",".join(map(str, (USER, OTHER, ADMIN)))
    api = partial(EphemeralBotApi, ephemeral=True)
    async with world(tmp_path, limits=False, api=api, allowed_users=allowed) as there:
        members = [USER, OTHER, ADMIN]
        await there.server.control("chats", id=GROUP, type="group", members=members, admins=[ADMIN])
        for part in (reader, group, forum, aside, admin, guest, stranger, goodbye):
            await part(there)
