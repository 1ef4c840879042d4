"""Digest plans: when a chat, or a topic of a forum, gets its digests."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Engine,
    String,
    Table,
    delete,
    select,
    update,
)

from bot.planning.due import next_due
from bot.planning.values import Plan
from bot.state.moments import Moment
from bot.state.schema import metadata
from ingest.values import LibraryId

NO_TOPIC = 0
"""The topic of a chat without topics, and of a forum's general one."""

digest_plans = Table(
    "digest_plan",
    metadata,
    Column("library", String, primary_key=True),
    Column("topic", BigInteger, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("chat", BigInteger, nullable=False),
    Column("days", String, nullable=False),
    Column("times", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("language", String),
    Column("created_by", BigInteger),
    Column("paused", String),
    Column("next_due", Moment, nullable=False, index=True),
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan that is kept: where its digests go, and when the next is due.

    `id` is the same whenever this library and topic have a plan. `paused` is the reason why none
    is made; `created_by` the Telegram id of who set it.
    """

    id: str
    library: LibraryId
    topic: int
    chat: int
    plan: Plan
    language: str | None
    created_by: int | None
    paused: str | None
    next_due: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where digests go: the library of a chat, the chat's Telegram id, and a topic in it."""

    library: LibraryId
    chat: int
    topic: int = NO_TOPIC


class Plans:
    """Keeps one plan for each library and topic. Synchronous; safe from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def set(
        self, place: Place, plan: Plan, *, by: int | None, language: str | None, now: datetime
    ) -> Planned:
        """Put a plan in the place of an earlier one, not paused, due from `now` on."""
        row = {
            "library": place.library,
            "topic": place.topic,
            "id": plan_id(place.library, place.topic),
            "chat": place.chat,
            "days": "".join(map(str, sorted(plan.days))),
            "times": " ".join(f"{at:%H:%M}" for at in plan.times),
            "zone": plan.zone,
            "language": language,
            "created_by": by,
            "paused": None,
            "next_due": next_due(plan, now),
        }
        with self._engine.begin() as connection:
            connection.execute(delete(digest_plans).where(_is(place.library, place.topic)))
            connection.execute(digest_plans.insert().values(row))
        return _planned(row)

    def get(self, library: LibraryId, topic: int = NO_TOPIC) -> Planned | None:
        """Return the plan of a topic, if it has one."""
        return next(iter(self._find(_is(library, topic))), None)

    def find(self, id_: str) -> Planned | None:
        """Return the plan with this id, if it is still there."""
        return next(iter(self._find(digest_plans.c.id == id_)), None)

    def list(self, library: LibraryId) -> Sequence[Planned]:
        """Return the plans of a library, by topic."""
        return self._find(digest_plans.c.library == library)

    def due(self, now: datetime, limit: int) -> Sequence[Planned]:
        """Return the plans that are due by now and not paused, the longest overdue first."""
        return self._find(
            (digest_plans.c.next_due <= now) & digest_plans.c.paused.is_(None), limit=limit
        )

    def advance(self, planned: Planned, due: datetime) -> bool:
        """Move a plan on to its next time; False when somebody did, or changed it, before."""
        unchanged = (digest_plans.c.id == planned.id) & (
            digest_plans.c.next_due == planned.next_due
        )
        with self._engine.begin() as connection:
            done = connection.execute(update(digest_plans).where(unchanged).values(next_due=due))
        return done.rowcount > 0

    def pause(self, library: LibraryId, reason: str) -> bool:
        """Pause all plans of a chat; True when any ran until now: then its admin is to be told."""
        running = (digest_plans.c.library == library) & digest_plans.c.paused.is_(None)
        with self._engine.begin() as connection:
            done = connection.execute(update(digest_plans).where(running).values(paused=reason))
        return done.rowcount > 0

    def resume(self, library: LibraryId, now: datetime) -> Sequence[Planned]:
        """Let the plans of a chat go on, from `now` on; return those that were paused."""
        paused = self._find(
            (digest_plans.c.library == library) & digest_plans.c.paused.is_not(None)
        )
        with self._engine.begin() as connection:
            for one in paused:
                connection.execute(
                    update(digest_plans)
                    .where(digest_plans.c.id == one.id)
                    .values(paused=None, next_due=next_due(one.plan, now))
                )
        return paused

    def remove(self, library: LibraryId, topic: int = NO_TOPIC) -> bool:
        """Remove the plan of a topic; False when it had none."""
        with self._engine.begin() as connection:
            done = connection.execute(delete(digest_plans).where(_is(library, topic)))
        return done.rowcount > 0

    def move(self, library: LibraryId, chat: int) -> None:
        """Note that a library's chat has another Telegram id now."""
        mine = digest_plans.c.library == library
        with self._engine.begin() as connection:
            connection.execute(update(digest_plans).where(mine).values(chat=chat))

    def forget_article(self, _library: LibraryId, _article: str) -> None:
        """Do nothing: a plan knows no articles."""

    def forget_library(self, library: LibraryId) -> None:
        """Forget the plans of a library."""
        with self._engine.begin() as connection:
            connection.execute(delete(digest_plans).where(digest_plans.c.library == library))

    def _find(self, wanted: ColumnElement[bool], limit: int | None = None) -> Sequence[Planned]:
        rows = select(digest_plans).where(wanted).limit(limit)
        with self._engine.connect() as connection:
            found = connection.execute(rows.order_by(digest_plans.c.next_due, digest_plans.c.topic))
            return [_planned(row) for row in found.mappings()]


def plan_id(library: LibraryId, topic: int) -> str:
    """Return the id of a topic's plan: stable, and it does not tell whose it is."""
    return hashlib.sha256(f"{library}\n{topic}".encode()).hexdigest()[:24]


def _is(library: LibraryId, topic: int) -> ColumnElement[bool]:
    return (digest_plans.c.library == library) & (digest_plans.c.topic == topic)


def _planned(row: Mapping[Any, Any]) -> Planned:
    kept = {name: row[name] for name in row if name not in {"days", "times", "zone"}}
    days = frozenset(map(int, row["days"]))
    times = tuple(time.fromisoformat(at) for at in row["times"].split())
    return Planned(plan=Plan(days, times, row["zone"]), **kept)
