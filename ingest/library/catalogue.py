"""The catalogue in SQL: articles, where their chunks are, and what is to be cleaned up.

What is in it is in the library; vectors without a row here are leftovers and never found.
"""

import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert

from ingest.database.tables import about, articles, chunks, doomed, revisions
from ingest.library.entries import Entry, Version, owner_word, vector_id
from ingest.library.reading import CatalogueReader, find_version
from ingest.library.rows import to_row
from ingest.values import LibraryId


class Catalogue(CatalogueReader):
    """Rows by library; each change is one transaction."""

    def __init__(
        self, engine: Engine, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        super().__init__(engine)
        self._now = now

    def doom(self, versions: Sequence[Version]) -> None:
        """Note that vectors of these versions may exist and are not wanted (yet)."""
        with self._engine.begin() as connection:
            _doom(connection, versions, self._now())

    def spare(self, versions: Sequence[Version]) -> None:
        """Forget that these versions are doomed: their vectors are gone."""
        with self._engine.begin() as connection:
            _spare(connection, versions)

    def save(self, library: LibraryId, entries: Sequence[Entry]) -> list[Version]:
        """Store the entries and make their vectors count, all at once.

        Returns the versions that they replaced, which are doomed now.
        """
        with self._engine.begin() as connection:
            replaced = [
                version
                for entry in entries
                if (version := find_version(connection, library, entry.article.id))
            ]
            for entry in entries:
                _take_out(connection, library, entry.article.id)
                _insert(connection, library, entry, self._now())
            _spare(connection, [entry.version for entry in entries])
            _doom(connection, replaced, self._now())
            _touch(connection, library)
        return replaced

    def delete(self, library: LibraryId, versions: Sequence[Version]) -> None:
        """Take articles out and doom their vectors, all at once."""
        with self._engine.begin() as connection:
            for version in versions:
                _take_out(connection, library, version.article_id)
            _doom(connection, versions, self._now())
            _touch(connection, library)

    def forget(self, library: LibraryId) -> None:
        """Remove the last trace of a library that is empty."""
        with self._engine.begin() as connection:
            connection.execute(delete(revisions).where(revisions.c.library == library))

    def note(self, name: str, value: str) -> None:
        """Write a fact about the index down."""
        with self._engine.begin() as connection:
            connection.execute(delete(about).where(about.c.name == name))
            connection.execute(insert(about).values(name=name, value=value))

    def wipe(self) -> None:
        """On SQLite, overwrite what deleted rows left in the index and in the log."""
        if self._engine.dialect.name != "sqlite":
            return
        with self._engine.begin() as connection:
            # Deleted words stay in the segments of a full-text index until these are merged.
            connection.exec_driver_sql("INSERT INTO lexical(lexical) VALUES ('optimize')")
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()


def _insert(connection: Connection, library: LibraryId, entry: Entry, added: datetime) -> None:
    values: dict[str, Any] = to_row(entry.article)
    values |= {
        "library": library,
        "version": entry.version.version,
        "added": added.isoformat(),
    }
    connection.execute(insert(articles).values(values))
    rows = [
        {
            "library": library,
            "article_id": entry.article.id,
            "position": chunk.index,
            "start": chunk.start,
            "end": chunk.end,
            "vector": vector_id(entry.version, chunk.index),
            "owner": owner_word(library),
            "header": terms.header,
            "body": terms.body,
        }
        for chunk, terms in zip(entry.chunks, entry.terms, strict=True)
    ]
    if rows:
        connection.execute(insert(chunks), rows)


def _take_out(connection: Connection, library: LibraryId, article_id: str) -> None:
    connection.execute(
        delete(chunks).where(chunks.c.library == library, chunks.c.article_id == article_id)
    )
    connection.execute(
        delete(articles).where(articles.c.library == library, articles.c.id == article_id)
    )


def _doom(connection: Connection, versions: Sequence[Version], since: datetime) -> None:
    if versions:
        connection.execute(
            insert(doomed),
            [
                {
                    "library": one.library,
                    "article_id": one.article_id,
                    "version": one.version,
                    "chunks": one.chunks,
                    "since": since.isoformat(),
                }
                for one in versions
            ],
        )


def _spare(connection: Connection, versions: Sequence[Version]) -> None:
    for one in versions:
        connection.execute(
            delete(doomed).where(
                doomed.c.library == one.library,
                doomed.c.article_id == one.article_id,
                doomed.c.version == one.version,
            )
        )


def _touch(connection: Connection, library: LibraryId) -> None:
    connection.execute(delete(revisions).where(revisions.c.library == library))
    connection.execute(insert(revisions).values(library=library, revision=secrets.token_hex(8)))
