"""While a model has not finished a sentence, what the article says is shown, where that helps."""

import asyncio
from contextlib import aclosing

import pytest

from bot.answering.meanwhile import with_quote
from bot.conversation.asking import _so_far
from bot.conversation.messages import ConversationId, Incoming
from bot.errors import ModelUnavailableError
from bot.values import Answer, Draft, Reading
from ingest.values import LibraryId

QUOTE = Answer("The bridge opens in May.", confidence=0.8)
ANSWER = Answer("In May [1].", reader="llm")
LONG = 60.0


class Model:
    """Says something once it may, under a time limit of its own."""

    def __init__(self, error: Exception | None = None) -> None:
        self.may_speak = asyncio.Event()
        self.closed = False
        self._error = error

    async def read(self) -> Reading:
        try:
            async with asyncio.timeout(LONG):
                await self.may_speak.wait()
                if self._error is not None:
                    raise self._error
                yield Draft("In May")
                yield ANSWER
        finally:
            self.closed = True


async def test_a_model_that_is_slow_is_preceded_by_the_quote() -> None:
    model, items = Model(), []
    async with aclosing(with_quote(model.read(), QUOTE, after=0)) as reading:
        async for item in reading:
            items.append(item)
            model.may_speak.set()

    assert items == [Draft(QUOTE.text, quoted=True), Draft("In May"), ANSWER]


async def test_a_model_that_is_quick_is_not() -> None:
    model = Model()
    model.may_speak.set()

    items = [item async for item in with_quote(model.read(), QUOTE, after=LONG)]

    assert items == [Draft("In May"), ANSWER]


@pytest.mark.parametrize("quoted", [Answer("The nearest thing.", abstained=True), Answer("")])
async def test_what_does_not_answer_is_not_shown(quoted: Answer) -> None:
    model = Model()
    asyncio.get_running_loop().call_later(0.02, model.may_speak.set)

    items = [item async for item in with_quote(model.read(), quoted, after=0)]

    assert items == [Draft("In May"), ANSWER]


async def test_what_goes_wrong_is_raised_after_the_quote() -> None:
    model = Model(ModelUnavailableError("refused"))
    reading = with_quote(model.read(), QUOTE, after=0)
    first = await anext(reading)
    model.may_speak.set()
    with pytest.raises(ModelUnavailableError):
        await anext(reading)

    assert first == Draft(QUOTE.text, quoted=True)
    assert model.closed


async def test_who_stops_reading_ends_the_model_too() -> None:
    model = Model()
    async with aclosing(with_quote(model.read(), QUOTE, after=0)) as reading:
        await anext(reading)

    assert model.closed


def test_a_group_is_not_notified_of_a_quote_and_an_answer_is_not_edited_into_one() -> None:
    def shown(**values: object) -> str:
        known = {"key": "1", "conversation": ConversationId("c"), "library": LibraryId("l")}
        incoming = Incoming(**known, **values)  # type: ignore[arg-type] # fields of a message
        return _so_far(incoming, Draft("It opens.", quoted=True))

    assert shown() == "The article says: “It opens.”"
    assert shown(group=True) == ""
    assert shown(replaces="0") == ""
