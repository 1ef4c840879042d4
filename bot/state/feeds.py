"""The feeds that chats follow."""

import json
import uuid
from datetime import datetime

from sqlalchemy import Engine, delete, func, select, update

from bot.state.feed_entries import AT_FIRST, take
from bot.state.feed_rows import (
    NO_TOPIC,
    drop_unfollowed,
    ensure,
    followers,
    in_place,
    is_here,
    read,
    visited,
)
from bot.state.feed_tables import entries, notices, subscriptions
from bot.state.feed_values import AWAY, Place, Subscription, Wish
from bot.state.inserting import insert_new
from ingest.feeds.reader import Found
from ingest.values import LibraryId


class Subscriptions:
    """Remembers what is followed where. Synchronous; safe to call from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(
        self, place: Place, found: Found, wish: Wish, *, minutes: int, now: datetime
    ) -> tuple[Subscription, bool]:
        """Follow a feed in a place, or change how; tell also whether it begins now.

        Of what is in the feed, the newest few entries wait for a new follower. The clock of the
        feed starts again, the next visit is in so many minutes, and whoever follows it already is
        served as by any visit: nobody can tell that others were there before. What had died
        begins again.
        """
        mine = in_place(place) & (subscriptions.c.url == found.url)
        alive = mine & subscriptions.c.dead.is_(None)
        there = found.feed.entries
        with self._engine.begin() as connection:
            begins = connection.execute(select(subscriptions.c.id).where(alive)).first() is None
            row = _row(place, found, wish, now)
            connection.execute(insert_new(self._engine, subscriptions), [row])
            changes = {"words": row["words"], "at_once": row["at_once"], "dead": None}
            connection.execute(update(subscriptions).where(mine).values(**changes))
            (follower,) = read(connection, mine)
            if begins:
                take(connection, follower, there, now, AT_FIRST)
            for other in followers(connection, found.url):
                take(connection, other, there, now)
            visited(connection, found.url, found.known, minutes, now)
        return follower, begins

    def list(self, place: Place) -> list[Subscription]:
        """Return what is followed in a place, in the order in which it was begun."""
        with self._engine.connect() as connection:
            return read(connection, in_place(place))

    def count(self, library: LibraryId) -> int:
        """Count what a chat follows, in all of its topics."""
        wanted = select(func.count()).where(subscriptions.c.library == library)
        with self._engine.connect() as connection:
            return connection.scalar(wanted) or 0

    def remove(self, place: Place, id_: str) -> bool:
        """Follow no more, and forget what was seen; False if that is not followed here."""
        with self._engine.begin() as connection:
            gone = connection.execute(
                delete(subscriptions).where(in_place(place), subscriptions.c.id == id_)
            )
            drop_unfollowed(connection)
        return gone.rowcount > 0

    def change(self, place: Place, id_: str, *, at_once: bool) -> bool:
        """Let entries come at once, or in the digest; False if that is not followed here."""
        mine = in_place(place) & (subscriptions.c.id == id_)
        with self._engine.begin() as connection:
            changed = connection.execute(update(subscriptions).where(mine).values(at_once=at_once))
        return changed.rowcount > 0

    def rest(self, library: LibraryId, place: Place | None = None) -> None:
        """Let what a chat follows rest, in one place or in all: it takes no messages there.

        What waited of feeds that have died is forgotten, their notices too.
        """
        mine = in_place(place) if place else subscriptions.c.library == library
        dead = select(subscriptions.c.id).where(mine, subscriptions.c.dead.is_not(None), is_here())
        with self._engine.begin() as connection:
            connection.execute(
                update(entries).where(entries.c.subscription.in_(dead)).values(content=None)
            )
            connection.execute(delete(notices).where(notices.c.subscription.in_(dead)))
            alive = mine & subscriptions.c.dead.is_(None)
            connection.execute(update(subscriptions).where(alive).values(dead=AWAY))
            drop_unfollowed(connection)

    def wake(self, library: LibraryId, now: datetime) -> None:
        """Go on with what rested in a chat; each feed is visited soon."""
        resting = (subscriptions.c.library == library) & (subscriptions.c.dead == AWAY)
        with self._engine.begin() as connection:
            urls = list(connection.scalars(select(subscriptions.c.url).where(resting)))
            for url in urls:
                ensure(connection, url, now)
            if urls:
                connection.execute(update(subscriptions).where(resting).values(dead=None))

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Change nothing: no row here is made from an article."""

    def forget_library(self, library: LibraryId) -> None:
        """Forget everything that a chat follows, and feeds that nobody else does."""
        with self._engine.begin() as connection:
            connection.execute(delete(subscriptions).where(subscriptions.c.library == library))
            drop_unfollowed(connection)

    def forget_person(self, library: LibraryId, person: str) -> None:
        """Forget who it was that began to follow in a chat."""
        theirs = (subscriptions.c.library == library) & (subscriptions.c.added_by == person)
        with self._engine.begin() as connection:
            connection.execute(update(subscriptions).where(theirs).values(added_by=None))


def _row(place: Place, found: Found, wish: Wish, now: datetime) -> dict[str, object]:
    return {
        "id": uuid.uuid4().hex,
        "library": place.library,
        "topic": place.topic or NO_TOPIC,
        "url": found.url,
        "title": found.feed.title,
        "site": found.feed.site,
        "words": json.dumps(wish.words),
        "at_once": wish.at_once,
        "since": now,
        "added_by": wish.person,
    }
