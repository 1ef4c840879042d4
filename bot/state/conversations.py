"""Conversations: their turns, and the articles they are about right now (focus)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    DateTime,
    Engine,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    delete,
    insert,
    select,
)
from sqlalchemy.exc import IntegrityError

from bot.state.schema import metadata
from bot.values import Turn
from ingest.values import LibraryId

conversations = Table(
    "conversation",
    metadata,
    Column("id", String, primary_key=True),
    Column("library", String, nullable=False, index=True),
)

focuses = Table(
    "conversation_focus",
    metadata,
    Column("conversation", ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True),
    Column("article", String, primary_key=True),
    Column("position", Integer, nullable=False),
)

turns = Table(
    "turn",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation", ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False),
    Column("key", String, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("asked", DateTime(timezone=True), nullable=False),
    UniqueConstraint("conversation", "key"),
)

turn_articles = Table(
    "turn_article",
    metadata,
    Column("turn", ForeignKey("turn.id", ondelete="CASCADE"), primary_key=True),
    Column("article", String, primary_key=True),
    Index("turn_article_by_article", "article"),
)


_AT_ONCE = 500
"""Parameters in one statement; databases allow about a thousand or more."""


class Conversations:
    """Remembers what was said and what it was about, through restarts.

    Synchronous and quick (rows of one conversation, by key); safe to call from any thread.
    """

    def __init__(self, engine: Engine, *, remembered: int = 6) -> None:
        self._engine = engine
        self._remembered = remembered

    def history(self, conversation: str, *, before: str | None = None) -> list[Turn]:
        """Return the last turns, oldest first, without the turn whose key is `before`.

        A message that is heard again after a crash has a turn already; it must not be its own past.
        """
        wanted = select(turns.c.question, turns.c.answer).where(
            turns.c.conversation == conversation
        )
        if before is not None:
            wanted = wanted.where(turns.c.key != before)
        wanted = wanted.order_by(turns.c.id.desc()).limit(self._remembered)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        return [Turn(row.question, row.answer) for row in reversed(rows)]

    def add_turn(
        self,
        conversation: str,
        library: LibraryId,
        turn: Turn,
        *,
        key: str,
        articles: Sequence[str],
        asked: datetime,
    ) -> None:
        """Remember a turn and the articles it was about; the same key is remembered once."""
        with self._engine.begin() as connection:
            _ensure(connection, conversation, library)
            known = select(turns.c.id).where(
                turns.c.conversation == conversation, turns.c.key == key
            )
            if connection.execute(known).first():
                return
            made = connection.execute(
                insert(turns)
                .values(
                    conversation=conversation,
                    key=key,
                    question=turn.question,
                    answer=turn.answer,
                    asked=asked,
                )
                .returning(turns.c.id)
            ).scalar_one()
            rows = [{"turn": made, "article": article} for article in dict.fromkeys(articles)]
            if rows:
                connection.execute(insert(turn_articles), rows)

    def focus(self, conversation: str) -> list[str]:
        """Return the ids of the articles that the conversation is about, in order."""
        wanted = (
            select(focuses.c.article)
            .where(focuses.c.conversation == conversation)
            .order_by(focuses.c.position)
        )
        with self._engine.connect() as connection:
            return list(connection.scalars(wanted))

    def set_focus(self, conversation: str, library: LibraryId, articles: Sequence[str]) -> None:
        """Turn the conversation to these articles."""
        with self._engine.begin() as connection:
            _ensure(connection, conversation, library)
            connection.execute(delete(focuses).where(focuses.c.conversation == conversation))
            rows = [
                {"conversation": conversation, "article": article, "position": position}
                for position, article in enumerate(dict.fromkeys(articles))
            ]
            if rows:
                connection.execute(insert(focuses), rows)

    def turns(self, library: LibraryId, person: str | None = None) -> list[Turn]:
        """Return all turns over a library, oldest first: of everybody, or of one person."""
        wanted = (
            select(turns.c.question, turns.c.answer)
            .join(conversations, conversations.c.id == turns.c.conversation)
            .where(conversations.c.library == library)
            .order_by(turns.c.id)
        )
        if person is not None:
            wanted = wanted.where(conversations.c.id.endswith(f":{person}", autoescape=True))
        with self._engine.connect() as connection:
            return [Turn(row.question, row.answer) for row in connection.execute(wanted)]

    def forget_turn(self, conversation: str, key: str) -> None:
        """Forget the turn of one message."""
        mine = (turns.c.conversation == conversation) & (turns.c.key == key)
        with self._engine.begin() as connection:
            _delete_turns(connection, mine)

    def forget_person(self, library: LibraryId, person: str) -> None:
        """Forget the conversations that a person of a group had over its library."""
        ending = conversations.c.id.endswith(f":{person}", autoescape=True)
        mine = select(conversations.c.id).where(conversations.c.library == library, ending)
        with self._engine.begin() as connection:
            theirs = list(connection.scalars(mine))
            _delete_turns(connection, turns.c.conversation.in_(theirs))
            connection.execute(delete(focuses).where(focuses.c.conversation.in_(theirs)))
            connection.execute(delete(conversations).where(conversations.c.id.in_(theirs)))

    def start_over(self, conversation: str) -> None:
        """Forget the turns and the focus of one conversation; the library stays."""
        with self._engine.begin() as connection:
            _delete_turns(connection, turns.c.conversation == conversation)
            connection.execute(delete(focuses).where(focuses.c.conversation == conversation))
            connection.execute(delete(conversations).where(conversations.c.id == conversation))

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Forget each turn about an article, in every conversation over this library."""
        mine = select(conversations.c.id).where(conversations.c.library == library)
        about = select(turn_articles.c.turn).where(turn_articles.c.article == article)
        with self._engine.begin() as connection:
            _delete_turns(connection, turns.c.id.in_(about) & turns.c.conversation.in_(mine))
            connection.execute(
                delete(focuses).where(
                    focuses.c.article == article, focuses.c.conversation.in_(mine)
                )
            )

    def forget_library(self, library: LibraryId) -> None:
        """Forget every conversation over this library."""
        mine = select(conversations.c.id).where(conversations.c.library == library)
        with self._engine.begin() as connection:
            _delete_turns(connection, turns.c.conversation.in_(mine))
            connection.execute(delete(focuses).where(focuses.c.conversation.in_(mine)))
            connection.execute(delete(conversations).where(conversations.c.library == library))


def _ensure(connection: Connection, conversation: str, library: LibraryId) -> None:
    """Make the conversation's row; two messages at once may both try."""
    known = select(conversations.c.id).where(conversations.c.id == conversation)
    if connection.execute(known).first():
        return
    try:
        with connection.begin_nested():
            connection.execute(insert(conversations).values(id=conversation, library=library))
    except IntegrityError:
        if connection.execute(known).first() is None:
            raise


def _delete_turns(connection: Connection, condition: ColumnElement[bool]) -> None:
    """Delete turns with their article rows.

    The turns are looked up first: the condition may itself look at the article rows.
    """
    doomed = connection.scalars(select(turns.c.id).where(condition)).all()
    for first in range(0, len(doomed), _AT_ONCE):
        some = doomed[first : first + _AT_ONCE]
        connection.execute(delete(turn_articles).where(turn_articles.c.turn.in_(some)))
        connection.execute(delete(turns).where(turns.c.id.in_(some)))
