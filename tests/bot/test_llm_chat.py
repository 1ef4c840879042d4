"""The chat model over real HTTP, honest and broken."""

import asyncio
import email.utils
import time
from collections.abc import AsyncIterator
from typing import cast

import pytest
from langchain_core.messages import HumanMessage, SystemMessage
from pydantic import SecretStr

from bot.errors import (
    ModelError,
    ModelRateLimitError,
    ModelSlowError,
    ModelUnavailableError,
)
from bot.models.chat import ChatModel, ask_once, from_settings
from bot.settings import BotSettings
from tests.support.openai_scripts import says
from tests.support.openai_server import Fault, Faults, OpenAIServer

MESSAGES = [SystemMessage("Be brief."), HumanMessage("Say something.")]
TEXT = "One two three four five six seven eight nine ten."


def settings(server: OpenAIServer | None, **more: object) -> BotSettings:
    values: dict[str, object] = {
        "chat_model": "test-chat",
        "openai_base_url": server.url if server else None,
        "openai_api_key": "test-key",
        "answer_timeout": 5.0,
        **more,
    }
    return BotSettings.model_validate(values)


@pytest.fixture
async def server() -> AsyncIterator[OpenAIServer]:
    async with OpenAIServer() as running:
        running.script = says(TEXT)
        yield running


@pytest.fixture
async def chat(server: OpenAIServer) -> AsyncIterator[ChatModel]:
    model = cast("ChatModel", from_settings(settings(server)))
    yield model
    await model.close()


async def test_the_text_comes_in_pieces_and_is_whole(chat: ChatModel) -> None:
    pieces = [piece async for piece in chat.stream(MESSAGES)]

    assert "".join(pieces) == TEXT
    assert len(pieces) > 3


async def test_the_server_gets_the_key_the_model_and_both_messages(
    chat: ChatModel, server: OpenAIServer
) -> None:
    await chat.complete(MESSAGES)

    (request,) = server.chats
    assert [(message.role, message.text) for message in request.messages] == [
        ("system", "Be brief."),
        ("user", "Say something."),
    ]
    assert request.stream


async def test_another_server_than_openai_is_not_asked_for_usage(
    chat: ChatModel, server: OpenAIServer
) -> None:
    await chat.complete(MESSAGES)

    assert server.chats[0].stream_options is None


async def test_a_local_server_without_a_key_is_asked_too() -> None:
    async with OpenAIServer(key=None) as local:
        local.script = says(TEXT)

        assert await ask_once(settings(local, openai_api_key=None), "Hello?") == TEXT


def test_without_a_model_in_the_settings_there_is_none() -> None:
    assert from_settings(BotSettings.model_validate({"chat_model": None})) is None


async def test_a_question_without_a_model_in_the_settings_says_so() -> None:
    with pytest.raises(ModelUnavailableError, match="CHAT_MODEL"):
        await ask_once(BotSettings.model_validate({"chat_model": None}), "Hello?")


def test_making_the_model_builds_nothing_yet() -> None:
    built = []

    def build() -> None:
        built.append(1)

    ChatModel(build, limits=cast("object", None))  # type: ignore[arg-type]  # never used

    assert built == []


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("rate_limited", ModelRateLimitError),
        ("error_500", ModelUnavailableError),
        ("bad_request", ModelUnavailableError),
        ("wrong_key", ModelUnavailableError),
        ("hang_up", ModelUnavailableError),
        ("cut", ModelUnavailableError),
        ("reset", ModelUnavailableError),
        ("error_in_stream", ModelUnavailableError),
        ("invalid_json", ModelUnavailableError),
        ("no_choices", ModelUnavailableError),
        ("html", ModelUnavailableError),
        ("empty", ModelUnavailableError),
        ("refused", ModelUnavailableError),
        ("stall_headers", ModelSlowError),
        ("stall_first", ModelSlowError),
        ("stall_middle", ModelSlowError),
        ("drip", ModelSlowError),
    ],
)
async def test_each_way_to_fail_has_its_error_within_the_limit(
    server: OpenAIServer, chat: ChatModel, fault: Fault, error: type[ModelError]
) -> None:
    await chat.complete(MESSAGES)  # the import and the connection are not part of the measure
    server.faults = Faults(chat=fault)
    started = time.monotonic()

    with pytest.raises(ModelError) as raised:
        await chat.complete(MESSAGES, seconds=0.4)

    assert type(raised.value) is error
    assert time.monotonic() - started < 0.9


