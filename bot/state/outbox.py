"""The outbox: which messages of an answer were sent, so that a crash repeats none of them.

Telegram has no key that would make sending twice harmless. So "sending" is written before a
message leaves and "sent" with its identifier after. What is found as "sending" later is unknown:
it left or it did not. The text of a message is never kept here.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    DateTime,
    Engine,
    Integer,
    String,
    Table,
    delete,
    select,
    update,
)

from bot.state.schema import metadata

State: TypeAlias = Literal["new", "unknown", "draft", "sent"]

outbox = Table(
    "outbox",
    metadata,
    Column("key", String, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("state", String, nullable=False),
    Column("message", BigInteger),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
)


@dataclass(frozen=True, slots=True)
class Sending:
    """What is known of a message before it is sent; `message` is its identifier once sent.

    "draft" is a message that stands in the chat and is not final yet.
    """

    state: State
    message: int | None = None


class Outbox:
    """Remembers sends by the update they answer and their ordinal. Synchronous; thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, key: str, ordinal: int) -> Sending:
        """Tell whether this message was begun, or even sent, before."""
        mine = (outbox.c.key == key) & (outbox.c.ordinal == ordinal)
        with self._engine.connect() as connection:
            row = connection.execute(select(outbox.c.state, outbox.c.message).where(mine)).first()
        if row is None:
            return Sending("new")
        known: State = row.state if row.state in {"sent", "draft"} else "unknown"
        return Sending(known, row.message)

    def begin(self, key: str, ordinal: int, now: datetime, *, edits: int | None = None) -> None:
        """Write "sending": from now on, until `sent` or `refused`, nobody knows.

        What `edits` a message that is there can be repeated: it stays a draft meanwhile.
        """
        if edits is not None:
            self.drafted(key, ordinal, edits, now)
            return
        with self._engine.begin() as connection:
            connection.execute(delete(outbox).where(*_of(key, ordinal)))
            connection.execute(
                outbox.insert().values(key=key, ordinal=ordinal, state="sending", at=now)
            )

    def drafted(self, key: str, ordinal: int, message: int, now: datetime) -> None:
        """Write down that a message stands in the chat which is to become this one."""
        row = {"key": key, "ordinal": ordinal, "state": "draft", "message": message, "at": now}
        with self._engine.begin() as connection:
            connection.execute(delete(outbox).where(*_of(key, ordinal)))
            connection.execute(outbox.insert().values(row))

    def sent(self, key: str, ordinal: int, message: int) -> None:
        """Write down that Telegram took the message, under this identifier."""
        mine = (outbox.c.key == key) & (outbox.c.ordinal == ordinal)
        with self._engine.begin() as connection:
            connection.execute(update(outbox).where(mine).values(state="sent", message=message))

    def refused(self, key: str, ordinal: int) -> None:
        """Forget a send that certainly did not happen, so that it can be tried again."""
        mine = (outbox.c.key == key) & (outbox.c.ordinal == ordinal)
        with self._engine.begin() as connection:
            connection.execute(delete(outbox).where(mine, outbox.c.state == "sending"))

    def close(self, key: str) -> None:
        """Forget the sends of an update that is handled: it will not be answered again."""
        with self._engine.begin() as connection:
            connection.execute(delete(outbox).where(outbox.c.key == key))

    def unknown(self, key: str) -> bool:
        """Tell whether the fate of any message in the answer to an update is unknown."""
        wanted = select(outbox.c.ordinal).where(outbox.c.key == key, outbox.c.state == "sending")
        with self._engine.connect() as connection:
            return connection.execute(wanted).first() is not None


def _of(key: str, ordinal: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return outbox.c.key == key, outbox.c.ordinal == ordinal
