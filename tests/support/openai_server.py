"""An OpenAI-compatible server over real HTTP, strict about what it is sent.

`python -m tests.support.openai_server --port 8900` runs it by hand, to try the bot with a model
that quotes; `--fault stall_first` makes it misbehave.
"""

import argparse
import asyncio
import json
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self, TypeAlias, TypeVar, get_args

from aiohttp import web
from pydantic import BaseModel, ValidationError

from tests.support import openai_protocol as protocol
from tests.support import openai_scripts as scripts
from tests.support.openai_protocol import ChatRequest, EmbeddingRequest

Fault: TypeAlias = Literal[
    "rate_limited",  # 429; `retry_after` seconds
    "error_500",
    "bad_request",  # 400
    "wrong_key",  # 401
    "hang_up",  # the connection is closed instead of an answer
    "stall_first",  # headers, then nothing
    "stall_headers",  # nothing at all
    "stall_middle",  # half of the text, then nothing
    "drip",  # half of the text, then comments that keep the connection alive
    "cut",  # half of the text, then a tidy end without a reason
    "reset",  # half of the text, then the connection breaks
    "error_in_stream",  # half of the text, then an error event
    "invalid_json",
    "no_choices",
    "html",  # 200 with a page, as a proxy gives
    "empty",  # a tidy answer without text
    "refused",  # finish_reason content_filter
    "stall_after_end",  # the whole text and its reason to finish, then nothing
]
VectorFault: TypeAlias = Literal["rate_limited", "error_500", "wrong_count", "wrong_dimension",
                                 "not_a_number", "stall", "html"]  # fmt: skip
_Body = TypeVar("_Body", bound=BaseModel)


@dataclass
class Faults:
    """What goes wrong: the next `times` requests, or all of them with `None`."""

    chat: Fault | None = None
    vectors: VectorFault | None = None
    retry_after: str | None = None
    times: int | None = None

    def take(self) -> Self | None:
        if self.times == 0:
            return None
        if self.times is not None:
            self.times -= 1
        return self


class OpenAIServer:
    """`async with OpenAIServer() as server:` serves on `server.url` until the block ends."""

    def __init__(self, *, key: str | None = "test-key", port: int = 0) -> None:
        self.key = key
        self.models = {"test-chat", "test-embed"}
        self.script: scripts.Script = scripts.grounded
        self.faults = Faults()
        self.chats: list[ChatRequest] = []
        self.embedded: list[EmbeddingRequest] = []
        self.refused: list[str] = []
        self.hung_up = asyncio.Event()
        self.drip_seconds = 0.01
        self.piece_seconds = 0.0
        self.first_pieces: list[float] = []
        self._port = port
        self._closing = asyncio.Event()
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self._chat)
        app.router.add_post("/v1/embeddings", self._embed)
        app.router.add_get("/v1/models", self._list)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}/v1"

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        await self._runner.cleanup()

    async def _list(self, request: web.Request) -> web.Response:
        self._check_key(request)
        data = [{"id": name, "object": "model", "created": 0, "owned_by": "tests"}
                for name in sorted(self.models)]  # fmt: skip
        return web.json_response({"object": "list", "data": data})

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        body = await self._read(request, ChatRequest)
        self.chats.append(body)
        faults = self.faults.take() or Faults()
        early = _EARLY.get(faults.chat or "")
        if early is not None:
            return await early(self, request, faults)
        text = "" if faults.chat == "empty" else self.script(body)
        if not body.stream:
            return web.json_response(protocol.completion(body, text))
        return await self._stream(request, body, text, faults.chat)

    async def _stream(
        self, request: web.Request, body: ChatRequest, text: str, fault: Fault | None
    ) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        finish = "content_filter" if fault == "refused" else "stop"
        events = list(protocol.events(body, text, finish))
        try:
            for number, event in enumerate(events[: _whole_events(fault, len(events))]):
                if number and self.piece_seconds:
                    await asyncio.sleep(self.piece_seconds)
                if number == 1:  # the first event has no text
                    self.first_pieces.append(time.time())
                await response.write(event.encode())
            await self._end(request, response, fault)
        except (ConnectionError, asyncio.CancelledError):
            self.hung_up.set()
            raise
        return response

    async def _end(
        self, request: web.Request, response: web.StreamResponse, fault: Fault | None
    ) -> None:
        if fault in {"stall_first", "stall_middle", "stall_after_end"}:
            await self._closing.wait()
        elif fault == "drip":
            while not self._closing.is_set():
                await response.write(b": keep-alive\n\n")
                await asyncio.sleep(self.drip_seconds)
        elif fault == "reset":
            _abort(request)
        else:
            await response.write(_TAILS.get(fault, protocol.event("[DONE]")).encode())

    async def _embed(self, request: web.Request) -> web.StreamResponse:
        body = await self._read(request, EmbeddingRequest)
        self.embedded.append(body)
        faults = self.faults.take() or Faults()
        early = _EARLY.get(faults.vectors or "")
        if early is not None:
            return await early(self, request, faults)
        vectors = [protocol.vector(text, body.dimensions or 64) for text in body.texts]
        match faults.vectors:
            case "wrong_count":
                vectors = [*vectors, vectors[0]]
            case "wrong_dimension":
                vectors = [vector[:-1] for vector in vectors]
            case "not_a_number":
                vectors[0][0] = math.nan
        return web.json_response(protocol.embeddings(body, vectors))

    async def _read(self, request: web.Request, kind: type[_Body]) -> _Body:
        self._check_key(request)
        try:
            body = kind.model_validate_json(await request.text())
        except ValidationError as error:
            raise self._refuse(web.HTTPBadRequest, str(error)) from error
        name = getattr(body, "model", "")
        if name not in self.models:
            raise self._refuse(web.HTTPNotFound, f"no model {name}")
        return body

    def _check_key(self, request: web.Request) -> None:
        if self.key is not None and request.headers.get("Authorization") != f"Bearer {self.key}":
            raise self._refuse(web.HTTPUnauthorized, "wrong key")

    def _refuse(self, kind: type[web.HTTPError], why: str) -> web.HTTPError:
        self.refused.append(why)
        return kind(text=json.dumps(protocol.error(why)), content_type="application/json")

    async def _wait(self, _request: web.Request, _faults: Faults) -> web.StreamResponse:
        try:
            await self._closing.wait()
        except asyncio.CancelledError:
            self.hung_up.set()
            raise
        return web.Response(status=503)

    async def _hang_up(self, request: web.Request, _faults: Faults) -> web.StreamResponse:
        _abort(request)
        return web.Response(status=503)


