"""The tables of what groups say, and the statements that write them.

Both statements ask, in the same breath, whether the person wants to be kept: no opt-out comes
between the question and the writing. Their parameters are called `new_` and the column.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Column,
    Engine,
    Index,
    Insert,
    String,
    Table,
    Text,
    bindparam,
    exists,
    select,
)

from bot.state.inserting import insert_or_update
from bot.state.moments import Moment
from bot.state.schema import metadata

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
    Column("album", String),
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

talk_forgotten = Table(
    "talk_forgotten",
    metadata,
    Column("library", String, primary_key=True),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("sent", Moment, nullable=False),
)
"""Numbers of messages that were forgotten: neither an edit nor an import brings them back."""


def keeping(engine: Engine) -> Insert:
    """Return the statement that keeps one message, unless somebody does not want that."""
    new = _new_values(talk_messages)
    out = (talk_opt_outs.c.library == new["library"]) & (talk_opt_outs.c.person == new["person"])
    gone = (
        (talk_forgotten.c.library == new["library"])
        & (talk_forgotten.c.chat == new["chat"])
        & (talk_forgotten.c.message == new["message"])
    )
    rows = select(*new.values()).where(~exists().where(out), ~exists().where(gone))
    kept = insert_or_update(engine, talk_messages, rows)
    return kept.execution_options(preserve_rowcount=True)


def seeing(engine: Engine) -> Insert:
    """Return the statement that notes when a person was there, unless they do not want that."""
    new = _new_values(talk_seen)
    out = (talk_opt_outs.c.library == new["library"]) & (talk_opt_outs.c.person == new["person"])
    rows = select(*new.values()).where(~exists().where(out))
    return insert_or_update(engine, talk_seen, rows, newer="moment")


def _new_values(table: Table) -> dict[str, BindParameter[Any]]:
    return {one.name: bindparam(f"new_{one.name}", type_=one.type) for one in table.columns}
