import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from pydantic import SecretStr

from ingest.embedding.choose import from_settings
from ingest.embedding.embedder import checked
from ingest.embedding.minilm import MiniLM
from ingest.embedding.openai import MAX_INPUTS, OpenAIEmbedder
from ingest.errors import EmbeddingError
from ingest.settings import IngestSettings
from tests.support.openai_server import OpenAIServer, VectorFault


@contextmanager
def embedder(server: OpenAIServer, timeout: float = 10.0) -> Iterator[OpenAIEmbedder]:
    model = OpenAIEmbedder(
        "test-embed",
        api_key=SecretStr("test-key"),
        base_url=server.url,
        retries=0,
        timeout=timeout,
    )
    try:
        yield model
    finally:
        model.close()


async def test_texts_go_as_texts_in_requests_of_a_bounded_size() -> None:
    texts = [f"text {i}" for i in range(MAX_INPUTS + 6)]
    async with OpenAIServer() as server:
        with embedder(server) as model:
            vectors = await asyncio.to_thread(model.embed, texts)

        assert vectors.shape[0] == len(texts)
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
        assert [request.texts for request in server.embedded] == [
            texts[:MAX_INPUTS],
            texts[MAX_INPUTS:],
        ]


@pytest.mark.parametrize(
    "fault",
    ["rate_limited", "error_500", "wrong_count", "wrong_dimension", "not_a_number", "html"],
)
async def test_whatever_a_server_does_wrong_is_one_kind_of_error(fault: VectorFault) -> None:
    async with OpenAIServer() as server:
        with embedder(server) as model:
            await asyncio.to_thread(model.embed, ["before"])
            server.faults.vectors = fault
            with pytest.raises(EmbeddingError) as failed:
                await asyncio.to_thread(model.embed, ["a secret text", "another"])

    assert "secret" not in str(failed.value)


async def test_a_server_that_does_not_answer_is_given_up() -> None:
    async with OpenAIServer() as server:
        server.faults.vectors = "stall"
        with embedder(server, timeout=0.2) as model, pytest.raises(EmbeddingError):
            await asyncio.to_thread(model.embed, ["text"])


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([[1.0, 0.0]], "1 vectors for 2"),
        ([[1.0, 0.0], [1.0]], "unequal"),
        ([[1.0, 0.0], [float("nan"), 1.0]], "finite"),
        ([[1.0, 0.0], [0.0, 0.0]], "zeros"),
    ],
)
def test_vectors_that_cannot_be_right_are_refused(rows: list[list[float]], problem: str) -> None:
    with pytest.raises(EmbeddingError, match=problem):
        checked(rows, 2, "model")


def test_settings_choose_the_model() -> None:
    named = IngestSettings.model_validate({"embedding_model": "nomic-embed-text"})

    assert isinstance(from_settings(IngestSettings.model_validate({})), MiniLM)
    assert from_settings(named).name == "openai:nomic-embed-text"
