"""The inbox: updates as they came, kept until they are handled.

A row is written before Telegram is told that the update arrived. Once it is handled its content is
erased, and the bare row stays for some days, so that an update which Telegram delivers again is
known. An update that cannot be handled is buried: its content is erased too, and only the shape of
it (names of fields and types of values) is kept, for the operator.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Engine,
    Integer,
    String,
    Table,
    Text,
    delete,
    func,
    select,
    update,
)

from bot.state.inserting import insert_new
from bot.state.schema import metadata

RawUpdate: TypeAlias = dict[str, Any]
"""An update of the Bot API as parsed JSON."""

inbox = Table(
    "inbox",
    metadata,
    Column("key", String, primary_key=True),
    Column("lane", String, nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("content", Text),
    Column("attempts", Integer, nullable=False),
    Column("received", DateTime(timezone=True), nullable=False, index=True),
)

dead_updates = Table(
    "dead_update",
    metadata,
    Column("key", String, primary_key=True),
    Column("reason", String, nullable=False),
    Column("shape", Text, nullable=False),
    Column("buried", DateTime(timezone=True), nullable=False, index=True),
)


@dataclass(frozen=True, slots=True)
class Received:
    """An update with its key, the lane it waits in, and its place in the lane."""

    key: str
    lane: str
    place: int
    content: RawUpdate


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that is not handled yet, and how often that was begun."""

    key: str
    lane: str
    place: int
    attempts: int


class Inbox:
    """Keeps updates from their arrival to their end. Synchronous; safe to call from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, updates: Sequence[Received], now: datetime) -> None:
        """Write updates down, all or none; those that were here before stay as they are."""
        if not updates:
            return
        rows = [
            {
                "key": one.key,
                "lane": one.lane,
                "place": one.place,
                "content": json.dumps(one.content),
                "attempts": 0,
                "received": now,
            }
            for one in updates
        ]
        with self._engine.begin() as connection:
            connection.execute(insert_new(self._engine, inbox), rows)

    def waiting(self) -> list[Waiting]:
        """Return the updates that are not handled yet, in order."""
        wanted = (
            select(inbox.c.key, inbox.c.lane, inbox.c.place, inbox.c.attempts)
            .where(inbox.c.content.is_not(None))
            .order_by(inbox.c.place)
        )
        with self._engine.connect() as connection:
            return [Waiting(*row) for row in connection.execute(wanted)]

    def take(self, key: str) -> tuple[RawUpdate, int] | None:
        """Return an update and how often it was taken, this time included; None once handled."""
        mine = (inbox.c.key == key) & inbox.c.content.is_not(None)
        with self._engine.begin() as connection:
            connection.execute(update(inbox).where(mine).values(attempts=inbox.c.attempts + 1))
            row = connection.execute(select(inbox.c.content, inbox.c.attempts).where(mine)).first()
        return (json.loads(row.content), row.attempts) if row else None

    def close(self, key: str) -> None:
        """Erase the content of an update that was handled, and whom it was from."""
        with self._engine.begin() as connection:
            connection.execute(
                update(inbox).where(inbox.c.key == key).values(content=None, lane="")
            )

    def bury(self, key: str, reason: str, now: datetime) -> None:
        """Give up on an update: keep why, and its shape without any content."""
        with self._engine.begin() as connection:
            content = connection.scalar(select(inbox.c.content).where(inbox.c.key == key))
            connection.execute(delete(dead_updates).where(dead_updates.c.key == key))
            connection.execute(
                dead_updates.insert().values(
                    key=key,
                    reason=reason,
                    shape=json.dumps(shape(json.loads(content)) if content else None),
                    buried=now,
                )
            )
            connection.execute(
                update(inbox).where(inbox.c.key == key).values(content=None, lane="")
            )

    def buried(self) -> int:
        """Count the updates that were given up."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(dead_updates)) or 0

    def prune(self, before: datetime) -> None:
        """Forget the bare rows of handled updates, and buried ones, from before a time."""
        with self._engine.begin() as connection:
            connection.execute(
                delete(inbox).where(inbox.c.content.is_(None), inbox.c.received < before)
            )
            connection.execute(delete(dead_updates).where(dead_updates.c.buried < before))


def shape(value: object, depth: int = 6) -> object:
    """Return the names of fields and the types of values, and nothing of what they say."""
    if depth == 0:
        return "…"
    if isinstance(value, dict):
        return {name: shape(inner, depth - 1) for name, inner in list(value.items())[:50]}
    if isinstance(value, list):
        return [shape(inner, depth - 1) for inner in value[:3]]
    return type(value).__name__
