"""The outbox: which messages of an answer were sent, so that a crash repeats none of them.

Telegram has no key that would make sending twice harmless. So "sending" is written before a
message leaves and "sent" with its identifier after. What is found as "sending" later is unknown:
it left or it did not. The text of a message is never kept here.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from sqlalchemy import BigInteger, Column, DateTime, Engine, Integer, String, Table, delete, select
from sqlalchemy import update as change

from bot.state.schema import metadata

State: TypeAlias = Literal["new", "unknown", "sent"]

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
    """What is known of a message before it is sent; `message` is its identifier once sent."""

    state: State
    message: int | None = None


class Outbox:
    """Remembers sends by the update they answer and their ordinal. Synchronous; thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, key: str, ordinal: int, now: datetime) -> Sending:
        """Write "sending"; tell whether this message was begun, or even sent, before."""
        mine = (outbox.c.key == key) & (outbox.c.ordinal == ordinal)
        with self._engine.begin() as connection:
            row = connection.execute(select(outbox.c.state, outbox.c.message).where(mine)).first()
            if row is None:
                connection.execute(
                    outbox.insert().values(key=key, ordinal=ordinal, state="sending", at=now)
                )
                return Sending("new")
        return Sending("sent" if row.state == "sent" else "unknown", row.message)

    def sent(self, key: str, ordinal: int, message: int) -> None:
        """Write down that Telegram took the message, under this identifier."""
        self._set(key, ordinal, "sent", message)

    def refused(self, key: str, ordinal: int) -> None:
        """Forget a send that certainly did not happen, so that it can be tried again."""
        mine = (outbox.c.key == key) & (outbox.c.ordinal == ordinal)
        with self._engine.begin() as connection:
            connection.execute(delete(outbox).where(mine, outbox.c.state == "sending"))

    def close(self, key: str) -> None:
        """Forget the sends of an update that is handled: it will not be answered again."""
        with self._engine.begin() as connection:
            connection.execute(delete(outbox).where(outbox.c.key == key))

    def _set(self, key: str, ordinal: int, state: str, message: int) -> None:
        mine = (outbox.c.key == key) & (outbox.c.ordinal == ordinal)
        with self._engine.begin() as connection:
            connection.execute(change(outbox).where(mine).values(state=state, message=message))
