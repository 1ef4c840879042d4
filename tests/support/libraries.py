"""Libraries for tests: real SQLite and Chroma, and embeddings of shared words."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from ingest.embedding.embedder import Vectors
from ingest.library.store import Store
from ingest.settings import IngestSettings
from ingest.text.words import words
from ingest.values import Article, LibraryId

HERE = LibraryId("here")
THERE = LibraryId("there")


class WordEmbedder:
    """Texts with the same words are near each other; no model is needed for that."""

    def __init__(self, name: str = "words/64", dimensions: int = 64) -> None:
        self.name = name
        self.dimensions = dimensions
        self.texts: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        vectors = np.full((len(texts), self.dimensions), 1e-3, dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in words(text):
                slot = int(hashlib.sha256(word.encode()).hexdigest(), 16) % self.dimensions
                row[slot] += 1
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def settings(folder: Path, **values: object) -> IngestSettings:
    return IngestSettings.model_validate({"article_bot_data_dir": folder} | values)


@contextmanager
def opened(folder: Path, embedder: WordEmbedder | None = None, **values: object) -> Iterator[Store]:
    store = Store.open(settings(folder, **values), embedder or WordEmbedder())
    try:
        yield store
    finally:
        store.close()


def article(
    id_: str = "a1", text: str = "The harbour opened in March.", **values: object
) -> Article:
    plain = Article(id=id_, title=f"Title {id_}", text=text)
    return replace(plain, **values)  # type: ignore[arg-type] # fields of an article
