"""The embedding model over real HTTP, honest and broken."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

import numpy as np
import pytest
from pydantic import SecretStr

from ingest.embedding.openai import OpenAIEmbedder
from ingest.errors import EmbeddingError
from tests.support import openai_protocol as protocol
from tests.support.openai_server import Faults, OpenAIServer, VectorFault

TEXTS = ["The bridge will close in March.", "A bridge closes.", "Bread is baked at night."]


@pytest.fixture
async def server() -> AsyncIterator[OpenAIServer]:
    async with OpenAIServer() as running:
        yield running


@pytest.fixture
def model(server: OpenAIServer) -> Iterator[OpenAIEmbedder]:
    """An embedder whose connections are closed in the end."""
    made = OpenAIEmbedder(
        "test-embed",
        api_key=SecretStr("test-key"),
        base_url=server.url,
        timeout=0.5,
        retries=0,
    )
    yield made
    cast("Any", made._client).client._client.close()


async def test_texts_become_unit_rows_in_their_order(model: OpenAIEmbedder) -> None:
    vectors = await asyncio.to_thread(model.embed, TEXTS)

    assert vectors.shape == (3, protocol.DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert np.allclose(vectors[1], protocol.vector(TEXTS[1]), atol=1e-6)


async def test_texts_are_sent_as_texts(server: OpenAIServer, model: OpenAIEmbedder) -> None:
    await asyncio.to_thread(model.embed, TEXTS)

    assert server.embedded[0].texts == TEXTS
    assert server.refused == []


async def test_many_texts_go_in_several_requests(
    server: OpenAIServer, model: OpenAIEmbedder
) -> None:
    texts = [f"text number {number}" for number in range(150)]

    vectors = await asyncio.to_thread(model.embed, texts)

    assert len(server.embedded) > 1
    assert np.allclose(vectors[149], protocol.vector(texts[149]), atol=1e-6)


@pytest.mark.parametrize(
    "fault", ["rate_limited", "error_500", "wrong_count", "not_a_number", "stall"]
)
async def test_each_way_to_fail_is_an_embedding_error(
    server: OpenAIServer, model: OpenAIEmbedder, fault: VectorFault
) -> None:
    await asyncio.to_thread(model.embed, TEXTS)
    server.faults = Faults(vectors=fault)

    with pytest.raises(EmbeddingError) as raised:
        await asyncio.to_thread(model.embed, TEXTS)

    assert "bridge" not in str(raised.value)


async def test_a_wrong_key_is_an_embedding_error_without_the_key(
    server: OpenAIServer, model: OpenAIEmbedder
) -> None:
    server.key = "another"

    with pytest.raises(EmbeddingError) as raised:
        await asyncio.to_thread(model.embed, TEXTS)

    assert "test-key" not in str(raised.value)
