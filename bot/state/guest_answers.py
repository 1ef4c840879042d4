"""Answers in chats that the bot is not in: which message is to become the answer to which query.

A guest query takes one answer, which can be edited later. So a stub is sent at once, and its
identifier is kept until the answer stands in its place.
"""

from datetime import datetime, timedelta

from sqlalchemy import Column, DateTime, Engine, String, Table, delete, select

from bot.state.inserting import insert_new
from bot.state.schema import metadata

KEPT = timedelta(days=3)
"""An update is never handled later than this."""

guest_answers = Table(
    "guest_answer",
    metadata,
    Column("key", String, primary_key=True),
    Column("message", String, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
)


class GuestAnswers:
    """Remembers stubs by the update they answer. Synchronous; safe to call from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, key: str) -> str | None:
        """Return the inline message that answers an update; None when there is none yet."""
        wanted = select(guest_answers.c.message).where(guest_answers.c.key == key)
        with self._engine.connect() as connection:
            found: str | None = connection.scalar(wanted)
        return found

    def remember(self, key: str, message: str, now: datetime) -> None:
        """Note the message that answers an update, and forget those of long ago."""
        row = {"key": key, "message": message, "at": now}
        with self._engine.begin() as connection:
            connection.execute(delete(guest_answers).where(guest_answers.c.at < now - KEPT))
            connection.execute(insert_new(self._engine, guest_answers), [row])

    def close(self, key: str) -> None:
        """Forget the message: the answer stands in it."""
        with self._engine.begin() as connection:
            connection.execute(delete(guest_answers).where(guest_answers.c.key == key))
