"""How replies reach people: by the best way their chat takes, once, in the right message."""

import json
from datetime import date
from pathlib import Path

import pytest

from bot.conversation.messages import (
    AnswerReply,
    Button,
    FileReply,
    Incoming,
    Notice,
    Panel,
    Partial,
    ReadingCard,
    Reply,
    Toast,
)
from bot.telegram import running
from bot.values import Answer, Citation
from bot.wording import say
from ingest.values import Article
from tests.support.telegram_assistants import Broken, Pausing, Scripted
from tests.support.telegram_server import (
    GROUP,
    OTHER,
    USER,
    Json,
    Server,
    needs_server,
    running_bot,
    send,
    shown,
    strict_server,
    texts,
    until,
)

pytestmark = needs_server

TEXT = "The bridge opens in May."
BRIDGE = Article(
    "a1", "A bridge", TEXT, published=date(2024, 3, 7), url="https://post.example/bridge"
)
ANSWER = AnswerReply(Answer(f"{TEXT} [1]", (Citation(1, BRIDGE, 0, 24),), reader="llm"), "when?")
PASSAGE = "https://post.example/bridge#:~:text=The%20bridge%20opens%20in%20May."


def answering(_: Incoming) -> list[Reply]:
    return [ANSWER]


async def calls(server: Server, method: str) -> list[Json]:
    return [call["params"] for call in await server.control("calls", method=method)]


async def test_an_answer_is_a_rich_message_with_numbers_that_lead_to_quotes(
    tmp_path: Path,
) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted(answering)):
        await send(server, "when?")
        await shown(server, USER)

        (call,) = await calls(server, "sendRichMessage")
        rich = json.loads(call["rich_message"])
        assert rich["html"] == (
            f'<p>{TEXT} <a href="#q1">[1]</a></p><details><summary>{say("quotes", count=1)}'
            f'</summary><p><tg-reference name="q1"><b>1. </b>“{TEXT}”<br>\n— '
            f'<a href="{PASSAGE}">A bridge</a>, 7 March 2024</tg-reference></p></details>'
        )
        assert rich["skip_entity_detection"] is True
        assert await calls(server, "sendMessage") == []
        assert await server.control("violations") == []


REFUSED = {"kind": "error", "code": 400, "description": "Bad Request: can't parse rich message"}
UNKNOWN = {"kind": "error", "code": 404, "description": "Not Found: method not found"}


@pytest.mark.parametrize(
    ("refusal", "others"), [(REFUSED, 1), (UNKNOWN, 0)], ids=["refused", "unknown"]
)
async def test_where_rich_messages_are_refused_html_comes_and_is_remembered(
    tmp_path: Path, refusal: Json, others: int
) -> None:
    async with strict_server() as server:
        async with running_bot(server, tmp_path, Scripted(answering)):
            await server.control("fault", method="sendRichMessage", **refusal)
            await send(server, "when?")
            await send(server, "when?")
            await shown(server, USER, count=2)
            await send(server, "when?", chat=OTHER)
            await shown(server, OTHER)
        async with running_bot(server, tmp_path, Scripted(answering)):
            await send(server, "when?")
            messages = await shown(server, USER, count=3)

        for message in messages:
            kinds = {entity["type"] for entity in message["entities"]}
            assert {"expandable_blockquote", "text_link"} <= kinds
        rich = await calls(server, "sendRichMessage")
        assert [int(call["chat_id"]) for call in rich] == [USER, *[OTHER] * others]


async def test_rich_messages_can_be_turned_off(tmp_path: Path) -> None:
    async with (
        strict_server() as server,
        running_bot(server, tmp_path, Scripted(answering), rich_messages="off"),
    ):
        await send(server, "when?")
        await shown(server, USER)

        assert await calls(server, "sendRichMessage") == []


async def test_html_that_is_refused_too_comes_as_plain_text(tmp_path: Path) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted(answering)):
        await server.control("fault", method="sendRichMessage", **REFUSED)
        description = "Bad Request: can't parse entities: Unsupported start tag"
        await server.control(
            "fault", method="sendMessage", kind="error", code=400, description=description
        )
        await send(server, "when?")
        (answer,) = await shown(server, USER)

        assert answer["entities"] == []
        assert f"1. “{TEXT}”\n— A bridge, 7 March 2024" in answer["text"]


