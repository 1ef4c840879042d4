"""Links that open the bot on an article: `t.me/<bot>?start=<token>`.

A token is 128 random bits and is made only when somebody shares an article: it cannot be guessed,
and says nothing about what else there is. What a person shares ends some day; what the operator
shares, as for a publisher's page, does not.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    Column,
    ColumnElement,
    DateTime,
    Engine,
    String,
    Table,
    delete,
    select,
    update,
)

from bot.state.schema import metadata
from ingest.values import LibraryId

TOKEN_BYTES = 16
OPEN = timedelta(days=90)
"""A link that a person shared opens for this long after it was last shared."""
OPERATOR = ""
"""Who makes links that do not end."""

deep_links = Table(
    "deep_link",
    metadata,
    Column("token", String, primary_key=True),
    Column("library", String, nullable=False),
    Column("article", String, nullable=False, index=True),
    Column("person", String, nullable=False),
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

    def share(self, shared: Shared, now: datetime, *, person: str = OPERATOR) -> str:
        """Return the token by which a person shares an article; sharing it again keeps it open."""
        mine = _of(shared) & (deep_links.c.person == person)
        with self._engine.begin() as connection:
            known: str | None = connection.scalar(select(deep_links.c.token).where(mine))
            if known is not None:
                connection.execute(update(deep_links).where(mine).values(made=now))
                return known
            token = secrets.token_urlsafe(TOKEN_BYTES)
            row = {"token": token, "person": person, "made": now}
            row |= {"library": shared.library, "article": shared.article}
            connection.execute(deep_links.insert().values(row))
        return token

    def find(self, token: str, now: datetime) -> Shared | None:
        """Return what a token opens; None for one that was never made, has ended or is gone."""
        is_open = (deep_links.c.person == OPERATOR) | (deep_links.c.made >= now - OPEN)
        wanted = select(deep_links.c.library, deep_links.c.article).where(
            deep_links.c.token == token, is_open
        )
        with self._engine.connect() as connection:
            row = connection.execute(wanted).first()
        return Shared(LibraryId(row.library), row.article) if row else None

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Take the link to an article back."""
        with self._engine.begin() as connection:
            connection.execute(delete(deep_links).where(_of(Shared(library, article))))

    def forget_person(self, library: LibraryId, person: str) -> None:
        """Take the links back that a person shared from a library."""
        mine = (deep_links.c.library == library) & (deep_links.c.person == person)
        if person != OPERATOR:
            with self._engine.begin() as connection:
                connection.execute(delete(deep_links).where(mine))

    def forget_library(self, library: LibraryId) -> None:
        """Take all links into a library back."""
        with self._engine.begin() as connection:
            connection.execute(delete(deep_links).where(deep_links.c.library == library))


def _of(shared: Shared) -> ColumnElement[bool]:
    return (deep_links.c.library == shared.library) & (deep_links.c.article == shared.article)
