"""What members of groups said, as far as it may be kept, and who does not want it kept."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, select

from bot.state.inserting import insert_new
from bot.state.plans import NO_TOPIC
from bot.state.talk_tables import (
    keeping,
    seeing,
    talk_forgotten,
    talk_messages,
    talk_opt_outs,
    talk_seen,
)
from ingest.values import LibraryId

ALBUM_PARTS = 10
"""Telegram puts no more into one album, and numbers them one after the other."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One message of a group.

    `chat` is the number under which `message` and `reply_to` are valid: a group that becomes a
    supergroup counts its messages anew. `person` is the Telegram id of who spoke, or of the chat
    in whose name somebody did. `links` are all addresses, in the text or behind it. `album` names
    the album that it is a part of.
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
    album: str | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to keep of it."""
        return not (self.text or self.links)


class TalkLog:
    """Keeps what was said. Synchronous; safe to call from any thread and process.

    Nothing of a person who opted out is written, whoever asks for it, and no message again that
    was forgotten.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._keep = keeping(engine)
        self._see = seeing(engine)

    def hear(self, heard: Heard) -> None:
        """Take in a new message: keep what there is to keep, and when its person was there last."""
        with self._engine.begin() as connection:
            if not heard.empty:
                connection.execute(self._keep, _row(heard))
            if heard.person is not None:
                connection.execute(self._see, _seen(heard))

    def note(self, heard: Heard) -> bool:
        """Keep a message in the place of an earlier version; False if none of it is kept.

        A version in which there is nothing to keep takes the earlier one away.
        """
        with self._engine.begin() as connection:
            if not heard.empty:
                return connection.execute(self._keep, _row(heard)).rowcount == 1
            earlier = _at(heard.library, heard.chat, heard.message)
            connection.execute(delete(talk_messages).where(earlier))
        return False

    def note_all(self, heard: Iterable[Heard]) -> int:
        """Keep many messages, all or none, and when their persons were there; return how many."""
        known = list(heard)
        rows = [_row(one) for one in known if not one.empty]
        seen = [_seen(one) for one in _last_of_each(known)]
        with self._engine.begin() as connection:
            kept = connection.execute(self._keep, rows).rowcount if rows else 0
            if seen:
                connection.execute(self._see, seen)
        return kept

    def see(self, library: LibraryId, person: str, topic: int, moment: datetime) -> None:
        """Note when a person last said something in a topic, and nothing of what."""
        with self._engine.begin() as connection:
            connection.execute(self._see, _presence(library, person, topic, moment))

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
        return self._found(wanted)

    def find(self, library: LibraryId, chat: int, message: int) -> Heard | None:
        """Return one message, if it is kept."""
        return next(iter(self._found(_at(library, chat, message))), None)

    def part_of(self, library: LibraryId, chat: int, message: int, album: str) -> int:
        """Return the message that is kept of an album for any of its parts; else that part."""
        near = (
            (talk_messages.c.library == library)
            & (talk_messages.c.chat == chat)
            & talk_messages.c.message.between(message - ALBUM_PARTS, message + ALBUM_PARTS)
            & (talk_messages.c.album == album)
        )
        with self._engine.connect() as connection:
            found: int | None = connection.scalar(
                select(func.min(talk_messages.c.message)).where(near)
            )
        return message if found is None else found

    def count(self, library: LibraryId, person: str) -> int:
        """Return how many messages are kept of a person."""
        wanted = select(func.count()).select_from(talk_messages).where(_of(library, person))
        with self._engine.connect() as connection:
            return connection.scalar(wanted) or 0

    def libraries(self) -> Sequence[LibraryId]:
        """Return the libraries of all chats of which something is kept."""
        tables = (talk_messages, talk_seen, talk_forgotten)
        with self._engine.connect() as connection:
            known = {
                name for table in tables for name in connection.scalars(select(table.c.library))
            }
        return [LibraryId(name) for name in sorted(known)]

    def _found(self, wanted: ColumnElement[bool]) -> list[Heard]:
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
        """Forget one message for good; False when it was not kept."""
        mine = _at(library, chat, message)
        with self._engine.begin() as connection:
            return self._forget(connection, mine) > 0

    def forget_person(self, library: LibraryId, person: str) -> None:
        """Forget what a person said for good, and when; an opt-out stays."""
        seen = (talk_seen.c.library == library) & (talk_seen.c.person == person)
        with self._engine.begin() as connection:
            self._forget(connection, _of(library, person))
            connection.execute(delete(talk_seen).where(seen))

    def _forget(self, connection: Connection, which: ColumnElement[bool]) -> int:
        """Take messages out; what is left of them are numbers that say nothing of anybody."""
        names = [column.name for column in talk_forgotten.columns]
        gone = select(*(talk_messages.c[name] for name in names)).where(which)
        connection.execute(insert_new(self._engine, talk_forgotten).from_select(names, gone))
        return connection.execute(delete(talk_messages).where(which)).rowcount

    def forget_article(self, _library: LibraryId, _article: str) -> None:
        """Do nothing: what people said of an article is theirs."""

    def forget_library(self, library: LibraryId) -> None:
        """Forget everything that was said in a chat; opt-outs stay."""
        with self._engine.begin() as connection:
            for table in (talk_messages, talk_seen, talk_forgotten):
                connection.execute(delete(table).where(table.c.library == library))

    def prune(self, library: LibraryId, before: datetime) -> int:
        """Forget what was said before a time; return how many messages."""
        with self._engine.begin() as connection:
            for table, moment in ((talk_seen, "moment"), (talk_forgotten, "sent")):
                old = (table.c.library == library) & (table.c[moment] < before)
                connection.execute(delete(table).where(old))
            old = (talk_messages.c.library == library) & (talk_messages.c.sent < before)
            return connection.execute(delete(talk_messages).where(old)).rowcount


def _row(heard: Heard) -> dict[str, Any]:
    row = {f"new_{name}": getattr(heard, name) for name in Heard.__dataclass_fields__}
    return row | {"new_links": json.dumps(heard.links)}


def _seen(heard: Heard) -> dict[str, Any]:
    return _presence(heard.library, heard.person or "", heard.topic, heard.sent)


def _presence(library: LibraryId, person: str, topic: int, moment: datetime) -> dict[str, Any]:
    return {
        "new_library": library,
        "new_person": person,
        "new_topic": topic,
        "new_moment": moment,
    }


def _last_of_each(heard: Sequence[Heard]) -> Iterable[Heard]:
    """Return the last message of each person in each topic."""
    ordered = sorted((one for one in heard if one.person is not None), key=lambda one: one.sent)
    return {(one.library, one.person, one.topic): one for one in ordered}.values()


def _at(library: LibraryId, chat: int, message: int) -> ColumnElement[bool]:
    return (
        (talk_messages.c.library == library)
        & (talk_messages.c.chat == chat)
        & (talk_messages.c.message == message)
    )


def _of(library: LibraryId, person: str) -> ColumnElement[bool]:
    return (talk_messages.c.library == library) & (talk_messages.c.person == person)


def _heard(row: Mapping[Any, Any]) -> Heard:
    kept = {name: row[name] for name in Heard.__dataclass_fields__ if name != "links"}
    return Heard(**kept, links=tuple(json.loads(row["links"])))
