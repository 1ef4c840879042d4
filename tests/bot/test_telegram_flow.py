"""The Telegram edge as people meet it: the real application over HTTP, by polling."""

import base64
import json
from pathlib import Path

from bot.catalogue import LANGUAGES
from bot.conversation.messages import (
    Choice,
    Incoming,
    Notice,
    Partial,
    ReadingCard,
    Reply,
    Working,
)
from bot.state.preferences import Preferences
from bot.telegram import menu
from bot.telegram.commands import COMMANDS
from bot.wording import explain, say
from ingest.database.engine import make_engine
from ingest.values import Article, FileSource, TextSource, URLSource
from tests.support.telegram_assistants import Pausing, Scripted, Waiting
from tests.support.telegram_server import (
    BOT,
    FORUM,
    GROUP,
    OTHER,
    USER,
    Json,
    needs_server,
    running_bot,
    send,
    shown,
    strict_server,
    texts,
    until,
)

pytestmark = needs_server


def card(incoming: Incoming) -> list[Reply]:
    article = Article("a1", "A bridge", "It opens.", url="https://post.example/bridge")
    return [ReadingCard(article, 1)] if incoming.sources else [Notice("noted")]


async def test_a_message_is_heard_and_answered(tmp_path: Path) -> None:
    assistant = Scripted()
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        sent = await send(server, "hello")
        (answer,) = await shown(server, USER)

        assert answer["text"] == "heard hello"
        (heard,) = assistant.heard
        assert heard.key == f"{BOT}:{sent['update_id']}"
        assert heard.conversation == f"telegram:{USER}:0"
        assert heard.library == f"telegram:{USER}"
        assert await server.control("violations") == []


async def test_signs_of_work_come_before_the_answer_and_go_with_it(tmp_path: Path) -> None:
    assistant = Pausing([Working("answering"), Notice("The bridge.")])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "what?")
        await server.control("wait", method="sendChatAction")
        assistant.go_on.set()
        (answer,) = await shown(server, USER)

        assert answer["text"] == "The bridge."
        (sign,) = await server.control("calls", method="sendChatAction")
        assert sign["params"] == {"chat_id": f"{USER}", "action": "typing"}


async def test_partial_texts_are_drafts_in_a_private_chat(tmp_path: Path) -> None:
    assistant = Pausing([Partial("The <bri"), Notice("The <bridge>.")])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "what?")
        await server.control("wait", method="sendMessageDraft")
        (draft,) = (await server.control("messages", chat_id=USER))["drafts"]
        assistant.go_on.set()
        (answer,) = await shown(server, USER)

        assert draft["text"] == "The <bri"
        assert answer["text"] == "The <bridge>."
        assert (await server.control("messages", chat_id=USER))["drafts"] == []
        assert await server.control("violations") == []


async def test_the_answer_waits_for_a_draft_on_its_way(tmp_path: Path) -> None:
    held = 0.5
    assistant = Pausing([Partial("The bri"), Notice("The bridge.")])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await server.control("fault", method="sendMessageDraft", kind="timeout", seconds=held)
        await send(server, "what?")
        await until(lambda: any(call["method"] == "sendMessageDraft" for call in server.calls))
        assistant.go_on.set()
        await shown(server, USER)

        (draft,) = await server.control("calls", method="sendMessageDraft")
        (answer,) = await server.control("calls", method="sendMessage")
        assert answer["time"] - draft["time"] >= held


