"""The catalogue in SQL: articles, where their chunks are, and what is to be cleaned up.

What is in it is in the library; vectors without a row here are leftovers and never found.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, and_, delete, func, insert, literal_column, select

from ingest.database.tables import about, articles, chunks, doomed, revisions
from ingest.errors import UnknownArticleError
from ingest.library.rows import ArticleRow, from_row, read_time, to_row
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
    """A chunk as ranking needs it; `stems` are those of its body, separated by spaces."""

    key: int
    article_id: str
    version: str
    position: int
    start: int
    end: int
    stems: str


class Catalogue:
    """Rows by library; every method takes one, or says that it is about all."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def engine(self) -> Engine:
        """The database."""
        return self._engine

    # ---------------------------------------------------------------- reading

    def get(self, library: LibraryId, article_id: str) -> Article:
        """Return the article or raise `UnknownArticleError`."""
        found = self.get_many(library, [article_id])
        if article_id not in found:
            raise UnknownArticleError(article_id)
        return found[article_id]

    def get_many(self, library: LibraryId, ids: Sequence[str]) -> dict[str, Article]:
        """Return those of the articles that are there, by id."""
        query = select(articles).where(articles.c.library == library, articles.c.id.in_(ids))
        with self._engine.connect() as connection:
            return {row.id: from_row(row) for row in connection.execute(query)}

    def find(
        self, library: LibraryId, *, url: str | None = None, content_hash: str | None = None
    ) -> Article | None:
        """Return an article with this address, or else with this content."""
        for column, value in ((articles.c.url, url), (articles.c.content_hash, content_hash)):
            if value is None:
                continue
            query = select(articles).where(articles.c.library == library, column == value)
            with self._engine.connect() as connection:
                row = connection.execute(query.order_by(articles.c.added).limit(1)).first()
            if row is not None:
                return from_row(row)
        return None

    def listing(self, library: LibraryId) -> list[ArticleRow]:
        """Return a line for each article, the last added first."""
        names = ("id", "title", "site", "published", "language", "words", "added")
        query = select(*(articles.c[name] for name in names)).where(articles.c.library == library)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(articles.c.added.desc(), articles.c.id))
            return [_line(row) for row in rows]

    def chunks(self, library: LibraryId, article_id: str) -> list[Chunk]:
        """Return the article's chunks in order."""
        text = self.get(library, article_id).text
        query = select(chunks).where(chunks.c.library == library, chunks.c.article_id == article_id)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(chunks.c.position)).all()
        return [
            Chunk(article_id, row.position, row.start, row.end, text[row.start : row.end])
            for row in rows
        ]

    def size(self, library: LibraryId) -> int:
        """Return the number of chunks in the library."""
        query = select(func.count()).select_from(chunks).where(chunks.c.library == library)
        with self._engine.connect() as connection:
            return int(connection.execute(query).scalar_one())

    def rows(self, library: LibraryId, keys: Iterable[int] | None = None) -> list[ChunkRow]:
        """Return the library's chunks in order of articles, or those with the `keys`."""
        query = (
            select(
                chunks.c.key,
                chunks.c.article_id,
                articles.c.version,
                chunks.c.position,
                chunks.c.start,
                chunks.c.end,
                chunks.c.body,
            )
            .join_from(
                chunks,
                articles,
                and_(articles.c.library == chunks.c.library, articles.c.id == chunks.c.article_id),
            )
            .where(chunks.c.library == library)
            .order_by(chunks.c.article_id, chunks.c.position)
        )
        if keys is not None:
            query = query.where(chunks.c.key.in_(list(keys)))
        with self._engine.connect() as connection:
            return [ChunkRow(*row) for row in connection.execute(query)]

    def headers(self, library: LibraryId, ids: Sequence[str]) -> dict[str, Article]:
        """Return articles without their text: title, author, site, language and dates."""
        columns = [
            literal_column("''").label("text") if column.name == "text" else column
            for column in articles.c
        ]
        query = select(*columns).where(articles.c.library == library)
        if len(ids) < 500:
            query = query.where(articles.c.id.in_(ids))
        with self._engine.connect() as connection:
            return {row.id: from_row(row) for row in connection.execute(query)}

    def revision(self, library: LibraryId) -> str:
        """Return a mark that changes with every write to the library."""
        query = select(revisions.c.revision).where(revisions.c.library == library)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or ""

    def version(self, library: LibraryId, article_id: str) -> Version | None:
        """Return the stored version of an article, if there is one."""
        with self._engine.connect() as connection:
            return _version(connection, library, article_id)

    def versions(self, library: LibraryId) -> list[Version]:
        """Return the versions of all articles in the library."""
        query = (
            select(articles.c.id, articles.c.version, func.count(chunks.c.key))
            .join_from(
                articles,
                chunks,
                and_(articles.c.library == chunks.c.library, articles.c.id == chunks.c.article_id),
                isouter=True,
            )
            .where(articles.c.library == library)
            .group_by(articles.c.id, articles.c.version)
        )
        with self._engine.connect() as connection:
            return [Version(library, *row) for row in connection.execute(query)]

    def everything(self) -> list[tuple[LibraryId, str]]:
        """Return library and id of every article there is; for rebuilding only."""
        query = select(articles.c.library, articles.c.id).order_by(
            articles.c.library, articles.c.id
        )
        with self._engine.connect() as connection:
            return [(LibraryId(row.library), row.id) for row in connection.execute(query)]

    # ---------------------------------------------------------------- writing

    def doom(self, versions: Sequence[Version]) -> None:
        """Note that vectors of these versions may exist and are not wanted (yet)."""
        with self._engine.begin() as connection:
            _doom(connection, versions)

    def doomed(self) -> list[Version]:
        """Return the versions whose vectors must go, of all libraries."""
        with self._engine.connect() as connection:
            return [
                Version(LibraryId(row.library), row.article_id, row.version, row.chunks)
                for row in connection.execute(select(doomed))
            ]

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
                if (version := _version(connection, library, entry.article.id))
            ]
            for entry in entries:
                _take_out(connection, library, entry.article.id)
                _insert(connection, library, entry)
            _spare(connection, [entry.version for entry in entries])
            _doom(connection, replaced)
            _touch(connection, library)
        return replaced

    def delete(self, library: LibraryId, versions: Sequence[Version]) -> None:
        """Take articles out and doom their vectors, all at once."""
        with self._engine.begin() as connection:
            for version in versions:
                _take_out(connection, library, version.article_id)
            _doom(connection, versions)
            _touch(connection, library)

    def forget(self, library: LibraryId) -> None:
        """Remove the last trace of a library that is empty."""
        with self._engine.begin() as connection:
            connection.execute(delete(revisions).where(revisions.c.library == library))

    def fact(self, name: str) -> str | None:
        """Return a fact about the index."""
        with self._engine.connect() as connection:
            return connection.execute(select(about.c.value).where(about.c.name == name)).scalar()

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


