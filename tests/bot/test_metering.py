"""What the chat model used is counted, however a request ends."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import cast

import pytest
from langchain_core.messages import AIMessageChunk, HumanMessage
from langchain_core.messages.ai import UsageMetadata

from bot.answering.followups import Asked, Understander
from bot.errors import ModelError
from bot.models import metering
from bot.models.chat import ChatModel, from_settings
from bot.models.tally import Tally
from bot.settings import BotSettings
from bot.values import Turn
from tests.support.openai_scripts import says
from tests.support.openai_server import Faults, OpenAIServer

MESSAGES = [HumanMessage("Say something about the bridge.")]
TEXT = "One two three four five six seven eight nine ten."


def letters(text: str) -> int:
    return len(text)


@pytest.fixture
async def server() -> AsyncIterator[OpenAIServer]:
    async with OpenAIServer() as running:
        running.script = says(TEXT)
        yield running


@pytest.fixture
async def chat(server: OpenAIServer) -> AsyncIterator[ChatModel]:
    settings = BotSettings.model_validate(
        {
            "chat_model": "test-chat",
            "openai_base_url": server.url,
            "openai_api_key": "test-key",
            "answer_timeout": 2.0,
        }
    )
    model = cast("ChatModel", from_settings(settings))
    model.count_tokens = letters
    yield model
    await model.close()


async def test_what_the_server_does_not_count_is_estimated(chat: ChatModel) -> None:
    meter = metering.start()

    await chat.complete(MESSAGES)

    assert (meter.tokens_in, meter.tokens_out) == (len(MESSAGES[0].text), len(TEXT))


async def test_an_answer_that_is_not_read_to_its_end_counts_as_far_as_it_came(
    chat: ChatModel,
) -> None:
    meter = metering.start()

    async with aclosing(chat.stream(MESSAGES)) as pieces:
        first = await anext(pieces)

    assert meter.tokens_in == len(MESSAGES[0].text)
    assert len(first) <= meter.tokens_out < len(TEXT)


async def test_an_answer_that_breaks_off_counts_as_far_as_it_came(
    chat: ChatModel, server: OpenAIServer
) -> None:
    server.faults = Faults(chat="cut")
    meter = metering.start()

    with pytest.raises(ModelError):
        await chat.complete(MESSAGES)

    assert 0 < meter.tokens_out < len(TEXT)


async def test_a_request_without_an_answer_costs_nothing(
    chat: ChatModel, server: OpenAIServer
) -> None:
    server.faults = Faults(chat="error_500")
    meter = metering.start()

    with pytest.raises(ModelError):
        await chat.complete(MESSAGES)

    assert meter == metering.Meter()


async def test_the_word_of_the_server_is_taken_where_it_gives_one() -> None:
    used = UsageMetadata(input_tokens=7, output_tokens=3, total_tokens=10)
    meter = metering.start()

    async with Tally(letters, MESSAGES) as tally:
        tally.add(AIMessageChunk(content="some words"))
        tally.add(AIMessageChunk(content="", usage_metadata=used))

    assert meter == metering.Meter(7, 3)


async def test_without_money_no_question_is_rewritten_by_the_model(
    chat: ChatModel, server: OpenAIServer
) -> None:
    metering.start()
    metering.spend_nothing()
    history = [Turn("When does the bridge close?", "On 3 March.")]

    await Understander(chat).understand(Asked("And when does it open?", history), 2.0)

    assert server.chats == []
