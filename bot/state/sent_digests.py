"""Digests, from the minute they are due to what was sent, so that each is made once.

A digest is written down when it is due, claimed by the worker that makes it, and finished when it
was sent or there was nothing to send. Its messages go through the outbox under the same key, so a
crash between sending and finishing sends none of them again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Engine,
    ForeignKey,
    Integer,
    String,
    Table,
    delete,
    func,
    select,
    update,
)

from bot.state.inserting import insert_new
from bot.state.moments import Moment
from bot.state.plans import Place, Planned
from bot.state.schema import metadata
from ingest.values import LibraryId

LEASE = timedelta(minutes=10)
"""How long a claim holds against other workers; longer than any digest takes to make."""
MOST_CLAIMS = 10
"""A digest that was begun this often and never finished is given up."""
_OPEN = ("due", "claimed")
_BESIDE = "beside"
"""The state of a digest that somebody asked for: nobody else is to make it."""

digests_sent = Table(
    "digest_sent",
    metadata,
    Column("key", String, primary_key=True),
    Column("library", String, nullable=False, index=True),
    Column("topic", BigInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("due", Moment, nullable=False, index=True),
    Column("start", Moment, nullable=False),
    Column("worker", String),
    Column("claimed", Moment),
    Column("claims", Integer, nullable=False),
)

digest_articles = Table(
    "digest_sent_article",
    metadata,
    Column("key", String, ForeignKey("digest_sent.key", ondelete="CASCADE"), primary_key=True),
    Column("story", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article", String, nullable=False, index=True),
)

digest_messages = Table(
    "digest_sent_message",
    metadata,
    Column("key", String, ForeignKey("digest_sent.key", ondelete="CASCADE"), primary_key=True),
    Column("message", BigInteger, primary_key=True, autoincrement=False, index=True),
)


@dataclass(frozen=True, slots=True)
class DigestRun:
    """A digest to make: of what was said from `start` up to `due`, times in UTC.

    `state` is "due", "claimed", "sent", "empty" (nothing new, no message), "passed" (a later digest
    covers its period too), or "beside": asked for, of a period that the next one tells again.
    `claims` counts how often it was begun.
    """

    key: str
    library: LibraryId
    topic: int
    chat: int
    state: str
    due: datetime
    start: datetime
    claims: int


class SentDigests:
    """Remembers digests by key. Synchronous; safe from any thread and process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open(self, planned: Planned, due: datetime, start: datetime) -> str:
        """Write down that a plan's digest is due, and return its key; again changes nothing.

        It begins where the last one of its topic ended; the first one at `start`.
        """
        key = digest_key(planned.id, due)
        self._open(Place(planned.library, planned.chat, planned.topic), key, due, start, "due")
        return key

    def ask(self, place: Place, key: str, due: datetime, start: datetime) -> None:
        """Write down a digest up to `due` that somebody asked for, and makes without a claim."""
        self._open(place, key, due, start, _BESIDE)

    def _open(self, place: Place, key: str, due: datetime, start: datetime, state: str) -> None:
        row = {
            "key": key,
            "library": place.library,
            "topic": place.topic,
            "chat": place.chat,
            "state": state,
            "due": due,
            "start": start,
            "claims": 0,
        }
        with self._engine.begin() as connection:
            connection.execute(insert_new(self._engine, digests_sent), row)

    def claim(self, key: str, *, worker: str, now: datetime) -> bool:
        """Take a digest to make it; False when it is done, gone, or another worker has it.

        The worker that has it gets it again, so that it can go on after a crash; another one only
        once the lease has run out. One that nobody began is passed over if a later one is due.
        """
        run = self.find(key)
        if run is None:
            return False
        is_free = (
            (digests_sent.c.state == "due")
            | (digests_sent.c.worker == worker)
            | (digests_sent.c.claimed < now - LEASE)
        )
        values: dict[str, Any] = {
            "state": "claimed",
            "worker": worker,
            "claimed": now,
            "claims": digests_sent.c.claims + 1,
            "start": self.last_end(run.library, run.topic, before=run.due) or run.start,
        }
        if run.state == "due" and self._is_passed(run):
            values = {"state": "passed"}
        mine = (digests_sent.c.key == key) & digests_sent.c.state.in_(_OPEN) & is_free
        with self._engine.begin() as connection:
            done = connection.execute(update(digests_sent).where(mine).values(values))
        return done.rowcount > 0 and values["state"] == "claimed"

    def prepare(self, key: str, stories: Sequence[Sequence[str]]) -> None:
        """Write down the articles of each story, in order, before the digest is sent."""
        rows = [
            {"key": key, "story": story, "position": position, "article": article}
            for story, articles in enumerate(stories)
            for position, article in enumerate(articles)
        ]
        with self._engine.begin() as connection:
            connection.execute(delete(digest_articles).where(digest_articles.c.key == key))
            if rows:
                connection.execute(digest_articles.insert(), rows)

    def finish(self, key: str, messages: Sequence[int], *, closes: bool = True) -> None:
        """Write down under which Telegram ids it was sent; without any there was nothing new.

        With `closes` the next digest of its place begins where this one ends.
        """
        add = insert_new(self._engine, digest_messages)
        mine = (digests_sent.c.key == key) & digests_sent.c.state.in_((*_OPEN, _BESIDE))
        with self._engine.begin() as connection:
            if messages:
                rows = [{"key": key, "message": message} for message in messages]
                connection.execute(add, rows)
            state = _BESIDE if not closes else "sent" if messages else "empty"
            connection.execute(update(digests_sent).where(mine).values(state=state))

    def find(self, key: str) -> DigestRun | None:
        """Return what is known of a digest."""
        return next(iter(self._runs(digests_sent.c.key == key)), None)

    def unfinished(self, now: datetime) -> Sequence[DigestRun]:
        """Return the digests that nobody is making: left by a worker that is gone, or given up."""
        left = (digests_sent.c.state == "claimed") & (digests_sent.c.claimed < now - LEASE)
        waiting = (digests_sent.c.state == "due") & (digests_sent.c.due < now - LEASE)
        return self._runs((left | waiting) & (digests_sent.c.claims < MOST_CLAIMS))

    def last_end(
        self, library: LibraryId, topic: int, *, before: datetime | None = None
    ) -> datetime | None:
        """Return up to when a topic has had its digests; None when it had none."""
        mine = (
            (digests_sent.c.library == library)
            & (digests_sent.c.topic == topic)
            & digests_sent.c.state.in_(("sent", "empty"))
        )
        if before is not None:
            mine &= digests_sent.c.due < before
        with self._engine.connect() as connection:
            last: datetime | None = connection.scalar(
                select(func.max(digests_sent.c.due)).where(mine)
            )
        return last

    def stories(self, key: str) -> list[list[str]]:
        """Return the article ids of a digest, story by story, without those forgotten.

        A story without any is empty, so that the others keep their numbers.
        """
        wanted = select(digest_articles.c.story, digest_articles.c.article).where(
            digest_articles.c.key == key
        )
        by_story: dict[int, list[str]] = {}
        with self._engine.connect() as connection:
            for story, article in connection.execute(
                wanted.order_by(digest_articles.c.story, digest_articles.c.position)
            ):
                by_story.setdefault(story, []).append(article)
        return [by_story.get(story, []) for story in range(max(by_story, default=-1) + 1)]

    def about(self, library: LibraryId, message: int) -> list[list[str]]:
        """Return the stories of the digest that a message belongs to; none for other messages."""
        wanted = (
            select(digest_messages.c.key)
            .join(digests_sent, digests_sent.c.key == digest_messages.c.key)
            .where(digests_sent.c.library == library, digest_messages.c.message == message)
        )
        with self._engine.connect() as connection:
            key = connection.scalar(wanted)
        return [] if key is None else self.stories(key)

    def last_stories(self, library: LibraryId, topic: int) -> list[list[str]]:
        """Return the stories of the last digest that was sent to a topic."""
        mine = (digests_sent.c.library == library) & (digests_sent.c.topic == topic)
        shown = select(digest_messages.c.key)
        wanted = select(digests_sent.c.key).where(mine, digests_sent.c.key.in_(shown))
        with self._engine.connect() as connection:
            key = connection.scalar(wanted.order_by(digests_sent.c.due.desc()).limit(1))
        return [] if key is None else self.stories(key)

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Take an article out of the digests of a library; they keep the others."""
        mine = select(digests_sent.c.key).where(digests_sent.c.library == library)
        with self._engine.begin() as connection:
            connection.execute(
                delete(digest_articles).where(
                    digest_articles.c.article == article, digest_articles.c.key.in_(mine)
                )
            )

    def forget_numbers(self, library: LibraryId) -> None:
        """Forget in which messages the digests of a chat are: its messages are counted anew."""
        mine = select(digests_sent.c.key).where(digests_sent.c.library == library)
        with self._engine.begin() as connection:
            connection.execute(delete(digest_messages).where(digest_messages.c.key.in_(mine)))

    def forget_library(self, library: LibraryId) -> None:
        """Forget the digests of a library."""
        with self._engine.begin() as connection:
            connection.execute(delete(digests_sent).where(digests_sent.c.library == library))

    def prune(self, before: datetime) -> None:
        """Forget digests that were due before a time; longer ago than durable jobs are kept."""
        with self._engine.begin() as connection:
            connection.execute(delete(digests_sent).where(digests_sent.c.due < before))

    def _is_passed(self, run: DigestRun) -> bool:
        later = (
            (digests_sent.c.library == run.library)
            & (digests_sent.c.topic == run.topic)
            & (digests_sent.c.due > run.due)
        )
        return bool(self._runs(later))

    def _runs(self, wanted: ColumnElement[bool]) -> list[DigestRun]:
        columns = [digests_sent.c[name] for name in DigestRun.__dataclass_fields__]
        with self._engine.connect() as connection:
            rows = connection.execute(select(*columns).where(wanted).order_by(digests_sent.c.due))
            return [DigestRun(**row) for row in rows.mappings()]


def digest_key(plan: str, due: datetime) -> str:
    """Name the digest of a plan for the minute it is due; only ids and a time."""
    return f"{plan}-{due.astimezone(UTC):%Y%m%dT%H%M}"
