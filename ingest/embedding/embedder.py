"""What the library needs of an embedding model."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from ingest.errors import EmbeddingError

Vectors = NDArray[np.float32]
"""One row a text, each of length one."""


class Embedder(Protocol):
    """Turns texts into vectors; `name` tells models apart that do not mix."""

    @property
    def name(self) -> str:
        """Model and form, recorded beside every index."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row a text, in order, shape `(len(texts), dimensions)`.

        Raises:
            EmbeddingError: when the model fails or gives vectors that cannot be right.
        """
        ...


class LangChainEmbeddings(Embeddings):
    """An `Embedder` as LangChain wants it."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector a text."""
        return [[float(value) for value in row] for row in self._embedder.embed(texts)]

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""
        return self.embed_documents([text])[0]


def checked(rows: Sequence[Sequence[float]], count: int, name: str) -> Vectors:
    """Return `rows` as unit vectors, or say what is wrong with them.

    Raises:
        EmbeddingError: other than `count` rows, rows of unequal length, numbers that are not
            finite, or a row of zeros.
    """
    if len(rows) != count:
        raise EmbeddingError(f"{name}: {len(rows)} vectors for {count} texts")
    if len({len(row) for row in rows}) > 1:
        raise EmbeddingError(f"{name}: vectors of unequal length")
    vectors = np.asarray(rows, dtype=np.float32)
    if not np.isfinite(vectors).all():
        raise EmbeddingError(f"{name}: a vector holds a number that is not finite")
    norms = np.linalg.norm(vectors, axis=1, keepdims=True) if count else np.ones((0, 1))
    if (norms == 0).any():
        raise EmbeddingError(f"{name}: a vector is all zeros")
    return np.asarray(vectors / norms, dtype=np.float32)
