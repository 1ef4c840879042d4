"""The chunks of one library in memory, with their words and vectors, for exact ranking."""

import hashlib
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.embedding.embedder import Vectors
from ingest.library.catalogue import Catalogue, ChunkRow, Version
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
    catalogue: Catalogue,
    vectors: VectorStore,
    library: LibraryId,
    dimensions: int,
    keys: Iterable[int] | None = None,
) -> Snapshot:
    """Read a library, or its chunks with the `keys`.

    A chunk whose vector is missing gets zeros: it is still found by its words.
    """
    revision = catalogue.revision(library)
    rows = catalogue.rows(library, keys)
    ids = [vector_id(library, row.article_id, row.version, row.position) for row in rows]
    found = vectors.read(library, ids)
    if len(found) < len(ids):
        _log.warning("vectors missing, reindex library missing=%d", len(ids) - len(found))
    nothing = np.zeros(dimensions, dtype=np.float32)
    matrix = (
        np.stack([found.get(id_, nothing) for id_ in ids]) if ids else np.zeros((0, dimensions))
    )
    headers = catalogue.headers(library, list({row.article_id for row in rows}))
    return Snapshot(revision, rows, matrix.astype(np.float32, copy=False), headers)


def vector_ids(version: Version) -> list[str]:
    """Return the ids of all vectors of a version."""
    return [
        vector_id(version.library, version.article_id, version.version, position)
        for position in range(version.chunks)
    ]


def vector_id(library: LibraryId, article_id: str, version: str, position: int) -> str:
    """Return the id of one vector: Chroma's ids are global, so the library is part of it."""
    parts = "\0".join((library, article_id, version, str(position)))
    return hashlib.sha256(parts.encode()).hexdigest()[:32]
