"""What people think of answers, for the operator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    DateTime,
    Engine,
    Row,
    String,
    Table,
    delete,
    func,
    select,
    update,
)

from bot.state.conversations import conversations, turn_articles, turns
from bot.state.inserting import insert_new
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

rated_articles = Table(
    "feedback_article",
    metadata,
    Column("library", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("article", String, primary_key=True, index=True),
)


@dataclass(frozen=True, slots=True)
class Rated:
    """Something that somebody found bad: what was asked, and about which articles.

    Without a question it was a summary, or what was asked is forgotten.
    """

    library: str
    question: str | None
    reason: str | None
    articles: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class About:
    """What a verdict is on: the answer to the message `key`, which is about these articles."""

    library: LibraryId
    key: str
    articles: Sequence[str] = ()


class Feedback:
    """Remembers one verdict a person on each answer. Synchronous; safe from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def give(self, about: About, person: str, verdict: Verdict | None, now: datetime) -> None:
        """Note what a person thinks of an answer; None takes it back."""
        mine = _of(about.library, person) & (feedback.c.key == about.key)
        answer = {"library": about.library, "key": about.key}
        with self._engine.begin() as connection:
            connection.execute(delete(feedback).where(mine))
            if verdict is None:
                self._drop_unrated(connection)
                return
            connection.execute(
                feedback.insert().values(**answer, person=person, verdict=verdict, at=now)
            )
            rows = [{**answer, "article": article} for article in dict.fromkeys(about.articles)]
            if rows:
                connection.execute(insert_new(self._engine, rated_articles), rows)

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
        """Return what somebody found bad, newest first, as far as it is kept."""
        here = select(conversations.c.id).where(conversations.c.library == feedback.c.library)
        here = here.correlate(feedback)
        rated = (turns.c.key == feedback.c.key) & turns.c.conversation.in_(here)
        wanted = (
            select(feedback, turns.c.id, turns.c.question)
            .select_from(feedback.outerjoin(turns, rated))
            .where(feedback.c.verdict == "bad")
            .order_by(feedback.c.at.desc(), feedback.c.key)
            .limit(limit)
        )
        with self._engine.connect() as connection:
            return [
                Rated(row.library, row.question, row.reason, _articles(connection, row), row.at)
                for row in connection.execute(wanted).all()
            ]

    def forget_person(self, library: LibraryId, person: str) -> None:
        """Forget what a person thought."""
        with self._engine.begin() as connection:
            connection.execute(delete(feedback).where(_of(library, person)))
            self._drop_unrated(connection)

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Forget that a verdict was about an article; what was asked goes with the turn."""
        mine = (rated_articles.c.library == library) & (rated_articles.c.article == article)
        with self._engine.begin() as connection:
            connection.execute(delete(rated_articles).where(mine))

    def forget_library(self, library: LibraryId) -> None:
        """Forget what was thought in a chat."""
        with self._engine.begin() as connection:
            for table in (feedback, rated_articles):
                connection.execute(delete(table).where(table.c.library == library))

    def _drop_unrated(self, connection: Connection) -> None:
        """Forget the articles of answers that nobody has a verdict on any more."""
        rated = select(feedback.c.key).where(
            feedback.c.library == rated_articles.c.library,
            feedback.c.key == rated_articles.c.key,
        )
        connection.execute(delete(rated_articles).where(~rated.exists()))


def _articles(connection: Connection, row: Row[Any]) -> tuple[str, ...]:
    """Return the articles that an answer showed, and those that its question was about."""
    shown = select(rated_articles.c.article).where(
        rated_articles.c.library == row.library, rated_articles.c.key == row.key
    )
    asked = select(turn_articles.c.article).where(turn_articles.c.turn == row.id)
    return tuple(sorted(connection.scalars(shown.union(asked))))


def _of(library: LibraryId, person: str) -> ColumnElement[bool]:
    return (feedback.c.library == library) & (feedback.c.person == person)
