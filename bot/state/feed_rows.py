"""Rows of feeds as values, and what several keepers of them do inside their transactions."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, select, update

from bot.state.feed_tables import feeds, subscriptions
from bot.state.feed_values import AWAY, Place, Subscription
from bot.state.inserting import insert_new
from ingest.feeds.reader import Known
from ingest.values import LibraryId

NO_TOPIC = 0
"""In the tables; Telegram counts topics from one, and nothing equals NULL in a unique key."""


def in_place(place: Place) -> ColumnElement[bool]:
    """Return the condition that a subscription is of this place."""
    return (subscriptions.c.library == place.library) & (
        subscriptions.c.topic == (place.topic or NO_TOPIC)
    )


def is_here() -> ColumnElement[bool]:
    """Return the condition that the chat of a subscription takes messages."""
    return subscriptions.c.dead.is_distinct_from(AWAY)


def in_utc(stored: datetime) -> datetime:
    """Return a stored time as an aware one: SQLite keeps no zone, and only UTC is written."""
    return stored.replace(tzinfo=UTC) if stored.tzinfo is None else stored.astimezone(UTC)


def subscription(row: Row[Any]) -> Subscription:
    """Return what a row of the table says."""
    return Subscription(
        id=row.id,
        place=Place(LibraryId(row.library), row.topic or None),
        url=row.url,
        title=row.title,
        site=row.site,
        words=tuple(json.loads(row.words)),
        at_once=row.at_once,
        since=in_utc(row.since),
        added_by=row.added_by,
        dead=row.dead,
    )


def read(connection: Connection, condition: ColumnElement[bool]) -> list[Subscription]:
    """Return the subscriptions of which this is true, in the order in which they began."""
    wanted = select(subscriptions).where(condition)
    rows = connection.execute(wanted.order_by(subscriptions.c.since, subscriptions.c.id))
    return [subscription(row) for row in rows]


def followers(connection: Connection, url: str) -> Sequence[Subscription]:
    """Return every subscription to a feed that is alive."""
    return read(connection, (subscriptions.c.url == url) & subscriptions.c.dead.is_(None))


def visited(connection: Connection, url: str, known: Known, minutes: int, now: datetime) -> None:
    """Write down a visit that went well; a feed without a row gets one."""
    values = {
        "etag": known.etag,
        "last_modified": known.last_modified,
        "body": known.body,
        "minutes": minutes,
        "next_poll": now + timedelta(minutes=minutes),
        "polled": now,
        "failures": 0,
        "failing_since": None,
    }
    ensure(connection, url, now)
    connection.execute(update(feeds).where(feeds.c.url == url).values(**values))


def ensure(connection: Connection, url: str, now: datetime) -> None:
    """Give a feed a row if it has none; it is due at once."""
    row = {"url": url, "minutes": 0, "next_poll": now, "failures": 0}
    connection.execute(insert_new(connection.engine, feeds), [row])


def drop_unfollowed(connection: Connection) -> None:
    """Forget feeds that nobody follows: their addresses may be secret."""
    followed = select(subscriptions.c.url).where(subscriptions.c.dead.is_(None))
    connection.execute(delete(feeds).where(feeds.c.url.not_in(followed)))
