from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

import bot.state.answers
import bot.state.conversations
import bot.state.deep_links
import bot.state.feedback
import bot.state.feeds
import bot.state.guest_answers
import bot.state.homes
import bot.state.inbox
import bot.state.message_articles
import bot.state.outbox
import bot.state.pending
import bot.state.plans
import bot.state.preferences
import bot.state.sent_digests
import bot.state.summaries
import bot.state.tags
import bot.state.talk_log
import bot.state.usage  # noqa: F401 - each module adds its tables to the metadata
from bot.state.migrating import VERSION_TABLE, bring_up_to_date
from bot.state.schema import metadata
from ingest.database.engine import make_engine


def test_the_migrations_make_the_tables_of_the_code(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "state.db")

    bring_up_to_date(engine)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "state.db")
    bring_up_to_date(engine)
    before = sorted(inspect(engine).get_table_names())

    bring_up_to_date(engine)

    assert sorted(inspect(engine).get_table_names()) == before
    engine.dispose()


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_every_table_has_a_key(table: str) -> None:
    assert list(metadata.tables[table].primary_key)
