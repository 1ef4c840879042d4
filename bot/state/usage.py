"""What was used by whom, where and on which day: counts, tokens and money; no words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Date,
    Engine,
    Integer,
    String,
    Table,
    delete,
    func,
    select,
    text,
    update,
)

from bot.state.inserting import insert_new
from bot.state.schema import metadata
from ingest.values import LibraryId

Counted: TypeAlias = Literal["questions", "summaries", "articles"]

KEPT = timedelta(days=62)
"""A month is shown until it ends; the one before helps the operator with bills."""
REPEATED = timedelta(days=3)
"""An update is never handled again later than this."""
_LOCK = 720_195_003
"""Number of our lock in Postgres: any, as long as nothing else there uses it."""

usage = Table(
    "usage",
    metadata,
    Column("library", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("questions", Integer, nullable=False),
    Column("summaries", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("tokens_in", BigInteger, nullable=False),
    Column("tokens_out", BigInteger, nullable=False),
    Column("micros", BigInteger, nullable=False),
)

usage_receipts = Table(
    "usage_receipt",
    metadata,
    Column("key", String, primary_key=True),
    Column("day", Date, nullable=False, index=True),
)

_NAMES = ("questions", "summaries", "articles", "tokens_in", "tokens_out", "micros")


@dataclass(frozen=True, slots=True)
class Spender:
    """Who uses something, where and on which day."""

    library: LibraryId
    person: str
    day: date


@dataclass(frozen=True, slots=True)
class Rule:
    """The most of some things together on one day, by a person or in a chat (`scope`)."""

    scope: Literal["person", "chat"]
    names: tuple[Counted, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Used:
    """What was used in some time; `micros` are millionths of the currency."""

    questions: int = 0
    summaries: int = 0
    articles: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    micros: int = 0


class Usage:
    """Counts by chat, person and day. Synchronous; safe to call from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, library: LibraryId, person: str, day: date, counts: Mapping[str, int]) -> None:
        """Add to the counts of a day, such as `{"tokens_in": 900, "micros": 120}`."""
        with self._engine.begin() as connection:
            self._add(connection, Spender(library, person, day), counts)

    def reserve(
        self, receipt: str, spender: Spender, counted: Counted, rules: Sequence[Rule] = ()
    ) -> Rule | None:
        """Count one more, unless a rule forbids it; return that rule.

        The same receipt counts once, so that a message that is handled again after a crash is not
        paid for twice. Two at once never both take the last one.
        """
        with self._engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            # First of all a write: only that takes SQLite's lock, and reading must be under it.
            old = usage_receipts.c.day < spender.day - REPEATED
            connection.execute(delete(usage_receipts).where(old))
            known = select(usage_receipts.c.key).where(usage_receipts.c.key == receipt)
            if connection.scalar(known) is not None:
                return None
            for rule in rules:
                used = _sum(connection, _scope(rule, spender))
                if sum(getattr(used, name) for name in rule.names) >= rule.most:
                    return rule
            row = {"key": receipt, "day": spender.day}
            connection.execute(usage_receipts.insert().values(row))
            self._add(connection, spender, {counted: 1})
        return None

    def release(self, receipt: str, spender: Spender, counted: Counted) -> None:
        """Count one less: what was reserved under this receipt came to nothing."""
        mine = usage_receipts.c.key == receipt
        with self._engine.begin() as connection:
            if connection.execute(delete(usage_receipts).where(mine)).rowcount:
                self._add(connection, spender, {counted: -1})

    def _add(self, connection: Connection, spender: Spender, counts: Mapping[str, int]) -> None:
        empty = dict.fromkeys(_NAMES, 0)
        row = {"library": spender.library, "person": spender.person, "day": spender.day, **empty}
        mine = _in_chat(spender.library) & (usage.c.person == spender.person)
        more = {name: usage.c[name] + count for name, count in counts.items()}
        if connection.execute(insert_new(self._engine, usage), [row]).rowcount:
            connection.execute(delete(usage).where(usage.c.day < spender.day - KEPT))
        connection.execute(update(usage).where(mine, usage.c.day == spender.day).values(more))

    def of_person(self, person: str, since: date) -> Used:
        """Return what a person used in all chats from a day on."""
        return self._sum((usage.c.person == person) & (usage.c.day >= since))

    def of_chat(self, library: LibraryId, since: date, person: str | None = None) -> Used:
        """Return what was used in a chat from a day on, by everybody or by one person."""
        mine = _in_chat(library) & (usage.c.day >= since)
        return self._sum(mine if person is None else mine & (usage.c.person == person))

    def of_all(self, since: date) -> Used:
        """Return what was used by everybody from a day on."""
        return self._sum(usage.c.day >= since)

    def _sum(self, condition: ColumnElement[bool]) -> Used:
        with self._engine.connect() as connection:
            return _sum(connection, condition)

    def forget_person(self, library: LibraryId, person: str) -> None:
        """Forget what a person used in a chat."""
        mine = _in_chat(library) & (usage.c.person == person)
        with self._engine.begin() as connection:
            connection.execute(delete(usage).where(mine))


def _in_chat(library: LibraryId) -> ColumnElement[bool]:
    return usage.c.library == library


def _scope(rule: Rule, spender: Spender) -> ColumnElement[bool]:
    mine = usage.c.person == spender.person
    return (mine if rule.scope == "person" else _in_chat(spender.library)) & (
        usage.c.day == spender.day
    )


def _sum(connection: Connection, condition: ColumnElement[bool]) -> Used:
    wanted = select(*(func.coalesce(func.sum(usage.c[name]), 0) for name in _NAMES))
    return Used(*map(int, connection.execute(wanted.where(condition)).one()))
