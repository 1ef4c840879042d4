"""The part of OpenAI's HTTP protocol that chat and embedding clients use, checked strictly."""

import base64
import hashlib
import json
import math
import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal, TypeAlias

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictInt, StrictStr

Json: TypeAlias = dict[str, Any]
DIMENSIONS = 64
PIECE = 12


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class TextPart(_Strict):
    type: Literal["text"]
    text: StrictStr


class Message(_Strict):
    role: Literal["system", "developer", "user", "assistant"]
    content: StrictStr | Annotated[list[TextPart], Field(min_length=1)]
    name: StrictStr | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, str):
            return self.content
        return "".join(part.text for part in self.content)


class StreamOptions(_Strict):
    include_usage: StrictBool = False


class ChatRequest(_Strict):
    """A body of POST /v1/chat/completions; anything it does not name is refused."""

    model: StrictStr
    messages: Annotated[list[Message], Field(min_length=1)]
    stream: StrictBool = False
    stream_options: StreamOptions | None = None
    max_tokens: StrictInt | None = None
    max_completion_tokens: StrictInt | None = None
    temperature: StrictFloat | StrictInt | None = None
    stop: list[StrictStr] | StrictStr | None = None

    def said_by(self, *roles: str) -> str:
        return "\n".join(message.text for message in self.messages if message.role in roles)


class EmbeddingRequest(_Strict):
    """A body of POST /v1/embeddings; arrays of token numbers are refused, as many servers do."""

    model: StrictStr
    input: (
        Annotated[StrictStr, Field(min_length=1)]
        | Annotated[
            list[Annotated[StrictStr, Field(min_length=1)]], Field(min_length=1, max_length=2048)
        ]
    )
    encoding_format: Literal["float", "base64"] = "float"
    dimensions: StrictInt | None = None

    @property
    def texts(self) -> list[str]:
        return [self.input] if isinstance(self.input, str) else self.input


def error(message: str, kind: str = "invalid_request_error", code: str | None = None) -> Json:
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def completion(request: ChatRequest, text: str) -> Json:
    message = {"role": "assistant", "content": text, "refusal": None}
    return {
        **_head(request, "chat.completion"),
        "choices": [{"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}],
        "usage": usage(request, text),
    }


def events(request: ChatRequest, text: str, finish: str = "stop") -> Iterator[str]:
    """Yield the server-sent events of a streamed completion, without the last `[DONE]`."""
    yield event(_chunk(request, {"role": "assistant", "content": ""}))
    for start in range(0, len(text), PIECE):
        yield event(_chunk(request, {"content": text[start : start + PIECE]}))
    yield event(_chunk(request, {}, finish))
    if request.stream_options and request.stream_options.include_usage:
        head = _head(request, "chat.completion.chunk")
        yield event({**head, "choices": [], "usage": usage(request, text)})


def event(data: Json | str) -> str:
    return f"data: {data if isinstance(data, str) else json.dumps(data)}\n\n"


def usage(request: ChatRequest, text: str) -> Json:
    prompt = sum(len(message.text.split()) for message in request.messages)
    said = len(text.split())
    return {"prompt_tokens": prompt, "completion_tokens": said, "total_tokens": prompt + said}


def embeddings(request: EmbeddingRequest, vectors: Sequence[Sequence[float]]) -> Json:
    rows = [
        {"object": "embedding", "index": index, "embedding": _encode(vector, request)}
        for index, vector in enumerate(vectors)
    ]
    tokens = sum(len(text.split()) for text in request.texts)
    return {
        "object": "list",
        "model": request.model,
        "data": rows,
        "usage": {"prompt_tokens": tokens, "total_tokens": tokens},
    }


def vector(text: str, dimensions: int = DIMENSIONS) -> list[float]:
    """Hash words into slots: texts that share words lie near each other, always in the same way."""
    values = [0.0] * dimensions
    for word in re.findall(r"\w+", text.lower()):
        values[int.from_bytes(hashlib.sha256(word.encode()).digest()[:4]) % dimensions] += 1.0
    length = math.sqrt(sum(value * value for value in values))
    return [value / length for value in values] if length else [1.0, *values[1:]]


def _encode(values: Sequence[float], request: EmbeddingRequest) -> list[float] | str:
    if request.encoding_format == "float":
        return list(values)
    return base64.b64encode(np.asarray(values, dtype="<f4").tobytes()).decode()


def _head(request: ChatRequest, kind: str) -> Json:
    return {"id": "chatcmpl-1", "object": kind, "created": 1767225600, "model": request.model}


def _chunk(request: ChatRequest, delta: Json, finish: str | None = None) -> Json:
    choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
    return {**_head(request, "chat.completion.chunk"), "choices": [choice]}
