"""The feeds that chats follow."""

import json
import uuid
from datetime import datetime

from sqlalchemy import Engine, delete, func, select, update

from bot.state.feed_entries import AT_FIRST, take
from bot.state.feed_rows import NO_TOPIC, drop_unfollowed, followers, in_place, read, visited
from bot.state.feed_tables import subscriptions
from bot.state.feed_values import Place, Subscription, Wish
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
        entries = found.feed.entries
        with self._engine.begin() as connection:
            begins = connection.execute(select(subscriptions.c.id).where(alive)).first() is None
            row = _row(place, found, wish, now)
            connection.execute(insert_new(self._engine, subscriptions), [row])
            changes = {"words": row["words"], "at_once": row["at_once"], "dead": None}
            connection.execute(update(subscriptions).where(mine).values(**changes))
            (follower,) = read(connection, mine)
            if begins:
                take(connection, follower, entries, now, AT_FIRST)
            for other in followers(connection, found.url):
                take(connection, other, entries, now)
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

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Change nothing: no row here is made from an article."""

    def forget_library(self, library: LibraryId) -> None:
        """Forget everything that a chat follows, and feeds that nobody else does."""
        with self._engine.begin() as connection:
            connection.execute(delete(subscriptions).where(subscriptions.c.library == library))
            drop_unfollowed(connection)

    def forget_person(self, person: str) -> None:
        """Forget who it was that began to follow."""
        with self._engine.begin() as connection:
            connection.execute(
                update(subscriptions)
                .where(subscriptions.c.added_by == person)
                .values(added_by=None)
            )


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
