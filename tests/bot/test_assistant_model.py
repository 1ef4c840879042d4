"""The conversation with a chat model behind it, over real HTTP."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from pydantic import SecretStr

from bot.app import App
from bot.conversation.messages import AnswerReply, ConversationId, Incoming, Partial, SummaryReply
from bot.errors import TokenRefusedError
from ingest.values import LibraryId, TextSource
from tests.bot.test_assistant import BRIDGE, HARBOUR
from tests.support.apps import opened_app
from tests.support.openai_server import OpenAIServer

MINE = LibraryId("mine")
SECONDS = 2.0


@pytest.fixture
async def server() -> AsyncIterator[OpenAIServer]:
    async with OpenAIServer() as running:
        yield running


@pytest.fixture
async def app(server: OpenAIServer, tmp_path: Path) -> AsyncIterator[App]:
    with opened_app(
        tmp_path,
        chat_model="test-chat",
        openai_base_url=server.url,
        openai_api_key=SecretStr(str(server.key)),
        answer_timeout=SECONDS,
    ) as opened:
        model = opened.chat_model
        assert model is not None
        await model.prepare()
        yield opened
        await model.close()


async def hear(app: App, text: str, *sources: TextSource) -> list[object]:
    incoming = Incoming(uuid4().hex, ConversationId("me"), MINE, text, sources)
    return [reply async for reply in app.assistant.hear(incoming)]


async def test_the_model_writes_the_answer_with_verified_quotes(app: App) -> None:
    await hear(app, "", BRIDGE)

    replies = await hear(app, "When will the old iron bridge in Harlow close for repairs?")

    (final,) = [reply for reply in replies if isinstance(reply, AnswerReply)]
    assert final.answer.reader == "llm"
    assert final.answer.fallback is None
    assert "[1]" in final.answer.text
    assert all(citation.quote in BRIDGE.text for citation in final.answer.citations)


async def test_the_answer_grows_before_it_is_complete(app: App, server: OpenAIServer) -> None:
    await hear(app, "", BRIDGE)
    server.script = lambda _request: (
        "The old iron bridge in Harlow will close for repairs on 3 March 2025 [1]. "
        "Engineer Maria Lindqvist leads the work [1]."
    )

    replies = await hear(app, "When will the old iron bridge in Harlow close for repairs?")

    kinds = [type(reply) for reply in replies]
    assert Partial in kinds
    assert kinds[-1] is AnswerReply


async def test_the_model_writes_the_summary_once(app: App, server: OpenAIServer) -> None:
    await hear(app, "", BRIDGE)

    first = (await hear(app, "summarize"))[-1]
    asked = len(server.chats)
    second = (await hear(app, "summarize"))[-1]

    assert isinstance(first, SummaryReply)
    assert isinstance(second, SummaryReply)
    assert first.summary.reader == "llm"
    assert second.summary.cached
    assert len(server.chats) == asked


async def test_a_silent_model_costs_one_deadline_even_when_two_places_are_asked(
    app: App, server: OpenAIServer
) -> None:
    await hear(app, "", HARBOUR)
    await hear(app, "", BRIDGE)
    server.faults.chat = "stall_first"
    now = asyncio.get_running_loop().time
    started = now()

    replies = await hear(app, "Which airline flies to Reykjavik on Sundays?")

    assert now() - started < 1.6 * SECONDS
    (final,) = [reply for reply in replies if isinstance(reply, AnswerReply)]
    assert final.answer.abstained
    assert final.answer.fallback == "model_slow"


async def test_an_error_of_ours_stays_itself_while_the_model_is_made_ready(app: App) -> None:
    with pytest.raises(TokenRefusedError):
        async with app.awake():
            raise TokenRefusedError
