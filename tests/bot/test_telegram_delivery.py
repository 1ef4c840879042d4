"""How answers are delivered: streamed, laid out, in place of others, and each once."""

import json
from pathlib import Path

import pytest

from bot.conversation.messages import (
    AnswerReply,
    Button,
    FileReply,
    Final,
    Incoming,
    Notice,
    Panel,
    Partial,
    Reply,
    Toast,
)
from bot.values import Answer, Citation
from ingest.values import Article
from tests.support.telegram_assistants import Pausing, Scripted, Waiting
from tests.support.telegram_server import (
    GROUP,
    USER,
    Json,
    Server,
    needs_server,
    running_bot,
    send,
    shown,
    strict_server,
    until,
)

pytestmark = needs_server

BRIDGE = Article("a1", "A bridge", "The bridge opens in May.", url="https://post.example/bridge")
ANSWER = AnswerReply(
    Answer("It opens in May [1].", (Citation(1, BRIDGE, 0, 24),), reader="llm"), "when?"
)


async def calls(server: Server, method: str) -> list[Json]:
    return list(await server.control("calls", method=method))


async def test_in_a_group_the_first_words_are_a_message_that_becomes_the_answer(
    tmp_path: Path,
) -> None:
    assistant = Pausing([Partial("The bri"), Notice("The bridge.")])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "@test_bot what?", chat=GROUP)
        (first,) = await shown(server, GROUP)
        early = first["text"]
        assistant.go_on.set()
        await server.control("wait", method="editMessageText", timeout=15)
        (last,) = await shown(server, GROUP)

        assert (early, last["text"]) == ("The bri", "The bridge.")
        assert last["message_id"] == first["message_id"]
        assert await server.control("violations") == []


async def test_a_draft_that_was_deleted_is_followed_by_the_answer_all_the_same(
    tmp_path: Path,
) -> None:
    assistant = Pausing([Partial("The bri"), Notice("The bridge.")])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "@test_bot what?", chat=GROUP)
        await shown(server, GROUP)
        await server.control(
            "fault",
            method="editMessageText",
            kind="error",
            code=400,
            description="Bad Request: message to edit not found",
            times=1,
        )
        assistant.go_on.set()
        _, answer = await shown(server, GROUP, count=2)

        assert answer["text"] == "The bridge."


async def test_a_lost_answer_to_the_last_edit_is_made_again_and_nothing_is_doubled(
    tmp_path: Path,
) -> None:
    assistant = Pausing([Partial("The bri"), Notice("The bridge.")])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "@test_bot what?", chat=GROUP)
        await shown(server, GROUP)
        await server.control("fault", method="editMessageText", kind="drop", times=1, when="after")
        assistant.go_on.set()
        await until(lambda: _count(server, "editMessageText") == 2)
        (answer,) = await shown(server, GROUP)

        assert answer["text"] == "The bridge."


async def test_an_answer_is_rich_where_telegram_takes_it(tmp_path: Path) -> None:
    assistant = Scripted(lambda _: [ANSWER])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "when?")
        await shown(server, USER)

        (call,) = await calls(server, "sendRichMessage")
        assert "<details>" in json.loads(call["params"]["rich_message"])["html"]
        assert await server.control("violations") == []


@pytest.mark.parametrize(
    ("code", "words"),
    [(404, "Not Found: method not found"), (400, "Bad Request: can't parse rich message: tag")],
    ids=["unknown", "refused"],
)
async def test_where_it_is_refused_the_answer_is_html_and_rich_is_not_tried_again(
    tmp_path: Path, code: int, words: str
) -> None:
    assistant = Scripted(lambda _: [ANSWER])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await server.control(
            "fault", method="sendRichMessage", kind="error", code=code, description=words
        )
        await send(server, "when?")
        (first,) = await shown(server, USER)
        await send(server, "when?")
        await shown(server, USER, count=2)

        assert first["text"].startswith("It opens in May [1].")
        assert len(await calls(server, "sendRichMessage")) == 1
        assert {call["params"]["parse_mode"] for call in await calls(server, "sendMessage")} == {
            "HTML"
        }


async def test_html_that_is_refused_is_sent_plain(tmp_path: Path) -> None:
    assistant = Scripted(lambda _: [ANSWER])
    async with (
        strict_server() as server,
        running_bot(server, tmp_path, assistant, rich_messages=False),
    ):
        await server.control(
            "fault",
            method="sendMessage",
            kind="error",
            code=400,
            description="Bad Request: can't parse entities: nobody knows why",
            times=1,
        )
        await send(server, "when?")
        (answer,) = await shown(server, USER)

        assert answer["text"].startswith("It opens in May [1].")
        assert "parse_mode" not in (await calls(server, "sendMessage"))[-1]["params"]


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


async def test_a_file_is_sent_with_its_line(tmp_path: Path) -> None:
    reply: Final = FileReply("articles.json", b"[]", "Your articles.")
    async with (
        strict_server() as server,
        running_bot(server, tmp_path, Scripted(lambda _: [reply])),
    ):
        await send(server, "/export")
        (sent,) = await shown(server, USER)

        assert sent["text"] == "Your articles."
        assert sent["message"]["document"]["file_name"] == "articles.json"


async def test_a_flood_of_one_chat_holds_up_no_other(tmp_path: Path) -> None:
    assistant = Scripted(lambda heard: [Notice(heard.text)])
    async with strict_server(limits=False) as server, running_bot(server, tmp_path, assistant):
        await server.control("fault", method="sendMessage", kind="429", times=1, retry_after=1)
        await send(server, "first")
        await until(lambda: _count(server, "sendMessage") == 1)
        await send(server, "other", chat=43)
        await shown(server, 43)
        await shown(server, USER)

        order = [call["params"]["chat_id"] for call in await calls(server, "sendMessage")]
        assert order == [f"{USER}", "43", f"{USER}"]


def _count(server: Server, method: str) -> int:
    return sum(call["method"] == method for call in server.calls)


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
        assert len(await calls(server, "answerCallbackQuery")) == 1
