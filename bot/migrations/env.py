"""Entry point that Alembic looks for."""

from ingest.database.migrate import run

run()
