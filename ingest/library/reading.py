"""Reading the catalogue."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, literal_column, select

from ingest.database.tables import about, articles, chunks, doomed, revisions
from ingest.errors import UnknownArticleError
from ingest.library.entries import ChunkRow, Version
from ingest.library.rows import ArticleRow, from_row, read_time
from ingest.values import Article, Chunk, LibraryId


class CatalogueReader:
    """The catalogue, without what changes it; every method takes a library, or is about all."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def engine(self) -> Engine:
        """The database."""
        return self._engine

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

    def addresses(self, library: LibraryId) -> dict[str, str]:
        """Return the address of each article that has one, by the article's id."""
        query = select(articles.c.id, articles.c.url).where(
            articles.c.library == library, articles.c.url.is_not(None)
        )
        with self._engine.connect() as connection:
            return {row.id: row.url for row in connection.execute(query.order_by(articles.c.added))}

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

    def rows(
        self,
        library: LibraryId,
        *,
        keys: Collection[int] | None = None,
        articles: Collection[str] | None = None,
    ) -> list[ChunkRow]:
        """Return the library's chunks in order of articles; those of some keys or articles."""
        names = ("key", "article_id", "position", "start", "end", "vector", "body")
        query = (
            select(*(chunks.c[name] for name in names))
            .where(chunks.c.library == library)
            .order_by(chunks.c.article_id, chunks.c.position)
        )
        if keys is not None:
            query = query.where(chunks.c.key.in_(list(keys)))
        if articles is not None:
            query = query.where(chunks.c.article_id.in_(list(articles)))
        with self._engine.connect() as connection:
            return [ChunkRow(*row) for row in connection.execute(query)]

    def keys(self, library: LibraryId, vectors: Collection[str]) -> list[int]:
        """Return the keys of the chunks with these vectors."""
        query = select(chunks.c.key).where(
            chunks.c.library == library, chunks.c.vector.in_(list(vectors))
        )
        with self._engine.connect() as connection:
            return list(connection.execute(query).scalars())

    def languages(self, library: LibraryId) -> list[str]:
        """Return the languages of the library's articles."""
        query = select(articles.c.language).where(articles.c.library == library).distinct()
        with self._engine.connect() as connection:
            return sorted({language or "en" for language in connection.execute(query).scalars()})

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
            return find_version(connection, library, article_id)

    def versions(self, library: LibraryId) -> list[Version]:
        """Return the versions of all articles in the library."""
        count = (
            select(func.count())
            .where(chunks.c.library == articles.c.library, chunks.c.article_id == articles.c.id)
            .scalar_subquery()
        )
        query = select(articles.c.id, articles.c.version, count).where(
            articles.c.library == library
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

    def doomed(self, before: datetime | None = None) -> list[Version]:
        """Return the versions whose vectors must go, of all libraries; those from before a time."""
        query = select(doomed)
        if before is not None:
            query = query.where(doomed.c.since < before.isoformat())
        with self._engine.connect() as connection:
            return [
                Version(LibraryId(row.library), row.article_id, row.version, row.chunks)
                for row in connection.execute(query)
            ]

    def fact(self, name: str) -> str | None:
        """Return a fact about the index."""
        with self._engine.connect() as connection:
            return connection.execute(select(about.c.value).where(about.c.name == name)).scalar()


def find_version(connection: Connection, library: LibraryId, article_id: str) -> Version | None:
    """Return the stored version of an article within a transaction."""
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


def _line(row: Row[Any]) -> ArticleRow:
    return ArticleRow(
        id=row.id,
        title=row.title,
        site=row.site,
        published=read_time(row.published),
        language=row.language,
        words=row.words,
        added=datetime.fromisoformat(row.added),
    )
