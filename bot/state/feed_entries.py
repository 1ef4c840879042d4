"""Which entries of a feed a subscription has seen, and which wait to be shown."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, Engine, Row, delete, or_, select, update

from bot.state.feed_rows import followers, in_place, in_utc, is_here, subscription
from bot.state.feed_tables import entries as table
from bot.state.feed_tables import subscriptions
from bot.state.feed_values import Bundle, Delivery, Place, Subscription
from bot.state.inserting import insert_new
from ingest.feeds.plain import digest
from ingest.feeds.values import FeedEntry
from ingest.fetch.urls import canonical
from ingest.text.phrases import mentions
from ingest.values import LibraryId

AT_FIRST = 3
"""Entries that a new follower is shown of those that were there before."""
AT_A_TIME = 100
"""Entries of one visit that are shown: more at once is a fault of the feed, or an attack."""
APART = 5
"""Entries that may come to a place at once in a message each; more would be a flood."""
TOGETHER = 50
"""Entries in one message."""
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
        self,
        place: Place | None = None,
        *,
        at_once: bool,
        before: datetime | None = None,
        limit: int = 200,
    ) -> list[Delivery]:
        """Return entries that wait, oldest first: in one place, or anywhere.

        With `before`, those that were found earlier. Of more than `limit` the newest are returned.
        """
        wanted = select(table, subscriptions).join(subscriptions).where(_waits(at_once=at_once))
        if place is not None:
            wanted = wanted.where(in_place(place))
        if before is not None:
            wanted = wanted.where(table.c.found < before.astimezone(UTC))  # SQLite has no zones
        order = (table.c.found.desc(), table.c.rank.desc(), table.c.subscription)
        with self._engine.connect() as connection:
            newest = connection.execute(wanted.order_by(*order).limit(limit)).all()
        return [_delivery(row) for row in sorted(newest, key=_age)]

    def places(self) -> list[Place]:
        """Return where entries wait that are wanted at once."""
        wanted = select(subscriptions.c.library, subscriptions.c.topic).distinct()
        wanted = wanted.join(table).where(_waits(at_once=True))
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        return [Place(LibraryId(row.library), row.topic or None) for row in rows]

    def bundles(self, place: Place) -> list[Bundle]:
        """Return the messages in which entries come at once to a place, oldest first.

        Few entries have a message each; of more than `APART` each message has many. What was put
        into a message once stays in it, whatever is found later.
        """
        wanted = select(table, subscriptions).join(subscriptions)
        wanted = wanted.where(_waits(at_once=True), in_place(place))
        with self._engine.begin() as connection:
            rows = sorted(connection.execute(wanted).all(), key=_age)
            new = [row for row in rows if row.bundle is None]
            names = {_key(row): row.bundle for row in rows}
            for some in _parted(new):
                first = _key(some[0])
                for row in some:
                    names[_key(row)] = first
                    mine = _named(_key(row))
                    connection.execute(update(table).where(mine).values(bundle=first))
        found: dict[str, list[Delivery]] = {}
        for row in rows:
            found.setdefault(names[_key(row)], []).append(_delivery(row))
        return [Bundle(name, tuple(deliveries)) for name, deliveries in found.items()]

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


def _waits(*, at_once: bool) -> ColumnElement[bool]:
    return table.c.content.is_not(None) & (subscriptions.c.at_once == at_once) & is_here()


def _age(row: Row[Any]) -> tuple[datetime, str, int]:
    return row.found, row.subscription, row.rank


def _key(row: Row[Any]) -> str:
    return f"{row.subscription}:{row.entry}"


def _parted(rows: Sequence[Row[Any]]) -> list[Sequence[Row[Any]]]:
    """Put what is new into messages."""
    each = 1 if len(rows) <= APART else TOGETHER
    return [rows[start : start + each] for start in range(0, len(rows), each)]


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(_key(row), subscription(row), _read(row.content), in_utc(row.found))


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
