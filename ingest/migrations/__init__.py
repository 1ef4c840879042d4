"""Versions of the catalogue's tables, run by `ingest.database.migrate`."""

from pathlib import Path

FOLDER = Path(__file__).parent
VERSION_TABLE = "ingest_version"
