"""What members of groups said, as far as it may be kept, and who does not want it kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Engine,
    Index,
    String,
    Table,
    Text,
    delete,
    select,
)

from bot.state.inserting import insert_new
from bot.state.moments import Moment
from bot.state.plans import NO_TOPIC
from bot.state.schema import metadata
from ingest.values import LibraryId

talk_messages = Table(
    "talk_message",
    metadata,
    Column("library", String, primary_key=True),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("topic", BigInteger, nullable=False),
    Column("person", String),
    Column("author", String, nullable=False),
    Column("sent", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Column("reply_to", BigInteger),
    Column("links", Text, nullable=False),
    Index("ix_talk_message_library_sent", "library", "sent"),
    Index("ix_talk_message_library_person", "library", "person"),
)

talk_seen = Table(
    "talk_seen",
    metadata,
    Column("library", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("topic", BigInteger, primary_key=True, autoincrement=False),
    Column("moment", Moment, nullable=False),
)

talk_opt_outs = Table(
    "talk_opt_out",
    metadata,
    Column("library", String, primary_key=True),
    Column("person", String, primary_key=True),
)


@dataclass(frozen=True, slots=True)
class Heard:
    """One message of a group.

    `chat` is the number under which `message` and `reply_to` are valid: a group that becomes a
    supergroup counts its messages anew. `person` is the Telegram id of who spoke, or of the chat
    in whose name somebody did. `links` are all addresses, in the text or behind it.
    """

    library: LibraryId
    chat: int
    message: int
    sent: datetime
    person: str | None = None
    author: str = ""
    topic: int = NO_TOPIC
    text: str = ""
    reply_to: int | None = None
    links: tuple[str, ...] = ()


class TalkLog:
    """Keeps what was said. Synchronous; safe to call from any thread and process.

    Nothing of a person who opted out is written, whoever asks for it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, heard: Heard) -> bool:
        """Keep a message in the place of an earlier version; False for who opted out."""
        if heard.person is not None and self.opted_out(heard.library, heard.person):
            return False
        row = asdict(heard) | {"links": json.dumps(heard.links)}
        with self._engine.begin() as connection:
            connection.execute(delete(talk_messages).where(_is(heard)))
            connection.execute(talk_messages.insert().values(row))
        return True

    def see(self, library: LibraryId, person: str, topic: int, moment: datetime) -> None:
        """Note when a person last said something in a topic, and nothing of what."""
        if self.opted_out(library, person):
            return
        row = {"library": library, "person": person, "topic": topic, "moment": moment}
        mine = (
            (talk_seen.c.library == library)
            & (talk_seen.c.person == person)
            & (talk_seen.c.topic == topic)
        )
        with self._engine.begin() as connection:
            connection.execute(delete(talk_seen).where(mine, talk_seen.c.moment <= moment))
            connection.execute(insert_new(self._engine, talk_seen), [row])

    def last_said(self, library: LibraryId, person: str, topic: int) -> datetime | None:
        """Return when a person last said something in a topic."""
        mine = (
            (talk_seen.c.library == library)
            & (talk_seen.c.person == person)
            & (talk_seen.c.topic == topic)
        )
        with self._engine.connect() as connection:
            found: datetime | None = connection.scalar(select(talk_seen.c.moment).where(mine))
        return found

    def between(
        self, library: LibraryId, start: datetime, end: datetime, *, topic: int | None = None
    ) -> Sequence[Heard]:
        """Return what was said from `start` up to `end`, in order; in all topics without one."""
        wanted = (
            (talk_messages.c.library == library)
            & (talk_messages.c.sent >= start)
            & (talk_messages.c.sent < end)
        )
        if topic is not None:
            wanted &= talk_messages.c.topic == topic
        query = select(talk_messages).where(wanted)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(talk_messages.c.sent, talk_messages.c.message))
            return [_heard(row) for row in rows.mappings()]

    def opt_out(self, library: LibraryId, person: str) -> None:
        """Forget what a person said in a chat, and keep nothing of it from now on."""
        row = {"library": library, "person": person}
        with self._engine.begin() as connection:
            connection.execute(insert_new(self._engine, talk_opt_outs), [row])
        self.forget_person(library, person)

    def opt_in(self, library: LibraryId, person: str) -> None:
        """Take an opt-out back."""
        mine = (talk_opt_outs.c.library == library) & (talk_opt_outs.c.person == person)
        with self._engine.begin() as connection:
            connection.execute(delete(talk_opt_outs).where(mine))

    def opted_out(self, library: LibraryId, person: str) -> bool:
        """Tell whether a person does not want to be kept."""
        mine = (talk_opt_outs.c.library == library) & (talk_opt_outs.c.person == person)
        with self._engine.connect() as connection:
            return (
                connection.execute(select(talk_opt_outs.c.person).where(mine)).first() is not None
            )

    def forget_message(self, library: LibraryId, chat: int, message: int) -> bool:
        """Forget one message; False when it was not kept."""
        mine = (
            (talk_messages.c.library == library)
            & (talk_messages.c.chat == chat)
            & (talk_messages.c.message == message)
        )
        with self._engine.begin() as connection:
            return connection.execute(delete(talk_messages).where(mine)).rowcount > 0

    def forget_person(self, library: LibraryId, person: str) -> None:
        """Forget what a person said, and when; an opt-out stays."""
        with self._engine.begin() as connection:
            for table in (talk_messages, talk_seen):
                mine = (table.c.library == library) & (table.c.person == person)
                connection.execute(delete(table).where(mine))

    def forget_article(self, _library: LibraryId, _article: str) -> None:
        """Do nothing: what people said of an article is theirs."""

    def forget_library(self, library: LibraryId) -> None:
        """Forget everything that was said in a chat; opt-outs stay."""
        with self._engine.begin() as connection:
            for table in (talk_messages, talk_seen):
                connection.execute(delete(table).where(table.c.library == library))

    def prune(self, library: LibraryId, before: datetime) -> int:
        """Forget what was said before a time; return how many messages."""
        old = (talk_messages.c.library == library) & (talk_messages.c.sent < before)
        with self._engine.begin() as connection:
            return connection.execute(delete(talk_messages).where(old)).rowcount


def _is(heard: Heard) -> ColumnElement[bool]:
    return (
        (talk_messages.c.library == heard.library)
        & (talk_messages.c.chat == heard.chat)
        & (talk_messages.c.message == heard.message)
    )


def _heard(row: Mapping[Any, Any]) -> Heard:
    kept = {name: row[name] for name in Heard.__dataclass_fields__ if name != "links"}
    return Heard(**kept, links=tuple(json.loads(row["links"])))
