"""The account in Telegram: language, forgetting, export, feedback, limits, strangers."""

import json
from pathlib import Path

import pytest

from bot.app import App
from bot.conversation.messages import Button, Incoming, Notice, Reply
from bot.models import tongue
from bot.state.preferences import Preferences
from bot.wording import say, speak
from ingest.database.engine import make_engine
from ingest.values import LibraryId, TextSource
from tests.support.apps import opened_app
from tests.support.telegram_assistants import Scripted
from tests.support.telegram_server import (
    GROUP,
    OTHER,
    USER,
    Json,
    Server,
    needs_server,
    running_app,
    running_bot,
    send,
    shown,
    strict_server,
    texts,
    until,
)

pytestmark = needs_server

MINE = LibraryId(f"telegram:{USER}")
BRIDGE = TextSource(
    "The old iron bridge in Harlow will close for repairs on 3 March 2025, the county said.\n\n"
    "Engineer Maria Lindqvist leads the work, which will cost 4.2 million euros. Divers found "
    "cracks in two of the five pillars last autumn.",
    title="Harlow bridge closes",
)
QUESTION = "Who leads the work?"


@pytest.fixture(autouse=True)
def _in_english() -> None:
    speak("en")


async def press(server: Server, message: Json, label: str, chat: int = USER, **who: Json) -> str:
    """Press a button, and return the words that pop up."""
    pressed = await server.control(
        "callback", chat_id=chat, message_id=message["message_id"], text=label, **who
    )
    await server.control("wait", query_id=pressed["query_id"], timeout=15)
    query = await server.control("query", query_id=pressed["query_id"])
    return str(query["answer"].get("text", ""))


async def asked(server: Server, app: App) -> Json:
    """The answer to a question about an article that is there."""
    await app.pipeline.add(MINE, BRIDGE)
    await send(server, QUESTION)
    (answer,) = await shown(server, USER)
    return answer


def react(server: Server, message: Json, emoji: str, *, person: int = USER) -> None:
    """A person puts a reaction under a message of their private chat, or takes it away."""
    standing = [{"type": "emoji", "emoji": emoji}] if emoji else []
    server.updates.push(
        "message_reaction",
        {
            "chat": {"id": USER, "type": "private", "first_name": "Ann"},
            "message_id": message["message_id"],
            "user": {"id": person, "is_bot": False, "first_name": "Ann"},
            "date": 1_700_000_000,
            "old_reaction": [],
            "new_reaction": standing,
        },
    )


async def test_a_language_that_was_pressed_is_spoken_from_then_on(tmp_path: Path, app: App) -> None:
    async with strict_server() as server, running_app(server, tmp_path, app):
        await send(server, "/language")
        (panel,) = await shown(server, USER)
        await press(server, panel, "Deutsch")
        await server.control("wait", method="editMessageText", timeout=15)
        await send(server, "/articles")
        after, answer = await shown(server, USER, count=2)

        speak("de")
        assert after["text"].startswith(say("language-title"))
        assert answer["text"] == say("no_articles")
        assert await server.control("violations") == []


async def test_the_chosen_language_holds_for_each_update(tmp_path: Path) -> None:
    assistant = Scripted(lambda _: [Notice(tongue.wording())])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        engine = make_engine(tmp_path / "article-bot.db")
        Preferences(engine).set(MINE, "language", "de")
        engine.dispose()
        await send(server, "hello")
        await send(server, "hello", chat=OTHER)
        (fixed,) = await shown(server, USER)
        (free,) = await shown(server, OTHER)

        assert (fixed["text"], free["text"]) == ("German", "the language of the question")


async def test_who_is_forgotten_leaves_not_even_the_number_of_their_chat(tmp_path: Path) -> None:
    with opened_app(tmp_path / "data") as app:
        async with strict_server() as server, running_app(server, tmp_path / "durable", app):
            answer = await asked(server, app)
            await press(server, answer, "👍")
            await send(server, "/forget_me")
            _, sure = await shown(server, USER, count=2)
            await press(server, sure, say("button-forget-me"))
            *_, gone = await shown(server, USER, count=3)
            await server.control("wait", idle=True, timeout=15)

            assert gone["text"] == say("forgotten-me")
            assert await server.control("violations") == []
    left = b"".join(one.read_bytes() for one in (tmp_path / "data").rglob("*") if one.is_file())
    for trace in (b"Lindqvist", QUESTION.encode(), str(MINE).encode()):
        assert trace not in left


