"""What people think of answers, for the operator."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from sqlalchemy import (
    Column,
    ColumnElement,
    DateTime,
    Engine,
    String,
    Table,
    delete,
    func,
    select,
    update,
)

from bot.state.conversations import turn_articles, turns
from bot.state.schema import metadata
from ingest.values import LibraryId

Verdict: TypeAlias = Literal["good", "bad"]
REASONS = ("wrong", "invented", "long", "other")

feedback = Table(
    "feedback",
    metadata,
    Column("library", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("verdict", String, nullable=False),
    Column("reason", String),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
)


@dataclass(frozen=True, slots=True)
class Rated:
    """An answer that somebody found bad: what was asked, and about which articles."""

    question: str
    answer: str
    reason: str | None
    articles: tuple[str, ...]
    at: datetime


class Feedback:
    """Remembers one verdict a person on each answer. Synchronous; safe from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def give(
        self, library: LibraryId, key: str, person: str, verdict: Verdict | None, now: datetime
    ) -> None:
        """Note what a person thinks of the answer to a message; None takes it back."""
        mine = _of(library, person) & (feedback.c.key == key)
        row = {"library": library, "key": key, "person": person, "verdict": verdict, "at": now}
        with self._engine.begin() as connection:
            connection.execute(delete(feedback).where(mine))
            if verdict is not None:
                connection.execute(feedback.insert().values(row))

    def explain(self, library: LibraryId, key: str, person: str, reason: str) -> None:
        """Add why."""
        mine = _of(library, person) & (feedback.c.key == key)
        with self._engine.begin() as connection:
            connection.execute(update(feedback).where(mine).values(reason=reason))

    def counts(self) -> dict[str, int]:
        """Return how many verdicts of each kind there are."""
        wanted = select(feedback.c.verdict, func.count()).group_by(feedback.c.verdict)
        with self._engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(wanted)}

    def bad(self, limit: int = 100) -> list[Rated]:
        """Return the answers that somebody found bad, newest first, as far as they are kept."""
        wanted = (
            select(turns.c.id, turns.c.question, turns.c.answer, feedback.c.reason, feedback.c.at)
            .join(turns, turns.c.key == feedback.c.key)
            .where(feedback.c.verdict == "bad")
            .order_by(feedback.c.at.desc())
            .limit(limit)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
            return [
                Rated(
                    row.question,
                    row.answer,
                    row.reason,
                    tuple(
                        connection.scalars(
                            select(turn_articles.c.article).where(turn_articles.c.turn == row.id)
                        )
                    ),
                    row.at,
                )
                for row in rows
            ]

    def forget_person(self, library: LibraryId, person: str) -> None:
        """Forget what a person thought."""
        with self._engine.begin() as connection:
            connection.execute(delete(feedback).where(_of(library, person)))

    def forget_article(self, library: LibraryId, article: str) -> None:
        """A verdict is on an answer; what was asked goes with the turn."""

    def forget_library(self, library: LibraryId) -> None:
        """Forget what was thought in a chat."""
        with self._engine.begin() as connection:
            connection.execute(delete(feedback).where(feedback.c.library == library))


def _of(library: LibraryId, person: str) -> ColumnElement[bool]:
    return (feedback.c.library == library) & (feedback.c.person == person)
