"""The chat model of the settings, behind LangChain's `BaseChatModel`.

It is built when it is first asked: importing LangChain's OpenAI package takes seconds.
"""

import asyncio
import logging
import threading
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from pydantic import SecretStr

from bot.errors import ModelUnavailableError
from bot.models.failures import is_broken_connection, translate
from bot.models.tally import Tally
from bot.settings import BotSettings
from ingest import tokens

if TYPE_CHECKING:
    # Slow imports, only for annotations.
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk, BaseMessage

_NO_KEY = "no-key"
"""Sent to a local server that wants none: the client insists on something."""

_ENDS = frozenset({"stop", "length", "end_turn"})
"""Reasons to finish that leave a text; `length` cuts the last sentence, which then falls away."""

_FAREWELL = 1.0
"""Seconds for what follows a reason to finish: how many tokens were used, and the end."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds: until the first words, between words, and for the whole text."""

    first: float
    idle: float
    total: float

    @classmethod
    def within(cls, seconds: float) -> "Limits":
        """Return limits whose total is `seconds`; a model may think for over half of it."""
        return cls(first=0.6 * seconds, idle=0.25 * seconds, total=seconds)


class ChatModel:
    """Asks a chat model under limits, and says in `bot.errors` what goes wrong."""

    def __init__(
        self,
        build: "Callable[[], BaseChatModel]",
        *,
        limits: Limits,
        context_tokens: int = 16_000,
        count_tokens: tokens.CountTokens = tokens.estimate,
        name: str = "chat model",
    ) -> None:
        self._build = build
        self._model: BaseChatModel | None = None
        self._lock = threading.Lock()
        self.limits = limits
        self.context_tokens = context_tokens
        self.count_tokens = count_tokens
        self.name = name

    async def stream(
        self, messages: "Sequence[BaseMessage]", *, seconds: float | None = None
    ) -> AsyncGenerator[str, None]:
        """Yield the pieces of the model's text; `seconds` makes the limits tighter.

        Raises:
            ModelError: when there was no text, or not all of it.
        """
        limits = self.limits if seconds is None else Limits.within(seconds)
        until = asyncio.get_running_loop().time() + limits.total
        said = False
        for last_try in (False, True):
            try:
                async with aclosing(self._pieces(messages, limits, until)) as pieces:
                    async for piece in pieces:
                        said = True
                        yield piece
            except Exception as error:  # a server can answer anything: see `translate`
                if last_try or said or not is_broken_connection(error):
                    raise translate(error) from error
                _log.warning("chat model connection failed model=%s: trying once more", self.name)
            else:
                break
        if not said:
            raise ModelUnavailableError("empty answer")

    async def complete(
        self, messages: "Sequence[BaseMessage]", *, seconds: float | None = None
    ) -> str:
        """Return the model's whole text.

        Raises:
            ModelError: when there was no text, or not all of it.
        """
        async with aclosing(self.stream(messages, seconds=seconds)) as pieces:
            return "".join([piece async for piece in pieces])

    async def prepare(self) -> None:
        """Import and build what the first question would otherwise wait for; contacts nobody."""
        try:
            await asyncio.to_thread(self._ready)
        except Exception as error:  # noqa: BLE001 - the first question meets it again, and maps it
            _log.warning("chat model not ready error=%s", type(error).__name__)

    async def close(self) -> None:
        """Close the connections."""
        client = getattr(self._model, "root_async_client", None)
        if client is not None:
            await client.close()

    async def _pieces(
        self, messages: "Sequence[BaseMessage]", limits: Limits, until: float
    ) -> AsyncGenerator[str, None]:
        """Yield pieces as they come; only the waiting for one stands under a limit."""
        model = await asyncio.to_thread(self._ready)
        now = asyncio.get_running_loop().time
        wait_until = min(until, now() + limits.first)
        finish = None
        # BaseChatModel.astream is an async generator, whatever its annotation says.
        stream = cast("AsyncGenerator[AIMessageChunk, None]", model.astream(list(messages)))
        async with Tally(self.count_tokens, messages) as tally, aclosing(stream) as chunks:
            while True:
                try:
                    async with asyncio.timeout_at(wait_until):
                        chunk = await anext(chunks)
                except StopAsyncIteration:
                    break
                except Exception:
                    if finish is None:
                        raise
                    break  # all was said; only the farewell went wrong
                self._note(chunk)
                tally.add(chunk)
                reason = chunk.response_metadata.get("finish_reason")
                if reason:
                    finish, wait_until = reason, min(until, now() + _FAREWELL)
                if chunk.text:
                    wait_until = min(until, now() + limits.idle)
                    yield chunk.text
        if finish not in _ENDS:
            raise ModelUnavailableError(f"stream ended without an end: finish={finish}")

    def _note(self, chunk: "AIMessageChunk") -> None:
        usage = chunk.usage_metadata
        if usage:
            _log.info(
                "chat model used model=%s input_tokens=%d output_tokens=%d",
                self.name,
                usage["input_tokens"],
                usage["output_tokens"],
            )

    def _ready(self) -> "BaseChatModel":
        with self._lock:
            if self._model is None:
                self._model = self._build()
            return self._model


def from_settings(settings: BotSettings) -> ChatModel | None:
    """Return the chat model of the settings, or `None` when there is none."""
    if settings.chat_model is None:
        return None
    return ChatModel(
        lambda: _openai(settings),
        limits=Limits.within(settings.answer_timeout),
        context_tokens=settings.chat_context_tokens,
        count_tokens=tokens.for_model(settings.chat_model),
        name=settings.chat_model,
    )


async def ask_once(settings: BotSettings, text: str) -> str:
    """Return what the chat model of the settings says to `text`, to see that it works.

    Raises:
        ModelError: when it does not work, or none is set.
    """
    from langchain_core.messages import HumanMessage  # noqa: PLC0415 - slow import

    model = from_settings(settings)
    if model is None:
        raise ModelUnavailableError("CHAT_MODEL is not set")
    try:
        return await model.complete([HumanMessage(text)])
    finally:
        await model.close()


def _openai(settings: BotSettings) -> "BaseChatModel":
    import httpx2  # noqa: PLC0415 - slow import
    from langchain.chat_models import init_chat_model  # noqa: PLC0415 - takes seconds

    seconds = settings.answer_timeout
    return init_chat_model(
        settings.chat_model or "",
        model_provider="openai",
        api_key=settings.openai_api_key or SecretStr(_NO_KEY),
        base_url=settings.openai_base_url,
        timeout=seconds,
        max_retries=0,  # `ChatModel` tries again; two layers would multiply
        stream_chunk_timeout=2 * seconds,  # `Limits` decides; the library's 120 s would be longer
        stream_usage=settings.openai_base_url is None,  # other servers may refuse to be asked
        http_async_client=httpx2.AsyncClient(timeout=seconds),  # own, so that it can be closed
    )
