"""The outbox: which messages of an answer were sent, so that a crash repeats none of them.

Telegram has no key that would make sending twice harmless. So "sending" is written before a
message leaves and "sent" with its identifier after. What is found as "sending" later is unknown:
it left or it did not. The text of a message is never kept here.

An answer that grows in a message of its own is "open" until the last edit: a repeat edits that
message to the answer instead of sending another. Whether such a beginning left is of no account
while its number is not known: the answer is then sent anew.
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
)

from bot.state.schema import metadata

State: TypeAlias = Literal["new", "open", "unknown", "sent"]

_OPENING, _OPEN, _SENDING, _SENT = "opening", "open", "sending", "sent"
_WHOLE = " whole"
"""After "sending" and "sent" where this one message says all of a reply."""

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
class Slot:
    """The place of one message: what it answers, and its number among the answers."""

    key: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class Sending:
    """What is known of a message before it is sent; `message` is its identifier once sent.

    `whole` tells that it says all of a reply, which in other ways of showing takes several.
    """

    state: State
    message: int | None = None
    whole: bool = False


class Outbox:
    """Remembers sends by the update they answer and their ordinal. Synchronous; thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, slot: Slot) -> Sending:
        """Tell whether this message was begun, or even sent, before."""
        wanted = select(outbox.c.state, outbox.c.message).where(_at(slot))
        with self._engine.connect() as connection:
            row = connection.execute(wanted).first()
        if row is None or row.state == _OPENING:
            return Sending("new")
        if row.state == _OPEN:
            return Sending("open", row.message)
        whole = row.state.endswith(_WHOLE)
        sent = row.state.removesuffix(_WHOLE) == _SENT
        return Sending("sent" if sent else "unknown", row.message, whole)

    def begin(self, slot: Slot, now: datetime, *, whole: bool = False) -> None:
        """Write "sending": from now on, until `sent` or `forget`, nobody knows."""
        self._put(slot, _SENDING + _WHOLE * whole, None, now)

    def sent(self, slot: Slot, message: int, now: datetime, *, whole: bool = False) -> None:
        """Write down that a message says what it should, under this identifier."""
        self._put(slot, _SENT + _WHOLE * whole, message, now)

    def begin_open(self, slot: Slot, now: datetime) -> None:
        """Write down that the beginning of an answer is about to leave."""
        self._put(slot, _OPENING, None, now)

    def opened(self, slot: Slot, message: int, now: datetime) -> None:
        """Write down the message that holds the beginning of an answer."""
        self._put(slot, _OPEN, message, now)

    def _put(self, slot: Slot, state: str, message: int | None, now: datetime) -> None:
        row = {"key": slot.key, "ordinal": slot.ordinal}
        with self._engine.begin() as connection:
            connection.execute(delete(outbox).where(_at(slot)))
            connection.execute(outbox.insert().values(state=state, message=message, at=now, **row))

    def forget(self, slot: Slot) -> None:
        """Forget a send that certainly did not happen, or a message that is gone."""
        with self._engine.begin() as connection:
            connection.execute(delete(outbox).where(_at(slot)))

    def unfinished(self, key: str) -> tuple[Slot, int] | None:
        """Return where the answer to an update was begun and not ended, and in which message."""
        wanted = select(outbox.c.ordinal, outbox.c.message).where(
            outbox.c.key == key, outbox.c.state == _OPEN
        )
        with self._engine.connect() as connection:
            row = connection.execute(wanted.order_by(outbox.c.ordinal)).first()
        return (Slot(key, row.ordinal), row.message) if row else None

    def close(self, key: str) -> None:
        """Forget the sends of an update that is handled: it will not be answered again."""
        with self._engine.begin() as connection:
            connection.execute(delete(outbox).where(outbox.c.key == key))

    def unknown(self, key: str) -> bool:
        """Tell whether the fate of any message in the answer to an update is unknown."""
        wanted = select(outbox.c.ordinal).where(
            outbox.c.key == key, outbox.c.state.in_((_SENDING, _SENDING + _WHOLE))
        )
        with self._engine.connect() as connection:
            return connection.execute(wanted).first() is not None

    def prune(self, before: datetime) -> None:
        """Forget sends from before a time, whatever they belonged to."""
        with self._engine.begin() as connection:
            connection.execute(delete(outbox).where(outbox.c.at < before))


def _at(slot: Slot) -> ColumnElement[bool]:
    return (outbox.c.key == slot.key) & (outbox.c.ordinal == slot.ordinal)
