"""Inserting rows that may be there already."""

from typing import Any

from sqlalchemy import Engine, Insert, Select, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_new(engine: Engine, table: Table) -> Insert:
    """Return a statement that inserts rows and leaves those alone whose key is known."""
    if engine.dialect.name == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


def insert_or_update(
    engine: Engine, table: Table, rows: Select[Any], *, newer: str | None = None
) -> Insert:
    """Return a statement that inserts what `rows` selects, in the place of what has its key.

    With `newer` a row that is known stays unless the new one has more in the column of this name.
    """
    names = [column.name for column in table.columns]
    make = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
    inserting = make(table).from_select(names, rows)
    return inserting.on_conflict_do_update(
        index_elements=list(table.primary_key),
        set_={name: inserting.excluded[name] for name in names},
        where=None if newer is None else inserting.excluded[newer] > table.c[newer],
    )
