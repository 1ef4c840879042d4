"""Counts what one request to the chat model used, however the request ends."""

import asyncio
from types import TracebackType
from typing import TYPE_CHECKING, Self

from bot.models import metering
from ingest.tokens import CountTokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langchain_core.messages import AIMessageChunk, BaseMessage  # slow: only for annotations


class Tally:
    """Takes the server's word for the tokens of a request, else an estimate.

    Whoever stops listening, or is cut off, has used what was sent and what came until then. A
    request without any piece of an answer counts nothing: it may never have arrived.
    """

    def __init__(self, count_tokens: CountTokens, messages: "Sequence[BaseMessage]") -> None:
        self._count = count_tokens
        self._messages = messages
        self._pieces: list[str] = []
        self._said = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Estimate what the server did not say; a table of tokens may have to be loaded first."""
        if self._pieces and not self._said:
            await asyncio.to_thread(self._estimate)

    def add(self, chunk: "AIMessageChunk") -> None:
        """Take note of a piece."""
        self._pieces.append(chunk.text)
        if chunk.usage_metadata:
            self._said = True
            used = chunk.usage_metadata
            metering.note(used["input_tokens"], used["output_tokens"])

    def _estimate(self) -> None:
        sent = sum(self._count(message.text) for message in self._messages)
        metering.note(sent, self._count("".join(self._pieces)))