async def test_the_library_comes_as_two_files(tmp_path: Path, app: App) -> None:
    async with strict_server() as server, running_app(server, tmp_path, app):
        await asked(server, app)
        await send(server, "/export")
        await shown(server, USER, count=3)

        calls = await server.control("calls", method="sendDocument")
        assert ["result" in call for call in calls] == [True, True]
        assert await server.control("violations") == []


async def test_a_thumb_pops_up_thanks_and_a_reason_is_taken(tmp_path: Path, app: App) -> None:
    async with strict_server() as server, running_app(server, tmp_path, app):
        answer = await asked(server, app)
        thanks = await press(server, answer, "👎")
        _, why = await shown(server, USER, count=2)
        reason = await press(server, why, say("feedback-wrong"))

        assert (thanks, reason) == (say("feedback-thanks"), say("feedback-thanks"))
        assert why["text"] == say("feedback-why")
        (bad,) = app.feedback.bad()
        assert (bad.question, bad.reason) == (QUESTION, "wrong")


async def test_a_reaction_is_a_verdict_until_it_is_taken_back(tmp_path: Path, app: App) -> None:
    async with strict_server() as server, running_app(server, tmp_path, app):
        answer = await asked(server, app)
        react(server, answer, "👎")
        await until(lambda: app.feedback.counts() == {"bad": 1})
        react(server, answer, "❤")
        await until(lambda: app.feedback.counts() == {"good": 1})
        react(server, answer, "")

        await until(lambda: app.feedback.counts() == {})


async def test_a_limit_is_told_in_words_and_nothing_is_begun(tmp_path: Path) -> None:
    with opened_app(tmp_path / "data", limit_questions_per_person=1) as app:
        async with strict_server() as server, running_app(server, tmp_path, app):
            await asked(server, app)
            await send(server, QUESTION)
            _, refused = await shown(server, USER, count=2)

            assert refused["text"] == say("limit-questions-person", count=1)
            assert len(app.conversations.turns(MINE)) == 1


async def test_a_reaction_of_a_stranger_says_nothing(tmp_path: Path, app: App) -> None:
    async with (
        strict_server() as server,
        running_app(server, tmp_path, app, allowed_users=f"{USER}"),
    ):
        answer = await asked(server, app)
        react(server, answer, "👎", person=OTHER)
        react(server, answer, "👍")
        await until(lambda: bool(app.feedback.counts()))

        assert app.feedback.counts() == {"good": 1}


def offers(incoming: Incoming) -> list[Reply]:
    return [Notice(f"heard {incoming.text}", buttons=((Button("more", "tell me more"),),))]


async def test_a_stranger_in_an_allowed_group_gets_a_polite_line(tmp_path: Path) -> None:
    assistant = Scripted(offers)
    async with (
        strict_server(limits=False) as server,
        running_bot(server, tmp_path, assistant, allowed_users=f"{USER}", allowed_chats=f"{GROUP}"),
    ):
        await send(server, "@test_bot hello", chat=GROUP, user_id=OTHER)
        (refused,) = await shown(server, GROUP)
        await send(server, "@test_bot hello", chat=GROUP)
        _, answer = await shown(server, GROUP, count=2)
        pressed = await press(server, answer, "more", chat=GROUP, user_id=OTHER)

        assert refused["text"] == say("not_allowed")
        assert answer["text"] == "heard hello"
        assert pressed == say("not_allowed")
        assert len(assistant.heard) == 1


async def test_operators_may_go_where_nobody_else_may(tmp_path: Path) -> None:
    assistant = Scripted(offers)
    async with (
        strict_server(limits=False) as server,
        running_bot(server, tmp_path, assistant, allowed_chats="-555", admins=f"{USER}"),
    ):
        await send(server, "@test_bot hello", chat=GROUP)
        await send(server, "@test_bot hello", chat=GROUP, user_id=OTHER)
        await shown(server, GROUP, count=2)

        assert sorted(await texts(server, GROUP)) == sorted(["heard hello", say("not_allowed")])
        assert json.dumps([heard.person for heard in assistant.heard]) == f'["{USER}"]'
