"""Pressed buttons: answered once and in time, with a few words where that is enough."""

import asyncio
from pathlib import Path

from bot.conversation.messages import Button, Incoming, Notice, Panel, Reply, Toast
from bot.wording import say
from tests.support.telegram_assistants import Scripted, Waiting
from tests.support.telegram_server import (
    USER,
    needs_server,
    running_bot,
    send,
    shown,
    strict_server,
)

pytestmark = needs_server


def pages(incoming: Incoming) -> list[Reply]:
    number = 2 if incoming.pressed else 1
    return [Panel("Articles", f"page {number}", ((Button("next", "/articles 2"),),))]


async def test_a_panel_takes_the_place_of_the_one_whose_button_was_pressed(tmp_path: Path) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted(pages)):
        await send(server, "/articles")
        (panel,) = await shown(server, USER)
        await server.control("callback", chat_id=USER, message_id=panel["message_id"], text="next")
        await server.control("wait", method="editMessageText", timeout=15)
        (after,) = await shown(server, USER)

        assert (panel["text"], after["text"]) == ("Articles\n\npage 1", "Articles\n\npage 2")
        assert after["buttons"] == [["next"]]


def toasts(incoming: Incoming) -> list[Reply]:
    if incoming.pressed:
        return [Toast("Noted.")]
    return [Notice("Did that help?", buttons=((Button("yes", "/feedback yes"),),))]


async def test_a_toast_is_shown_over_the_chat_and_sends_no_message(tmp_path: Path) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted(toasts)):
        await send(server, "hello")
        (asked,) = await shown(server, USER)
        press = await server.control(
            "callback", chat_id=USER, message_id=asked["message_id"], text="yes"
        )
        await server.control("wait", query_id=press["query_id"])
        query = await server.control("query", query_id=press["query_id"])

        assert query["answer"]["text"] == "Noted."
        assert len(await shown(server, USER)) == 1


async def test_a_press_that_waits_behind_a_long_answer_stops_spinning(tmp_path: Path) -> None:
    assistant = Waiting("slow")
    assistant.script = lambda _: [Notice("here", buttons=((Button("go", "go on"),),))]
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "hello")
        (message,) = await shown(server, USER)
        await send(server, "slow")
        press = await server.control(
            "callback", chat_id=USER, message_id=message["message_id"], text="go"
        )
        answered = await server.control("wait", query_id=press["query_id"], timeout=10)
        heard = [one.text for one in assistant.heard]
        assistant.release.set()
        await shown(server, USER, count=3)

        assert answered["done"]
        assert heard == ["hello"]
        assert [one.text for one in assistant.heard] == ["hello", "slow", "go on"]
        assert len(await server.control("calls", method="answerCallbackQuery")) == 1


async def test_a_press_that_only_shows_something_does_not_wait_for_an_answer(
    tmp_path: Path,
) -> None:
    buttons = ((Button("length", "/settings length short"), Button("open", "/open", "a1")),)

    def script(incoming: Incoming) -> list[Reply]:
        return [Notice(f"heard {incoming.text}", buttons=buttons)]

    assistant = Waiting("slow")
    assistant.script = script
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "hello")
        (message,) = await shown(server, USER)
        await send(server, "slow")
        for label in ("open", "length"):
            await server.control(
                "callback", chat_id=USER, message_id=message["message_id"], text=label
            )
        await server.control("wait", chat_id=USER, text="heard /settings length short", timeout=10)
        early = [one.text for one in assistant.heard]
        assistant.release.set()
        await shown(server, USER, count=4)

        assert early == ["hello", "/settings length short"]
        assert [one.text for one in assistant.heard[2:]] == ["slow", "/open"]


async def test_an_old_button_that_waited_too_long_for_a_toast_gets_a_message(
    tmp_path: Path,
) -> None:
    assistant = Waiting("slow")
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        mine = await send(server, "slow")
        press = await server.control(
            "callback", chat_id=USER, message_id=mine["message_id"], data="old", force=True
        )
        answered = await server.control("wait", query_id=press["query_id"], timeout=10)
        assistant.release.set()
        said = [one["text"] for one in await shown(server, USER, count=2)]

        assert answered["done"]
        assert said == ["heard slow", say("old_button")]


async def test_a_bot_that_has_stopped_hurries_no_press(tmp_path: Path) -> None:
    assistant = Waiting("slow")
    async with strict_server() as server:
        async with running_bot(server, tmp_path, assistant):
            mine = await send(server, "slow")
            await server.control(
                "callback", chat_id=USER, message_id=mine["message_id"], data="old", force=True
            )
            await server.control("wait", idle=True)
            assistant.release.set()

        left = [one for one in asyncio.all_tasks() if "Presses" in repr(one.get_coro())]
        assert left == []
