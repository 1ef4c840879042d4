"""A store of 50,000 chunks: one library that is asked, hundreds around it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ingest.embedding.embedder import Vectors
from ingest.embedding.minilm import MiniLM
from ingest.library.store import Store
from ingest.settings import IngestSettings
from ingest.values import LibraryId
from tests.bench.searching import ASKED
from tests.bench.texts import articles

LIBRARIES = 490
"""Beside the one that is asked, of about 100 chunks each."""


class Quick:
    """Real vectors for the library that is asked; random ones of the same kind around it.

    What surrounds a library costs search time by its number, not by its meaning.
    """

    name = MiniLM.name
    dimensions = MiniLM.dimensions

    def __init__(self) -> None:
        self.exact: MiniLM | None = None
        self._chance = np.random.default_rng(1)

    def embed(self, texts: Sequence[str]) -> Vectors:
        if self.exact is not None:
            return self.exact.embed(texts)
        rows = self._chance.standard_normal((len(texts), self.dimensions), dtype=np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def fill(folder: Path) -> None:
    """Write the store to `folder`."""
    embedder = Quick()
    store = Store.open(IngestSettings.model_validate({"article_bot_data_dir": folder}), embedder)
    for number in range(LIBRARIES):
        around = articles(12, seed=1000 + number)
        for _ in store.put_many(LibraryId(f"around-{number}"), around):
            pass
    embedder.exact = MiniLM()
    for _ in store.put_many(ASKED, articles(125, seed=7)):
        pass
    store.close()
