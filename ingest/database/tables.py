"""The tables of the catalogue: every row belongs to one library.

Nothing is shared between libraries, not even an article that two of them have: what one chat added
can then never show in another, and deleting it cannot depend on anybody else.
"""

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("library", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("version", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("author", Text),
    Column("site", Text),
    Column("language", String),
    Column("published", String),
    Column("updated", String),
    Column("fetched", String),
    Column("url", Text),
    Column("content_hash", String, nullable=False),
    Column("words", Integer, nullable=False),
    Column("added", String, nullable=False),
    Index("articles_by_content", "library", "content_hash"),
    Index("articles_by_url", "library", "url"),
)
"""Articles as they were read; times are ISO 8601, a date without a time has ten characters."""

chunks = Table(
    "chunks",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("library", String, nullable=False),
    Column("article_id", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("vector", String, nullable=False, unique=True),
    Column("owner", String, nullable=False),
    Column("header", Text, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("library", "article_id", "position", name="chunks_in_order"),
    ForeignKeyConstraint(
        ["library", "article_id"], ["articles.library", "articles.id"], ondelete="CASCADE"
    ),
    sqlite_autoincrement=True,
)
"""Chunks as ranges with the ids of their vectors, and their words as stems for the lexical index.

`owner` is the library as one word, `header` holds the stems of title, site, author and date, `body`
those of the chunk. The database keeps its full-text index of the three by itself (`lexical` with
triggers on SQLite, the column `terms` on Postgres; see `ingest/migrations`).
"""

doomed = Table(
    "doomed",
    metadata,
    Column("library", String, primary_key=True),
    Column("article_id", String, primary_key=True),
    Column("version", String, primary_key=True),
    Column("chunks", Integer, nullable=False),
    Column("since", String, nullable=False),
)
"""Vectors that may exist and must go: of an unfinished `put`, a replaced or a deleted article.

Written before the vectors are, and taken out in the transaction that makes them wanted; what is
left here when the store opens is from a process that was killed, or from one that is at work right
now: `since`, ISO 8601 in UTC, tells them apart.
"""

revisions = Table(
    "revisions",
    metadata,
    Column("library", String, primary_key=True),
    Column("revision", String, nullable=False),
)
"""Changes with every write to a library, so that caches know when they are old."""

about = Table(
    "about",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""Facts about the index: the embedding model that made it."""
