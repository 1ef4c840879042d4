"""Inline mode: answers from one's own library in any chat."""

from pathlib import Path

from bot.app import App
from bot.telegram.inline import HELLO
from bot.wording import say
from ingest.values import LibraryId, TextSource
from tests.support.telegram_assistants import Scripted
from tests.support.telegram_server import (
    OTHER,
    USER,
    Json,
    Server,
    needs_server,
    running_bot,
    strict_server,
)

pytestmark = needs_server

BRIDGE = (
    "The new bridge over the river opens on 4 May 2026 after three years of work.\n\n"
    "The mayor, Anna Lind, said that the bridge cost 40 million euros, paid by the state.\n\n"
    "Cyclists get a lane of their own on each side, and trams will follow a year later."
)


async def add(app: App, chat: int, title: str, text: str = BRIDGE) -> None:
    source = TextSource(text, title=title)
    await app.pipeline.add(LibraryId(f"telegram:{chat}"), source)


async def ask(server: Server, words: str, user: int = USER) -> Json:
    query = await server.control("inline", user_id=user, query=words)
    await server.control("wait", query_id=query["query_id"], timeout=15)
    return (await server.control("query", query_id=query["query_id"])) | query


async def test_a_question_offers_its_answer_first(tmp_path: Path, app: App) -> None:
    await add(app, USER, "A bridge for all")
    async with (
        strict_server() as server,
        running_bot(server, tmp_path, Scripted(), lookup=app.lookup),
    ):
        query = await ask(server, "when does the bridge open?")
        first = query["answer"]["results"][0]
        chosen = await server.control(
            "choose", query_id=query["query_id"], result_id=first["id"], user_id=USER
        )

        assert "4 May 2026" in first["title"]
        assert "A bridge for all" in first["description"]
        assert "4 May 2026" in chosen["content"]["text"]
        assert query["answer"]["is_personal"] is True
        assert await server.control("violations") == []


async def test_without_words_the_newest_articles_are_offered_with_their_tldr(
    tmp_path: Path, app: App
) -> None:
    await add(app, USER, "A bridge for all")
    async with (
        strict_server() as server,
        running_bot(server, tmp_path, Scripted(), lookup=app.lookup),
    ):
        query = await ask(server, "")

        (offer,) = query["answer"]["results"]
        assert offer["title"] == "A bridge for all"
        assert "bridge" in offer["description"]


async def test_nobody_is_offered_what_others_have_read(tmp_path: Path, app: App) -> None:
    await add(app, OTHER, "A bridge for all")
    async with (
        strict_server() as server,
        running_bot(server, tmp_path, Scripted(), lookup=app.lookup),
    ):
        query = await ask(server, "when does the bridge open?")

        assert query["answer"]["results"] == []
        assert query["answer"]["button"]["text"] == say("inline_nothing")
        assert query["answer"]["button"]["start_parameter"] == HELLO


async def test_a_stranger_is_offered_nothing(tmp_path: Path, app: App) -> None:
    await add(app, USER, "A bridge for all")
    async with (
        strict_server() as server,
        running_bot(server, tmp_path, Scripted(), lookup=app.lookup, allowed_users=f"{OTHER}"),
    ):
        query = await ask(server, "bridge")

        assert query["answer"]["results"] == []
        assert query["answer"]["button"]["text"] == say("not_allowed")
