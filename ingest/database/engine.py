"""The one way to a SQL database: SQLite by a path, Postgres by an address."""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

from ingest.settings import IngestSettings

BUSY_MS = 10_000
"""How long a writer waits for another one, in milliseconds."""


def make_engine(where: str | Path) -> Engine:
    """Return an engine for a database address or for the path of a SQLite file.

    `postgres://` and `postgresql://` use psycopg 3. A SQLite file's folder is made. SQLite runs in
    WAL mode with full synchronisation, because what was acknowledged must be there after a power
    cut; with `secure_delete`, because deleted words must leave the file; and starts every write
    with the write lock, so that no transaction fails half-way on another writer.
    """
    url = _url(where)
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"isolation_level": "IMMEDIATE"})
    event.listen(engine, "connect", _prepare)
    return engine


def engine_for(settings: IngestSettings) -> Engine:
    """Return the engine that the settings name: `DATABASE_URL`, else a file in the data folder."""
    return make_engine(settings.database_url or settings.article_bot_data_dir / "article-bot.db")


def _url(where: str | Path) -> URL:
    if isinstance(where, Path):
        return URL.create("sqlite", database=str(where))
    url = make_url(where)
    if url.drivername in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    return url


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "secure_delete=ON",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
