"""Which entries of a feed a subscription has seen, and which wait to be shown."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, Engine, Row, delete, or_, select, update

from bot.state.feed_rows import followers, in_place, in_utc, subscription
from bot.state.feed_tables import entries as table
from bot.state.feed_tables import subscriptions
from bot.state.feed_values import Delivery, Place, Subscription
from bot.state.inserting import insert_new
from ingest.feeds.plain import digest
from ingest.feeds.values import FeedEntry
from ingest.fetch.urls import canonical
from ingest.text.phrases import mentions

AT_FIRST = 3
"""Entries that a new follower is shown of those that were there before."""
AT_A_TIME = 100
"""Entries of one visit that are shown: more at once is a fault of the feed, or an attack."""
REMEMBERED = timedelta(days=90)
"""How long an entry that has left its feed is known, should it come back."""


class FeedEntries:
    """Gives each entry to each subscription once. Synchronous; safe to call from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def take(self, url: str, found: Sequence[FeedEntry], now: datetime) -> int:
        """Let what is new in a feed wait for everybody who follows it; count what was new.

        Taking the same again changes nothing.
        """
        with self._engine.begin() as connection:
            served = [
                take(connection, follower, found, now) for follower in followers(connection, url)
            ]
        return max(served, default=0)

    def waiting(
        self, place: Place | None = None, *, at_once: bool, limit: int = 200
    ) -> list[Delivery]:
        """Return entries that wait, oldest first: in one place, or anywhere."""
        wanted = (
            select(table, subscriptions)
            .join(subscriptions)
            .where(table.c.content.is_not(None), subscriptions.c.at_once == at_once)
        )
        if place is not None:
            wanted = wanted.where(in_place(place))
        wanted = wanted.order_by(table.c.found, table.c.subscription, table.c.rank).limit(limit)
        with self._engine.connect() as connection:
            return [_delivery(row) for row in connection.execute(wanted)]

    def delivered(self, keys: Sequence[str]) -> None:
        """Remember that these entries were shown; what they said is forgotten."""
        with self._engine.begin() as connection:
            for key in keys:
                connection.execute(update(table).where(_named(key)).values(content=None))


def take(
    connection: Connection,
    follower: Subscription,
    found: Sequence[FeedEntry],
    now: datetime,
    shown: int = AT_A_TIME,
) -> int:
    """Write down what is new to one subscription, and count it.

    Of the wanted entries the newest `shown` wait with what they say; all others count as seen.
    """
    new = _new(connection, follower, found)
    wanted = [key for key, one in new.items() if _is_wanted(follower, one)][:shown]
    rows = [
        {
            "subscription": follower.id,
            "entry": key,
            "alike": _alike(one),
            "rank": -place,
            "content": _written(one) if key in wanted else None,
            "found": now,
        }
        for place, (key, one) in enumerate(new.items())
    ]
    if rows:
        connection.execute(insert_new(connection.engine, table), rows)
        _prune(connection, follower, found, now)
    return len(rows)


def _delivery(row: Row[Any]) -> Delivery:
    key = f"{row.subscription}:{row.entry}"
    return Delivery(key, subscription(row), _read(row.content), in_utc(row.found))


def _new(
    connection: Connection, follower: Subscription, found: Sequence[FeedEntry]
) -> dict[str, FeedEntry]:
    """Return by key the entries that this subscription has seen under no name.

    Some feeds name their entries anew on each visit; others change their host.
    """
    named = {digest(one.id): one for one in found}
    alike = [_alike(one) for one in found]
    known = connection.execute(
        select(table.c.entry, table.c.alike).where(
            table.c.subscription == follower.id,
            or_(table.c.entry.in_(list(named)), table.c.alike.in_(alike)),
        )
    ).all()
    seen = {row.entry for row in known}, {row.alike for row in known}
    return {
        key: one for key, one in named.items() if key not in seen[0] and _alike(one) not in seen[1]
    }


def _prune(
    connection: Connection, follower: Subscription, found: Sequence[FeedEntry], now: datetime
) -> None:
    """Forget what was seen long ago and is not in the feed any more."""
    connection.execute(
        delete(table).where(
            table.c.subscription == follower.id,
            table.c.found < now - REMEMBERED,
            table.c.entry.not_in([digest(one.id) for one in found]),
        )
    )


def _is_wanted(follower: Subscription, entry: FeedEntry) -> bool:
    return not follower.words or mentions(f"{entry.title}\n{entry.summary}", follower.words)


def _alike(entry: FeedEntry) -> str:
    """Return what stays of an entry when its feed renames it or moves to another host."""
    parts = urlsplit(canonical(entry.url or ""))
    when = entry.published.isoformat() if entry.published else ""
    rest = "" if entry.url else entry.summary
    return digest(parts.path, parts.query, when, entry.title, rest)


def _named(key: str) -> ColumnElement[bool]:
    follower, _, entry = key.partition(":")
    return (table.c.subscription == follower) & (table.c.entry == entry)


def _written(entry: FeedEntry) -> str:
    when = entry.published.isoformat() if entry.published else None
    return json.dumps({**asdict(entry), "published": when}, ensure_ascii=False)


def _read(content: str) -> FeedEntry:
    plain = json.loads(content)
    entry = FeedEntry(**plain)
    when = plain["published"]
    return replace(entry, published=datetime.fromisoformat(when).astimezone(UTC) if when else None)
