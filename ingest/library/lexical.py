"""Candidates by words, from the full-text index that the database keeps.

Only for libraries too large to rank in memory: it narrows, the ranking is done elsewhere with the
library's own word counts. The library's own word is part of every search, so that nothing of
another library is even read.
"""

from collections.abc import Collection

from sqlalchemy import Connection, Engine, text

from ingest.library.entries import owner_word
from ingest.values import LibraryId

_SQLITE = text(
    "SELECT rowid FROM lexical WHERE lexical MATCH :match"
    " ORDER BY bm25(lexical, 0, 1, 1) LIMIT :limit"
)
_POSTGRES = text(
    "SELECT key FROM chunks, to_tsquery('simple', :match) AS wanted"
    " WHERE library = :library AND terms @@ wanted"
    " ORDER BY ts_rank_cd(terms, wanted, 1) DESC, key LIMIT :limit"
)


def candidates(engine: Engine, library: LibraryId, terms: Collection[str], limit: int) -> list[int]:
    """Return the keys of up to `limit` chunks of the library that have most of the terms."""
    if not terms:
        return []
    with engine.connect() as connection:
        search = _sqlite if connection.dialect.name == "sqlite" else _postgres
        return search(connection, library, sorted(terms), limit)


def _sqlite(
    connection: Connection, library: LibraryId, terms: Collection[str], limit: int
) -> list[int]:
    any_of = " OR ".join(f'"{_plain(term)}"' for term in terms)
    match = f"owner:{owner_word(library)} AND {{header body}}:({any_of})"
    return list(connection.execute(_SQLITE, {"match": match, "limit": limit}).scalars())


def _postgres(
    connection: Connection, library: LibraryId, terms: Collection[str], limit: int
) -> list[int]:
    match = " | ".join(f"'{_plain(term)}'" for term in terms)
    values = {"match": match, "library": library, "limit": limit}
    return list(connection.execute(_POSTGRES, values).scalars())


def _plain(term: str) -> str:
    """Take out what would end the quotes of a search term."""
    return "".join(c for c in term if c.isalnum() or c in ".,") or "x"
