"""Brings the tables of the conversation to their newest version."""

from pathlib import Path

from sqlalchemy import Engine

from ingest.database.migrate import migrate

SCRIPTS = Path(__file__).parent.parent / "migrations"
VERSION_TABLE = "bot_version"


def bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that this database has not seen."""
    migrate(engine, SCRIPTS, VERSION_TABLE)
