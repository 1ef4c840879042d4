"""One question, one deadline, one answer, whatever the chat model does.

The extractive answer is made first: it takes milliseconds, and is there however the model fails.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Protocol

import prompts
from bot.answering import meanwhile
from bot.answering.extractive import ExtractiveReader
from bot.answering.followups import Asked, Understander
from bot.errors import ModelError, ModelSlowError
from bot.models import metering
from bot.models.breaker import Breaker
from bot.values import Answer, Draft, Fallback, Reader, Reading, Turn, Understood
from ingest.errors import LibraryError
from ingest.values import LibraryId, Passage, Query

PASSAGES = 10
UNDERSTAND_SHARE = 0.2
"""Of the deadline, for making a follow-up stand alone."""
RESERVE_SHARE = 0.05
"""Of the deadline, kept to hand over the extractive answer when the model's time is up."""

_log = logging.getLogger(__name__)


class Searcher(Protocol):
    """What finds passages: `ingest.retrieval.retriever.Retriever`."""

    def search(self, library: LibraryId, query: Query, k: int = 10) -> list[Passage]:
        """Return the `k` best passages of the library, best first."""
        ...


class Answerer:
    """Understands a question, searches, reads, and quotes instead when the model fails.

    `reader` is the chat model's; with `None` every answer is extractive. `timeout` is in seconds,
    for everything from the question to the answer. Until the model has finished a sentence, what
    would be quoted without it is shown.
    """

    def __init__(
        self,
        *,
        retriever: Searcher,
        fallback: ExtractiveReader,
        reader: Reader | None = None,
        understander: Understander | None = None,
        breaker: Breaker | None = None,
        timeout: float = 40.0,
    ) -> None:
        self._retriever = retriever
        self._fallback = fallback
        self._reader = reader
        self._understander = understander or Understander()
        self._breaker = breaker or Breaker()
        self._timeout = timeout
        self._quote_after = meanwhile.SECONDS

    @property
    def timeout(self) -> float:
        """Seconds for everything from a question to its answer."""
        return self._timeout

    async def answer(
        self,
        library: LibraryId,
        question: str,
        history: Sequence[Turn] = (),
        *,
        focus: Sequence[str] = (),
        title: str | None = None,
        seconds: float | None = None,
    ) -> Reading:
        """Yield growing drafts, before them perhaps a quote, then exactly one `Answer`.

        `focus` are article ids that limit the search, `title` that of the article in focus.
        `seconds` is what is left of a deadline that has begun already.
        A library without a fitting passage gives an abstained answer without citations.

        Raises:
            ArticleBotError: when the search failed or took all the time; never for the model.
        """
        started = asyncio.get_running_loop().time()
        timeout = self._timeout if seconds is None else min(seconds, self._timeout)
        asked = Asked(question, history, focus, title)
        understood = await self._understander.understand(asked, timeout * UNDERSTAND_SHARE)
        passages = await self._search(library, understood.query, started + self._timeout)
        answer = Answer("", abstained=True)
        if passages:
            answer = await asyncio.to_thread(self._fallback.answer, understood, passages)
            until = started + timeout * (1 - RESERVE_SHARE)
            async with aclosing(self._ask_model(understood, passages, answer, until)) as reading:
                async for item in reading:
                    if isinstance(item, Draft):
                        yield item
                    else:
                        answer = item
        _note(library, len(passages), answer, started)
        yield answer

    async def _search(self, library: LibraryId, query: Query, until: float) -> list[Passage]:
        try:
            async with asyncio.timeout_at(until):
                return await asyncio.to_thread(self._retriever.search, library, query, PASSAGES)
        except TimeoutError as error:
            raise LibraryError(f"search took over {self._timeout:g} s") from error

    async def _ask_model(
        self, understood: Understood, passages: Sequence[Passage], quoted: Answer, until: float
    ) -> Reading:
        """Yield the model's drafts and answer, or `quoted` marked with what went wrong."""
        if self._reader is None:
            return
        skipped = "over_budget" if metering.is_spent() else self._breaker.skips()
        if skipped is not None:
            yield _instead(quoted, skipped)
            return
        try:
            answering = self._reader.read(understood, passages)
            answering = meanwhile.with_quote(answering, quoted, after=self._quote_after)
            async with aclosing(answering) as reading:
                async for item in _before(until, reading):
                    yield item if isinstance(item, Draft) else _with_nearest(item, quoted)
        except ModelError as error:
            self._breaker.failed(error)
            # Its text names kinds and counts only: see `bot.models.failures`.
            _log.warning("model failed error=%s reason=%s", type(error).__name__, error)
            yield _instead(quoted, error.fallback)
        else:
            self._breaker.succeeded()


async def _before(until: float, reading: Reading) -> Reading:
    """Yield what comes before the time `until` of the event loop.

    Only the waiting stands under the limit: a limit around a `yield` would cancel the consumer.

    Raises:
        ModelSlowError: when the time is up and the reading has not ended.
    """
    while True:
        try:
            async with asyncio.timeout_at(until):
                item = await anext(reading)
        except StopAsyncIteration:
            return
        except TimeoutError as error:
            raise ModelSlowError("no complete answer within the deadline") from error
        yield item


def _instead(quoted: Answer, why: Fallback) -> Answer:
    return replace(quoted, fallback=why)


def _with_nearest(answer: Answer, quoted: Answer) -> Answer:
    """Let an answer that says "not in the article" show the nearest thing that is."""
    if not answer.abstained or answer.citations:
        return answer
    return replace(answer, text=quoted.text, citations=quoted.citations, notes=quoted.notes)


def _note(library: LibraryId, passages: int, answer: Answer, started: float) -> None:
    _log.info(
        "answered library=%s passages=%d reader=%s fallback=%s abstained=%s citations=%d "
        "prompt=%s ms=%d",
        library,
        passages,
        answer.reader,
        answer.fallback,
        answer.abstained,
        len(answer.citations),
        prompts.digest("answer"),
        (asyncio.get_running_loop().time() - started) * 1000,
    )
