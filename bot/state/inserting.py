"""Inserting rows that may be there already."""

from sqlalchemy import Engine, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_new(engine: Engine, table: Table) -> Insert:
    """Return a statement that inserts rows and leaves those alone whose key is known."""
    if engine.dialect.name == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()