async def test_each_place_has_a_menu_in_each_language_that_is_set_once(tmp_path: Path) -> None:
    starts: list[Json] = []
    told: list[Json] = []
    engine = make_engine(tmp_path / "article-bot.db")
    for _ in range(2):
        async with strict_server() as server, running_bot(server, tmp_path, Scripted()):
            for _ in starts:
                await send(server, "an update of this number was handled before")
            await send(server, "hello")
            await shown(server, USER)
            await until(lambda: Preferences(engine).get(menu.OWNER, menu.NAME) is not None)
            starts.append(await server.control("calls", method="setMyCommands"))
            told.append(await server.control("calls", method="setMyDescription"))

    engine.dispose()
    first, second = starts
    scopes = [json.loads(call["params"]["scope"])["type"] for call in first]
    assert sorted(set(scopes)) == [
        "all_chat_administrators",
        "all_group_chats",
        "all_private_chats",
    ]
    languages = {call["params"].get("language_code") for call in first}
    assert languages == {None, *LANGUAGES[1:]}
    offered = {one["command"] for call in first for one in json.loads(call["params"]["commands"])}
    assert offered <= set(COMMANDS)
    assert {call["params"].get("language_code") for call in told[0]} == {None, *LANGUAGES[1:]}
    assert (second, told[1]) == ([], [])


async def test_order_is_kept_within_a_chat_and_a_slow_chat_holds_up_no_other(
    tmp_path: Path,
) -> None:
    assistant = Waiting("slow")
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "slow")
        await send(server, "second")
        await send(server, "hello", chat=OTHER)
        await shown(server, OTHER)
        before = await texts(server, USER)
        assistant.release.set()
        await shown(server, USER, count=2)

        assert before == []
        assert await texts(server, USER) == ["heard slow", "heard second"]


async def test_links_are_sources_also_behind_words_and_in_captions(tmp_path: Path) -> None:
    assistant = Scripted()
    link = {"type": "text_link", "offset": 5, "length": 4, "url": "https://post.example/hidden"}
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "read this", entities=[link])
        photo = {"data": base64.b64encode(b"\x89PNG\r\n").decode()}
        await send(server, "look: post.org/story", photo=photo)
        await send(server, "https://post.example/plain what is it?")
        await shown(server, USER, count=3)

        assert [heard.sources for heard in assistant.heard] == [
            [URLSource("https://post.example/hidden")],
            [URLSource("https://post.org/story")],
            [],
        ]
        assert assistant.heard[2].text == "https://post.example/plain what is it?"


async def test_a_forwarded_post_is_a_source_with_its_origin(tmp_path: Path) -> None:
    assistant = Scripted()
    origin = {
        "type": "channel",
        "chat": {"id": -1009, "type": "channel", "title": "Daily", "username": "daily"},
        "message_id": 5,
        "date": 1_700_000_000,
    }
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "/forget all " + "words " * 60, forward_origin=origin)
        await send(server, "see https://post.example/x", forward_origin=origin)
        await shown(server, USER, count=2)

        post, pointer = assistant.heard
        assert post.text == ""
        (source,) = post.sources
        assert isinstance(source, TextSource)
        assert (source.site, source.url) == ("Daily", "https://t.me/daily/5")
        assert source.published is not None
        assert source.published.year == 2023
        assert (pointer.text, list(pointer.sources)) == ("", [URLSource("https://post.example/x")])


async def test_a_document_is_downloaded(tmp_path: Path) -> None:
    assistant = Scripted()
    body = base64.b64encode(b"A bridge opens.").decode()
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        document = {"name": "bridge.txt", "mime": "text/plain", "data": body}
        await send(server, "when?", document=document)
        await shown(server, USER)

        (heard,) = assistant.heard
        assert heard.sources == [FileSource("bridge.txt", b"A bridge opens.", "text/plain")]
        assert heard.text == "when?"


async def test_a_file_that_is_too_large_is_refused_before_it_is_downloaded(tmp_path: Path) -> None:
    assistant = Scripted(lambda heard: [Notice(explain(error)) for error in heard.unread])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "when?", document={"name": "big.pdf", "size": 200_000_000})
        (answer,) = await shown(server, USER)

        assert "too large for me: I read up to 20 MB" in answer["text"]
        (heard,) = assistant.heard
        assert (heard.text, heard.sources) == ("when?", [])
        assert await server.control("calls", method="getFile") == []