def _version(connection: Connection, library: LibraryId, article_id: str) -> Version | None:
    count = (
        select(func.count())
        .where(chunks.c.library == library, chunks.c.article_id == article_id)
        .scalar_subquery()
    )
    query = select(articles.c.version, count).where(
        articles.c.library == library, articles.c.id == article_id
    )
    row = connection.execute(query).first()
    return None if row is None else Version(library, article_id, row[0], row[1])


def _insert(connection: Connection, library: LibraryId, entry: Entry) -> None:
    values: dict[str, Any] = to_row(entry.article)
    values |= {
        "library": library,
        "version": entry.version.version,
        "added": datetime.now(UTC).isoformat(),
    }
    connection.execute(insert(articles).values(values))
    rows = [
        {
            "library": library,
            "article_id": entry.article.id,
            "position": chunk.index,
            "start": chunk.start,
            "end": chunk.end,
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


def _doom(connection: Connection, versions: Sequence[Version]) -> None:
    if versions:
        connection.execute(
            insert(doomed),
            [
                {
                    "library": one.library,
                    "article_id": one.article_id,
                    "version": one.version,
                    "chunks": one.chunks,
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


def _line(row: Any) -> ArticleRow:
    return ArticleRow(
        id=row.id,
        title=row.title,
        site=row.site,
        published=read_time(row.published),
        language=row.language,
        words=row.words,
        added=datetime.fromisoformat(row.added),
    )


def owner_word(library: LibraryId) -> str:
    """Return the library's name as one word that no text contains, for the lexical index."""
    import hashlib

    return "lib" + hashlib.sha256(library.encode()).hexdigest()[:24]
