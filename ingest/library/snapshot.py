"""The chunks of one library in memory, with their words and vectors, for exact ranking."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.embedding.embedder import Vectors
from ingest.library.entries import ChunkRow
from ingest.library.reading import CatalogueReader
from ingest.library.vectors import VectorStore
from ingest.values import Article, LibraryId

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Chunks in order of article and position; row `i` of `vectors` belongs to `chunks[i]`.

    `headers` are the articles without their texts. `revision` is the library's when it was read.
    """

    revision: str
    chunks: Sequence[ChunkRow]
    vectors: Vectors
    headers: Mapping[str, Article]


def load(
    catalogue: CatalogueReader,
    vectors: VectorStore,
    library: LibraryId,
    rows: Sequence[ChunkRow],
    *,
    revision: str,
    dimensions: int,
) -> Snapshot:
    """Join the rows of chunks with their vectors and articles.

    A chunk whose vector is missing gets zeros: it is still found by its words.
    """
    ids = [row.vector for row in rows]
    found = vectors.read(library, ids)
    if len(found) < len(ids):
        _log.warning("vectors missing, reindex library missing=%d", len(ids) - len(found))
    nothing = np.zeros(dimensions, dtype=np.float32)
    matrix = (
        np.stack([found.get(id_, nothing) for id_ in ids]) if ids else np.zeros((0, dimensions))
    )
    headers = catalogue.headers(library, list({row.article_id for row in rows}))
    return Snapshot(revision, rows, matrix.astype(np.float32, copy=False), headers)