async def test_replying_to_a_message_asks_about_its_article(tmp_path: Path) -> None:
    assistant = Scripted(card)
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        mine = await send(
            server,
            "https://post.example/bridge",
            entities=[
                {"type": "text_link", "offset": 0, "length": 5, "url": "https://post.example/b"}
            ],
        )
        (shown_card,) = await shown(server, USER)
        await send(server, "when?", reply_to=shown_card["message_id"])
        await send(server, "where?", reply_to=mine["message_id"])
        await shown(server, USER, count=3)

        assert [list(heard.about) for heard in assistant.heard] == [[], ["a1"], ["a1"]]


async def test_a_choice_is_made_by_a_button(tmp_path: Path) -> None:
    articles = [Article(id_, f"Bridge {id_}", "text") for id_ in ("a1", "b2")]
    assistant = Scripted(
        lambda heard: [Notice(f"chose {heard.text}") if heard.about else Choice(articles, "?")]
    )
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await send(server, "when?")
        (choice,) = await shown(server, USER)
        press = await server.control(
            "callback", chat_id=USER, message_id=choice["message_id"], text="2. Bridge b2"
        )
        await server.control("wait", query_id=press["query_id"])
        _, answer = await shown(server, USER, count=2)

        assert choice["buttons"] == [["1. Bridge a1"], ["2. Bridge b2"]]
        assert answer["text"] == "chose 2"
        assert list(assistant.heard[1].about) == ["b2"]


async def test_an_unknown_button_is_answered_kindly(tmp_path: Path) -> None:
    assistant = Scripted()
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        sent = await send(server, "hello")
        press = await server.control(
            "callback", chat_id=USER, message_id=sent["message_id"], data="old", force=True
        )
        await server.control("wait", query_id=press["query_id"])
        query = await server.control("query", query_id=press["query_id"])

        assert query["answer"]["text"] == say("old_button")


async def test_a_group_is_answered_only_when_it_asks(tmp_path: Path) -> None:
    assistant = Scripted()
    async with strict_server(limits=False) as server, running_bot(server, tmp_path, assistant):
        for text in ("hello all", "/summary@other_bot", "/ban", "@other_bot when?"):
            await send(server, text, chat=GROUP)
        for text in ("@test_bot when?", "so @Test_Bot where?", "/summary", "/articles@test_bot"):
            await send(server, text, chat=GROUP)
        await shown(server, GROUP, count=4)

        said = [heard.text for heard in assistant.heard]
        assert said == ["when?", "so   where?", "/summary", "/articles@test_bot"]


async def test_in_a_group_the_answer_replies_and_the_conversation_is_one_persons(
    tmp_path: Path,
) -> None:
    assistant = Scripted()
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        sent = await send(server, "@test_bot hi", chat=FORUM, message_thread_id=7)
        (answer,) = await shown(server, FORUM)
        await send(server, "and?", chat=FORUM, message_thread_id=7, reply_to=answer["message_id"])
        await shown(server, FORUM, count=2)

        assert answer["message"]["message_thread_id"] == 7
        assert answer["message"]["reply_to_message"]["message_id"] == sent["message_id"]
        first, second = assistant.heard
        assert first.conversation == second.conversation == f"telegram:{FORUM}:7:{USER}"
        assert first.library == f"telegram:{FORUM}"
        assert second.text == "and?"


async def test_mentioning_the_bot_under_a_link_reads_the_link(tmp_path: Path) -> None:
    assistant = Scripted()
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        shared = await send(server, "look https://post.example/x", chat=GROUP, user_id=OTHER)
        await send(server, "@test_bot summarize", chat=GROUP, reply_to=shared["message_id"])
        await shown(server, GROUP)

        (heard,) = assistant.heard
        assert heard.text == "summarize"
        assert heard.sources == [URLSource("https://post.example/x")]


async def test_strangers_get_a_polite_line(tmp_path: Path) -> None:
    assistant = Scripted()
    async with (
        strict_server() as server,
        running_bot(server, tmp_path, assistant, allowed_users=f"{USER}", admins="99"),
    ):
        await send(server, "hello", chat=OTHER)
        await send(server, "hello", chat=99)
        (refused,) = await shown(server, OTHER)
        await shown(server, 99)

        assert refused["text"] == say("not_allowed")
        assert [heard.library for heard in assistant.heard] == ["telegram:99"]
