"""What was used by whom, where and on which day: counts, tokens and money; no words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Date,
    Engine,
    Integer,
    String,
    Table,
    delete,
    func,
    select,
    update,
)

from bot.state.inserting import insert_new
from bot.state.schema import metadata
from ingest.values import LibraryId

Counted: TypeAlias = Literal["questions", "summaries", "articles"]

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
        """Add to the counts of a day, such as `{"questions": 1, "micros": 120}`."""
        empty = {"questions": 0, "summaries": 0, "articles": 0}
        empty |= {"tokens_in": 0, "tokens_out": 0, "micros": 0}
        row = {"library": library, "person": person, "day": day, **empty}
        mine = (usage.c.library == library) & (usage.c.person == person) & (usage.c.day == day)
        more = {name: usage.c[name] + count for name, count in counts.items()}
        with self._engine.begin() as connection:
            connection.execute(insert_new(self._engine, usage), [row])
            connection.execute(update(usage).where(mine).values(more))

    def of_person(self, person: str, since: date) -> Used:
        """Return what a person used in all chats from a day on."""
        return self._sum((usage.c.person == person) & (usage.c.day >= since))

    def of_chat(self, library: LibraryId, since: date, person: str | None = None) -> Used:
        """Return what was used in a chat from a day on, by everybody or by one person."""
        mine = (usage.c.library == library) & (usage.c.day >= since)
        return self._sum(mine if person is None else mine & (usage.c.person == person))

    def of_all(self, since: date) -> Used:
        """Return what was used by everybody from a day on."""
        return self._sum(usage.c.day >= since)

    def _sum(self, condition: ColumnElement[bool]) -> Used:
        names = ("questions", "summaries", "articles", "tokens_in", "tokens_out", "micros")
        wanted = select(*(func.coalesce(func.sum(usage.c[name]), 0) for name in names))
        with self._engine.connect() as connection:
            row = connection.execute(wanted.where(condition)).one()
        return Used(*map(int, row))

    def forget_person(self, library: LibraryId, person: str) -> None:
        """Forget what a person used in a chat."""
        mine = (usage.c.library == library) & (usage.c.person == person)
        with self._engine.begin() as connection:
            connection.execute(delete(usage).where(mine))

    def prune(self, before: date) -> None:
        """Forget days of long ago."""
        with self._engine.begin() as connection:
            connection.execute(delete(usage).where(usage.c.day < before))