async def test_a_lost_rich_message_is_reported_and_not_repeated_in_html(tmp_path: Path) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted(answering)):
        await server.control("fault", method="sendRichMessage", kind="drop", when="after")
        await send(server, "when?")
        _, note = await shown(server, USER, count=2)

        assert note["text"] == say("sent_unknown")
        assert len(await texts(server, USER)) == 2


async def test_a_card_shows_the_article_s_picture_and_an_answer_shows_none(
    tmp_path: Path,
) -> None:
    card = ReadingCard(BRIDGE, 1, buttons=((Button("Original", url=BRIDGE.url),),))
    assistant = Scripted(lambda _: [card, Notice("https://post.example/other")])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "hello")
        first, _ = await shown(server, USER, count=2)

        previews = [
            json.loads(one["link_preview_options"]) for one in await calls(server, "sendMessage")
        ]
        assert previews[0] == {
            "is_disabled": False,
            "url": "https://post.example/bridge",
            "prefer_large_media": True,
            "show_above_text": True,
        }
        assert previews[1] == {"is_disabled": True}
        ((button,),) = first["message"]["reply_markup"]["inline_keyboard"]
        assert button == {"text": "Original", "url": "https://post.example/bridge"}


async def test_a_button_that_telegram_refuses_costs_only_the_button(tmp_path: Path) -> None:
    odd = Notice("Here.", buttons=((Button("Original", url="https://a.example/x"),),))
    async with strict_server() as server, running_bot(server, tmp_path, Scripted(lambda _: [odd])):
        description = "Bad Request: BUTTON_URL_INVALID"
        await server.control(
            "fault", method="sendMessage", kind="error", code=400, description=description
        )
        await send(server, "hello")
        (answer,) = await shown(server, USER)

        assert (answer["text"], answer["buttons"]) == ("Here.", [])


async def test_a_button_that_leads_nowhere_is_left_out(tmp_path: Path) -> None:
    rows = ((Button("Original", url="https://no-dot/x"), Button("\u200b"), Button("next")),)
    odd = Notice("Here.", buttons=rows)
    async with strict_server() as server, running_bot(server, tmp_path, Scripted(lambda _: [odd])):
        await send(server, "hello")
        (answer,) = await shown(server, USER)

        assert answer["buttons"] == [["next"]]
        assert await server.control("violations") == []


async def test_in_a_group_the_first_words_are_sent_and_become_the_answer(tmp_path: Path) -> None:
    assistant = Pausing([Partial("The bridge"), ANSWER])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        asked = await send(server, "@test_bot when?", chat=GROUP)
        (begun,) = await shown(server, GROUP)
        assistant.go_on.set()
        await server.control("wait", method="editMessageText")
        (answer,) = await shown(server, GROUP)

        assert begun["text"] == "The bridge …"
        assert begun["message"]["reply_to_message"]["message_id"] == asked["message_id"]
        assert answer["message_id"] == begun["message_id"]
        assert "rich_message" in answer["message"]
        assert await server.control("violations") == []


async def test_a_beginning_that_was_deleted_is_no_loss(tmp_path: Path) -> None:
    assistant = Pausing([Partial("The bridge"), ANSWER])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "@test_bot when?", chat=GROUP)
        (begun,) = await shown(server, GROUP)
        server.world.chats[GROUP].messages[begun["message_id"]].deleted = True
        assistant.go_on.set()
        messages = await shown(server, GROUP, count=2)

        assert TEXT in messages[-1]["text"]
        assert len(messages) == 2


async def test_after_a_crash_the_beginning_becomes_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PATIENCE", 0.1)
    stuck = Pausing([Partial("The bridge"), ANSWER])
    async with strict_server() as server:
        async with running_bot(server, tmp_path, stuck):
            await send(server, "@test_bot when?", chat=GROUP)
            (begun,) = await shown(server, GROUP)
        async with running_bot(server, tmp_path, Scripted(answering)):
            await server.control("wait", method="editMessageText")
            (answer,) = await shown(server, GROUP)

        assert begun["text"] == "The bridge …"
        assert answer["message_id"] == begun["message_id"]
        assert TEXT in answer["text"]