@pytest.mark.parametrize("fault", ["error_500", "bad_request", "error_in_stream"])
async def test_what_the_server_says_is_not_repeated(
    server: OpenAIServer, chat: ChatModel, fault: Fault
) -> None:
    server.faults = Faults(chat=fault)

    with pytest.raises(ModelError) as raised:
        await chat.complete(MESSAGES)

    assert not {"server", "context", "overloaded"} & set(str(raised.value).split())


async def test_silence_after_the_end_of_the_text_does_no_harm(
    server: OpenAIServer, chat: ChatModel
) -> None:
    server.faults = Faults(chat="stall_after_end")

    assert await chat.complete(MESSAGES, seconds=1.0) == TEXT


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        ("0.5", 0.5),
        (None, None),
        ("soon", None),
        ("-3", None),
    ],
    ids=["seconds", "fraction", "missing", "nonsense", "negative"],
)
async def test_the_time_to_wait_is_read(
    server: OpenAIServer, chat: ChatModel, header: str | None, seconds: float | None
) -> None:
    server.faults = Faults(chat="rate_limited", retry_after=header)

    with pytest.raises(ModelRateLimitError) as raised:
        await chat.complete(MESSAGES)

    assert raised.value.retry_after == seconds


async def test_the_time_to_wait_may_be_a_date(server: OpenAIServer, chat: ChatModel) -> None:
    until = time.time() + 3600
    header = email.utils.formatdate(until, usegmt=True)
    server.faults = Faults(chat="rate_limited", retry_after=header)

    with pytest.raises(ModelRateLimitError) as raised:
        await chat.complete(MESSAGES)

    assert raised.value.retry_after == pytest.approx(until - time.time(), abs=2)


async def test_a_connection_that_breaks_before_the_answer_is_tried_once_more(
    server: OpenAIServer, chat: ChatModel
) -> None:
    server.faults = Faults(chat="hang_up", times=1)

    assert await chat.complete(MESSAGES) == TEXT
    assert len(server.chats) == 2


@pytest.mark.parametrize("fault", ["error_500", "rate_limited", "reset"])
async def test_nothing_else_is_tried_again(
    server: OpenAIServer, chat: ChatModel, fault: Fault
) -> None:
    server.faults = Faults(chat=fault)

    with pytest.raises(ModelError):
        await chat.complete(MESSAGES)

    assert len(server.chats) == 1


async def test_a_server_that_is_not_there_is_unavailable() -> None:
    async with OpenAIServer() as gone:
        pass

    with pytest.raises(ModelUnavailableError):
        await ask_once(settings(gone), "Hello?")


async def test_a_reader_who_leaves_closes_the_connection(
    server: OpenAIServer, chat: ChatModel
) -> None:
    server.faults = Faults(chat="drip")
    stream = chat.stream(MESSAGES)

    await anext(stream)
    await stream.aclose()

    async with asyncio.timeout(2):
        await server.hung_up.wait()


async def test_a_limit_that_is_reached_closes_the_connection(
    server: OpenAIServer, chat: ChatModel
) -> None:
    await chat.complete(MESSAGES)  # the import and the connection are not part of the measure
    server.faults = Faults(chat="drip")

    with pytest.raises(ModelSlowError):
        await chat.complete(MESSAGES, seconds=0.4)

    async with asyncio.timeout(2):
        await server.hung_up.wait()


async def test_the_key_is_in_no_representation(server: OpenAIServer) -> None:
    secret = "sk-very-secret"  # noqa: S105 - of no account
    model = cast("ChatModel", from_settings(settings(server, openai_api_key=SecretStr(secret))))

    with pytest.raises(ModelUnavailableError) as raised:
        await model.complete(MESSAGES)
    await model.close()

    assert secret not in repr(raised.value) + repr(model) + repr(model._model)
