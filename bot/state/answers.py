"""Which messages answer which: for edited questions, and for what people think of an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, DateTime, Engine, String, Table, delete, select

from bot.state.conversations import conversations, turns
from bot.state.inserting import insert_new
from bot.state.schema import metadata
from ingest.values import LibraryId

KEPT = timedelta(days=30)
"""So long a thumb or a reaction finds its answer; edits end after two days, by Telegram's rule."""

answers = Table(
    "answer_message",
    metadata,
    Column("library", String, primary_key=True),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("question", BigInteger, nullable=False),
    Column("key", String, nullable=False),
    Column("words", String, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
)


@dataclass(frozen=True, slots=True)
class Question:
    """A message to answer: its number, the key it is heard under, and a mark of its words."""

    number: int
    key: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A message that was answered: its key, a mark of its words, and the answer's messages."""

    key: str
    words: str
    messages: tuple[int, ...]


class Answers:
    """Remembers answers by the numbers of messages. Synchronous; safe to call from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def remember(
        self,
        library: LibraryId,
        question: Question,
        messages: Sequence[int],
        now: datetime,
    ) -> None:
        """Note that these messages, in order, answer a question.

        Instead of those that answered it before; question 0 is a button.
        """
        mine = (answers.c.library == library) & (answers.c.question == question.number)
        rows = [
            {
                "library": library,
                "message": one,
                "question": question.number,
                "key": question.key,
                "words": question.words,
                "at": now,
            }
            for one in dict.fromkeys(messages)
        ]
        with self._engine.begin() as connection:
            connection.execute(delete(answers).where(answers.c.at < now - KEPT))
            if question.number:
                connection.execute(delete(answers).where(mine))
            if rows:
                connection.execute(insert_new(self._engine, answers), rows)

    def of(self, library: LibraryId, question: int) -> Answered | None:
        """Return how a message was answered; None where it was not, or long ago."""
        mine = (answers.c.library == library) & (answers.c.question == question)
        wanted = select(answers.c.key, answers.c.words, answers.c.message).where(mine)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted.order_by(answers.c.message)).all()
        if not rows:
            return None
        return Answered(rows[0].key, rows[0].words, tuple(row.message for row in rows))

    def key_of(self, library: LibraryId, message: int) -> str | None:
        """Return the key of the message that a message of the bot answers."""
        mine = (answers.c.library == library) & (answers.c.message == message)
        with self._engine.connect() as connection:
            found: str | None = connection.scalar(select(answers.c.key).where(mine))
        return found

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Numbers of messages say nothing about an article."""

    def forget_person(self, library: LibraryId, person: str) -> None:
        """Forget what answered a person of a group, as long as their conversations are there."""
        theirs = select(turns.c.key).where(
            turns.c.conversation == conversations.c.id,
            conversations.c.library == library,
            conversations.c.id.endswith(f":{person}", autoescape=True),
        )
        mine = (answers.c.library == library) & answers.c.key.in_(theirs)
        with self._engine.begin() as connection:
            connection.execute(delete(answers).where(mine))

    def forget_numbers(self, library: LibraryId) -> None:
        """Forget everything of a chat whose messages are counted anew."""
        self.forget_library(library)

    def forget_library(self, library: LibraryId) -> None:
        """Forget the messages of a chat."""
        with self._engine.begin() as connection:
            connection.execute(delete(answers).where(answers.c.library == library))
