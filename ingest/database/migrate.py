"""Bring a database to the newest version of its tables.

Each package keeps its scripts in a folder of its own (`ingest/migrations`, `bot/migrations`) with
a version table of its own, so that neither has to know the other. `env.py` in such a folder is two
lines: import `run` and call it.
"""

from pathlib import Path

from alembic import command, context
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

_ADVISORY_LOCK = 0x61727462
"""Any number will do, as long as every process of ours takes the same one."""


def migrate(engine: Engine, scripts: Path, version_table: str) -> None:
    """Run the scripts in the folder `scripts` that this database has not seen, all or none.

    `version_table` names the table that remembers the version. Processes that start together take
    turns.
    """
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["version_table"] = version_table
    with engine.begin() as connection:
        _take_turn(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def run() -> None:
    """Body of every `env.py`: run the scripts over the connection that `migrate` opened."""
    context.configure(
        connection=context.config.attributes["connection"],
        version_table=context.config.attributes["version_table"],
        transactional_ddl=True,
    )
    context.run_migrations()


def _take_turn(connection: Connection) -> None:
    """Hold off other processes until the transaction ends; makes SQLite's DDL atomic as well."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