async def test_an_answer_that_breaks_off_ends_in_a_sentence(tmp_path: Path) -> None:
    class Breaking(Broken):
        async def hear(self, incoming: Incoming) -> Json:
            yield Partial("The bridge")
            await until(lambda: len(server.world.chats[GROUP].messages) > 1)
            raise ValueError(incoming.text)

    async with strict_server() as server, running_bot(server, tmp_path, Breaking()):
        await send(server, "@test_bot when?", chat=GROUP)
        await server.control("wait", method="editMessageText")

        assert await texts(server, GROUP) == [say("broken")]


async def test_a_group_without_room_gets_the_answer_alone(tmp_path: Path) -> None:
    partials = [Partial(f"The bridge {n}") for n in range(5)]
    assistant = Scripted(lambda _: [*partials, ANSWER])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        for _ in range(4):
            await send(server, "@test_bot when?", chat=GROUP)
        await shown(server, GROUP, count=4)
        await until(lambda: all(TEXT in _text(one) for one in server.world.chats[GROUP]
                                .messages.values() if one.outgoing))  # fmt: skip

        assert len(await texts(server, GROUP)) == 4
        assert await server.control("violations", kind="flood") == []


def _text(stored: Json) -> str:
    return str(stored.view()["text"])


def menu(incoming: Incoming) -> list[Reply]:
    if incoming.pressed and incoming.text == "save":
        return [Toast("Saved.")]
    page = incoming.text if incoming.pressed else "1"
    return [Panel("Articles", f"page {page}", ((Button("next", "2"), Button("save", "save")),))]


async def press(server: Server, message: Json, text: str) -> Json:
    return await server.control(
        "callback", chat_id=USER, message_id=message["message_id"], text=text
    )


async def test_a_panel_takes_the_place_of_the_one_whose_button_was_pressed(
    tmp_path: Path,
) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted(menu)):
        await send(server, "/articles")
        (panel,) = await shown(server, USER)
        await press(server, panel, "next")
        await server.control("wait", method="editMessageText")
        await press(server, panel, "next")  # says the same again
        await server.control("wait", idle=True)
        await until(lambda: sum(c["method"] == "editMessageText" for c in server.calls) == 2)

        assert await texts(server, USER) == ["Articles\n\npage 2"]


async def test_a_panel_that_is_gone_comes_as_a_new_message(tmp_path: Path) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted(menu)):
        await send(server, "/articles")
        (panel,) = await shown(server, USER)
        description = "Bad Request: message can't be edited"
        await server.control(
            "fault", method="editMessageText", kind="error", code=400, description=description
        )
        await press(server, panel, "next")
        _, second = await shown(server, USER, count=2)

        assert second["text"] == "Articles\n\npage 2"


async def test_a_file_is_sent_once_with_its_line(tmp_path: Path) -> None:
    file = FileReply("export.json", b"{}", "Everything & more. " * 100)
    async with strict_server() as server, running_bot(server, tmp_path, Scripted(lambda _: [file])):
        await server.control("fault", method="sendDocument", kind="500")
        await send(server, "/export")
        messages = await shown(server, USER, count=2)

        assert messages[0]["message"]["document"]["file_name"] == "export.json"
        assert messages[0]["text"].startswith("Everything & more. Everything")
        said = " ".join(one["text"] for one in messages)
        assert said.count("Everything & more.") == 100
        assert await server.control("violations") == []


async def test_a_limit_of_drafts_is_kept_and_stops_no_message(tmp_path: Path) -> None:
    assistant = Pausing([Partial("The bridge"), Notice("The bridge opens.")])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await server.control("fault", method="sendMessageDraft", kind="429", retry_after=30)
        await send(server, "when?")
        await until(lambda: any(call["method"] == "sendMessageDraft" for call in server.calls))
        assistant.go_on.set()
        (answer,) = await shown(server, USER)

        assert answer["text"] == "The bridge opens."
        assert len(await calls(server, "sendMessageDraft")) == 1


async def test_while_a_file_is_downloaded_the_bot_seems_to_type(tmp_path: Path) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted()):
        await server.control("fault", method="getFile", kind="timeout", seconds=0.3)
        await send(server, "", document={"name": "a.txt", "mime": "text/plain", "data": "eA=="})
        await shown(server, USER)

        methods = [call["method"] for call in server.calls]
        assert methods.index("sendChatAction") < methods.index("sendMessage")
