"""When each feed is visited, how visits went, and what its followers are to be told once."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select, update

from bot.state.feed_rows import (
    drop_unfollowed,
    ensure,
    followers,
    in_place,
    in_utc,
    is_here,
    subscription,
    visited,
)
from bot.state.feed_tables import feeds, notices, subscriptions
from bot.state.feed_values import (
    Death,
    Due,
    FeedDied,
    FeedMoved,
    FeedNotice,
    Place,
    Subscription,
)
from ingest.feeds.reader import Known

LEASE = timedelta(minutes=10)
"""How long a feed that was taken up is left to who did; longer than a visit may take."""


class FeedPolls:
    """Keeps the clock of feeds, one for all who follow. Synchronous; thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, now: datetime, limit: int) -> list[Due]:
        """Return the feeds that are due, longest waiting first, for the caller alone to visit.

        What is claimed and neither planned nor buried comes up again.
        """
        wanted = (
            select(feeds).where(feeds.c.next_poll <= now).order_by(feeds.c.next_poll).limit(limit)
        )
        with self._engine.begin() as connection:
            if self._engine.dialect.name == "postgresql":
                wanted = wanted.with_for_update(skip_locked=True)
            rows = connection.execute(wanted).all()
            if rows:
                mine = feeds.c.url.in_([row.url for row in rows])
                connection.execute(update(feeds).where(mine).values(next_poll=now + LEASE))
        return [
            Due(
                url=row.url,
                known=Known(row.etag, row.last_modified, row.body),
                minutes=row.minutes,
                failures=row.failures,
                failing_since=in_utc(row.failing_since) if row.failing_since else None,
            )
            for row in rows
        ]

    def visited(self, url: str, known: Known, minutes: int, now: datetime) -> None:
        """Remember a visit that went well; the next is in so many minutes."""
        with self._engine.begin() as connection:
            visited(connection, url, known, minutes, now)
            drop_unfollowed(connection)

    def failed(self, due: Due, again: datetime, now: datetime) -> None:
        """Remember a visit that failed; the next is at `again`."""
        values = {
            "failures": due.failures + 1,
            "failing_since": due.failing_since or now,
            "next_poll": again,
        }
        with self._engine.begin() as connection:
            connection.execute(update(feeds).where(feeds.c.url == due.url).values(**values))

    def bury(self, url: str, reason: Death, now: datetime) -> None:
        """Visit a feed no more, and leave a notice for each who followed it."""
        with self._engine.begin() as connection:
            for follower in followers(connection, url):
                _leave(connection, follower, "died", reason, now)
            mine = (subscriptions.c.url == url) & subscriptions.c.dead.is_(None)
            connection.execute(update(subscriptions).where(mine).values(dead=reason))
            drop_unfollowed(connection)

    def move(self, old: str, new: str, now: datetime) -> None:
        """Follow a feed at its new address, and leave a notice for each who did at the old one.

        The visit that found this out is to be written down for the new address.
        """
        with self._engine.begin() as connection:
            for follower in followers(connection, old):
                if _move(connection, follower, new):
                    _leave(connection, follower, "moved", old, now)
            ensure(connection, new, now)
            drop_unfollowed(connection)

    def notices(self, place: Place | None = None, *, limit: int = 100) -> list[FeedNotice]:
        """Return what is still to be told, oldest first: in one place, or anywhere."""
        wanted = select(subscriptions, notices.c.kind, notices.c.fact).join(notices)
        wanted = wanted.where(is_here() if place is None else is_here() & in_place(place))
        wanted = wanted.order_by(notices.c.at, subscriptions.c.id).limit(limit)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        return [
            FeedDied(subscription(row), row.fact)
            if row.kind == "died"
            else FeedMoved(subscription(row), row.fact)
            for row in rows
        ]

    def told(self, notice: FeedNotice) -> None:
        """Forget a notice that was told."""
        kind = "died" if isinstance(notice, FeedDied) else "moved"
        with self._engine.begin() as connection:
            connection.execute(
                delete(notices).where(
                    notices.c.subscription == notice.subscription.id, notices.c.kind == kind
                )
            )


def _move(connection: Connection, follower: Subscription, new: str) -> bool:
    """Give a subscription its new address; False if it was followed in the same place already."""
    same = in_place(follower.place) & (subscriptions.c.url == new)
    connection.execute(delete(subscriptions).where(same, subscriptions.c.dead.is_not(None)))
    mine = subscriptions.c.id == follower.id
    if connection.execute(select(subscriptions.c.id).where(same)).first() is not None:
        connection.execute(delete(subscriptions).where(mine))
        return False
    connection.execute(update(subscriptions).where(mine).values(url=new))
    return True


def _leave(
    connection: Connection, follower: Subscription, kind: str, fact: str, now: datetime
) -> None:
    """Write a notice down in place of an older one of its kind."""
    mine = (notices.c.subscription == follower.id) & (notices.c.kind == kind)
    connection.execute(delete(notices).where(mine))
    connection.execute(
        insert(notices).values(subscription=follower.id, kind=kind, fact=fact, at=now)
    )
