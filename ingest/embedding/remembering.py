"""Vectors that were made a moment ago, kept so that nothing is embedded twice."""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from ingest.embedding.embedder import Embedder, Vectors
from ingest.values import LibraryId

MOST = 8192
"""Vectors kept: 13 MB of the embedded model's, the sentences of some hundred articles."""


class RememberingEmbedder:
    """An embedder that knows the vectors of the last texts; may be used by many threads.

    Of a text only a hash is kept. Whoever forgets an article or a library makes it forget
    everything: that costs some milliseconds of the next answers, and leaves no doubt.
    """

    def __init__(self, embedder: Embedder, most: int = MOST) -> None:
        self._embedder = embedder
        self._most = most
        self._kept: OrderedDict[bytes, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    @property
    def name(self) -> str:
        """Model and form, those of the embedder behind this one."""
        return self._embedder.name

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._embedder.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row a text; only those that are not known are embedded, in one call.

        Raises:
            EmbeddingError: when the model fails or gives vectors that cannot be right.
        """
        marks = [hashlib.sha256(text.encode(errors="surrogatepass")).digest() for text in texts]
        wanted = dict(zip(marks, texts, strict=True))
        with self._lock:
            found = {mark: self._kept[mark] for mark in wanted if mark in self._kept}
        missing = {mark: text for mark, text in wanted.items() if mark not in found}
        if missing:
            rows = self._embedder.embed(list(missing.values()))
            found.update((mark, row.copy()) for mark, row in zip(missing, rows, strict=True))
        self._keep(found)
        return np.array([found[mark] for mark in marks], dtype=np.float32)

    def forget_article(self, library: LibraryId, article: str) -> None:  # noqa: ARG002
        """Lose all vectors, those of this article among them."""
        self._forget()

    def forget_library(self, library: LibraryId) -> None:  # noqa: ARG002
        """Lose all vectors, those of this library among them."""
        self._forget()

    def _forget(self) -> None:
        with self._lock:
            self._kept.clear()

    def _keep(self, found: dict[bytes, NDArray[np.float32]]) -> None:
        with self._lock:
            for mark, row in found.items():
                self._kept[mark] = row
                self._kept.move_to_end(mark)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
