"""What a conversation waits for, such as a word on a text or which article a question means."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, TypeAlias

from sqlalchemy import Column, DateTime, Engine, String, Table, Text, delete, select

from bot.state.schema import metadata
from ingest.values import LibraryId

Kind: TypeAlias = Literal["paste", "choice", "question", "album", "plan", "aside"]

KEPT = timedelta(days=2)
"""An answer that comes later means something else."""

pending = Table(
    "pending",
    metadata,
    Column("conversation", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("library", String, nullable=False, index=True),
    Column("content", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is waited for: a text, the articles it may be about, and what else belongs to it."""

    text: str
    articles: tuple[str, ...] = ()
    further: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is waited for; with a `name` beside the others of its kind."""

    conversation: str
    library: LibraryId
    kind: Kind
    name: str = ""

    @property
    def column(self) -> str:
        """The kind and the name, as they are kept."""
        return f"{self.kind}:{self.name}" if self.name else self.kind


class Pending:
    """Remembers one thing of each kind for a conversation, and those with a `name` beside it.

    Synchronous; safe to call from any thread.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, place: Place, waiting: Waiting, now: datetime) -> None:
        """Wait for something, instead of what was waited for there before."""
        row: dict[str, Any] = {
            "conversation": place.conversation,
            "kind": place.column,
            "library": place.library,
            "content": json.dumps([waiting.text, waiting.articles, waiting.further]),
            "at": now,
        }
        with self._engine.begin() as connection:
            connection.execute(delete(pending).where(pending.c.at < now - KEPT))
            connection.execute(delete(pending).where(*_at(place)))
            connection.execute(pending.insert().values(row))

    def get(self, place: Place, now: datetime, *, within: timedelta = KEPT) -> Waiting | None:
        """Return what is waited for; None when there is nothing, or it was too long ago."""
        wanted = select(pending.c.content).where(*_at(place), pending.c.at >= now - within)
        with self._engine.connect() as connection:
            content = connection.scalar(wanted)
        if content is None:
            return None
        text, articles, further = json.loads(content)
        return Waiting(text, tuple(articles), tuple(further))

    def drop(self, place: Place) -> None:
        """Wait no longer."""
        with self._engine.begin() as connection:
            connection.execute(delete(pending).where(*_at(place)))

    def start_over(self, conversation: str) -> None:
        """Forget all that a conversation waits for."""
        with self._engine.begin() as connection:
            connection.execute(delete(pending).where(pending.c.conversation == conversation))

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Forget questions that may be about an article."""
        with self._engine.begin() as connection:
            about = pending.c.content.contains(f'"{article}"', autoescape=True)
            connection.execute(delete(pending).where(pending.c.library == library, about))

    def forget_person(self, library: LibraryId, person: str) -> None:
        """Forget what the conversations of a person of a group wait for."""
        theirs = pending.c.conversation.endswith(f":{person}", autoescape=True)
        with self._engine.begin() as connection:
            connection.execute(delete(pending).where(pending.c.library == library, theirs))

    def forget_library(self, library: LibraryId) -> None:
        """Forget all that conversations over this library wait for."""
        with self._engine.begin() as connection:
            connection.execute(delete(pending).where(pending.c.library == library))


def _at(place: Place) -> tuple[Any, Any]:
    return pending.c.conversation == place.conversation, pending.c.kind == place.column
