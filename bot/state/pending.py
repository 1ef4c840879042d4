"""What a conversation waits for: a word on a text, or which article a question means."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, TypeAlias

from sqlalchemy import Column, DateTime, Engine, String, Table, Text, delete, select

from bot.state.schema import metadata
from ingest.values import LibraryId

Kind: TypeAlias = Literal["paste", "choice"]

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
    """What is waited for: a text, and the articles it may be about."""

    text: str
    articles: tuple[str, ...] = ()


class Pending:
    """Remembers one thing of each kind for a conversation. Synchronous; thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(
        self, conversation: str, kind: Kind, library: LibraryId, waiting: Waiting, now: datetime
    ) -> None:
        """Wait for something, instead of what was waited for before."""
        row: dict[str, Any] = {
            "conversation": conversation,
            "kind": kind,
            "library": library,
            "content": json.dumps([waiting.text, waiting.articles]),
            "at": now,
        }
        with self._engine.begin() as connection:
            connection.execute(delete(pending).where(pending.c.at < now - KEPT))
            connection.execute(delete(pending).where(*_of(conversation, kind)))
            connection.execute(pending.insert().values(row))

    def get(self, conversation: str, kind: Kind, now: datetime) -> Waiting | None:
        """Return what is waited for; None when there is nothing, or it was too long ago."""
        wanted = select(pending.c.content).where(
            *_of(conversation, kind), pending.c.at >= now - KEPT
        )
        with self._engine.connect() as connection:
            content = connection.scalar(wanted)
        if content is None:
            return None
        text, articles = json.loads(content)
        return Waiting(text, tuple(articles))

    def drop(self, conversation: str, kind: Kind) -> None:
        """Wait no longer."""
        with self._engine.begin() as connection:
            connection.execute(delete(pending).where(*_of(conversation, kind)))

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


def _of(conversation: str, kind: Kind) -> tuple[Any, Any]:
    return pending.c.conversation == conversation, pending.c.kind == kind
