"""What goes into the catalogue and comes out of it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.values import Article, Chunk, LibraryId


@dataclass(frozen=True, slots=True)
class Version:
    """One stored form of an article; names its vectors, so that two forms never mix."""

    library: LibraryId
    article_id: str
    version: str
    chunks: int


@dataclass(frozen=True, slots=True)
class Terms:
    """A chunk's words as stems, for the lexical index."""

    header: str
    body: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything that one article puts into the catalogue."""

    article: Article
    version: Version
    chunks: Sequence[Chunk]
    terms: Sequence[Terms]


@dataclass(frozen=True, slots=True)
class ChunkRow:
    """A chunk as ranking needs it.

    `vector` is the id of its vector, `stems` are those of its body, separated by spaces.
    """

    key: int
    article_id: str
    position: int
    start: int
    end: int
    vector: str
    stems: str


def owner_word(library: LibraryId) -> str:
    """Return the library's name as one word that no text contains, for the lexical index."""
    return "lib" + hashlib.sha256(library.encode()).hexdigest()[:24]


def vector_id(version: Version, position: int) -> str:
    """Return the id of one vector: Chroma's ids are global, so the library is part of it."""
    parts = (version.library, version.article_id, version.version, str(position))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def vector_ids(version: Version) -> list[str]:
    """Return the ids of all vectors of a version."""
    return [vector_id(version, position) for position in range(version.chunks)]