_TAILS: dict[Fault | None, str] = {
    "cut": "",
    "error_in_stream": protocol.event(protocol.error("overloaded")),
    "invalid_json": 'data: {"choices": [{"delta": \n\n',
    "no_choices": protocol.event({"object": "nonsense", "choices": 7}),
}
"""What a stream ends with instead of `[DONE]`."""


def _abort(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


def _whole_events(fault: Fault | None, count: int) -> int:
    """How many events are sent before the fault."""
    if fault in {"stall_first", "invalid_json", "no_choices"}:
        return 0
    half = {"stall_middle", "drip", "cut", "reset", "error_in_stream"}
    return count // 2 if fault in half else count


def _says(status: int, message: str) -> "_Early":
    async def answer(_server: OpenAIServer, _request: web.Request, faults: Faults) -> web.Response:
        headers = {"Retry-After": faults.retry_after} if faults.retry_after else {}
        return web.json_response(protocol.error(message), status=status, headers=headers)

    return answer


async def _page(_server: OpenAIServer, _request: web.Request, _faults: Faults) -> web.Response:
    return web.Response(text="<html><h1>Welcome to nginx</h1></html>", content_type="text/html")


_Early: TypeAlias = Callable[[OpenAIServer, web.Request, Faults], Awaitable[web.StreamResponse]]
_EARLY: dict[str, _Early] = {
    "rate_limited": _says(429, "Rate limit reached"),
    "error_500": _says(500, "The server had an error"),
    "bad_request": _says(400, "This model's maximum context length is 10 tokens"),
    "wrong_key": _says(401, "Incorrect API key provided"),
    "html": _page,
    "stall_headers": OpenAIServer._wait,
    "stall": OpenAIServer._wait,
    "hang_up": OpenAIServer._hang_up,
}


async def _serve(port: int, fault: Fault | None) -> None:
    server = OpenAIServer(key=None, port=port)
    server.faults = Faults(chat=fault)
    async with server:
        print(f"OPENAI_BASE_URL={server.url} CHAT_MODEL=test-chat EMBEDDING_MODEL=test-embed")  # noqa: T201 - for the person who runs it
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8900)
    parser.add_argument("--fault", choices=get_args(Fault), default=None)
    options = parser.parse_args()
    asyncio.run(_serve(options.port, options.fault))
