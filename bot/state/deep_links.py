"""Links that open the bot on an article: `t.me/<bot>?start=<token>`.

A token is 128 random bits and is made only when somebody shares an article: it cannot be guessed,
and says nothing about what else there is.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, DateTime, Engine, String, Table, delete, select

from bot.state.schema import metadata
from ingest.values import LibraryId

TOKEN_BYTES = 16

deep_links = Table(
    "deep_link",
    metadata,
    Column("token", String, primary_key=True),
    Column("library", String, nullable=False),
    Column("article", String, nullable=False, index=True),
    Column("made", DateTime(timezone=True), nullable=False),
)


@dataclass(frozen=True, slots=True)
class Shared:
    """An article of a library that somebody shared."""

    library: LibraryId
    article: str


class DeepLinks:
    """Remembers which token opens which article. Synchronous; safe to call from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def share(self, library: LibraryId, article: str, now: datetime) -> str:
        """Return the token of an article; it keeps the one that it has."""
        mine = (deep_links.c.library == library) & (deep_links.c.article == article)
        with self._engine.begin() as connection:
            known: str | None = connection.scalar(select(deep_links.c.token).where(mine))
            if known is not None:
                return known
            token = secrets.token_urlsafe(TOKEN_BYTES)
            row = {"token": token, "library": library, "article": article, "made": now}
            connection.execute(deep_links.insert().values(row))
        return token

    def find(self, token: str) -> Shared | None:
        """Return what a token opens; None for one that was never made, or was taken back."""
        wanted = select(deep_links.c.library, deep_links.c.article).where(
            deep_links.c.token == token
        )
        with self._engine.connect() as connection:
            row = connection.execute(wanted).first()
        return Shared(LibraryId(row.library), row.article) if row else None

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Take the link to an article back."""
        mine = (deep_links.c.library == library) & (deep_links.c.article == article)
        with self._engine.begin() as connection:
            connection.execute(delete(deep_links).where(mine))

    def forget_library(self, library: LibraryId) -> None:
        """Take all links into a library back."""
        with self._engine.begin() as connection:
            connection.execute(delete(deep_links).where(deep_links.c.library == library))
