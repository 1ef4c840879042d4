import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, func, select, table, text
from sqlalchemy.schema import SchemaItem

from ingest.database.engine import make_engine
from ingest.database.migrate import migrate
from ingest.database.tables import metadata
from ingest.migrations import FOLDER, VERSION_TABLE
from tests.support.libraries import HERE, THERE, article, opened
from tests.support.postgres import postgres_server


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = make_engine(tmp_path / "folder" / "x.db")
    yield made
    made.dispose()


def ours(_item: SchemaItem, name: str | None, kind: str, _reflected: bool, _to: object) -> bool:
    """Leave out what the database makes for its full-text index, and the version table."""
    outside = kind == "table" and str(name).startswith(("lexical", VERSION_TABLE, "sqlite_"))
    return not outside and name not in {"terms", "chunks_terms"}


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        return list(compare_metadata(context, metadata))


def test_the_migrations_make_the_tables_that_the_code_uses(engine: Engine) -> None:
    assert differences(engine) != []

    migrate(engine, FOLDER, VERSION_TABLE)

    assert differences(engine) == []


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    migrate(engine, FOLDER, VERSION_TABLE)
    migrate(engine, FOLDER, VERSION_TABLE)

    with engine.connect() as connection:
        assert (
            connection.execute(select(func.count()).select_from(table(VERSION_TABLE))).scalar() == 1
        )


def test_a_migration_that_fails_leaves_nothing_behind(engine: Engine, tmp_path: Path) -> None:
    scripts = tmp_path / "scripts"
    shutil.copytree(FOLDER, scripts)
    with (scripts / "versions" / "0001_first.py").open("a") as script:
        script.write("    op.execute('SELECT nothing FROM nowhere')\n")

    with pytest.raises(Exception, match="nowhere"):
        migrate(engine, scripts, VERSION_TABLE)

    with engine.connect() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
    assert tables == []


def test_sqlite_waits_keeps_and_overwrites(engine: Engine) -> None:
    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete", "busy_timeout")
        }

    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "busy_timeout": 10_000,
    }


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgres_addresses_mean_psycopg_3(scheme: str) -> None:
    url = make_engine(f"{scheme}://user:secret@127.0.0.1/name").url

    assert (url.drivername, url.database) == ("postgresql+psycopg", "name")


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    with postgres_server() as address:
        yield address


def test_the_library_works_the_same_on_postgres(
    postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingest.retrieval import retriever as module
    from ingest.retrieval.retriever import Retriever
    from ingest.values import Query
    from tests.support.libraries import WordEmbedder

    monkeypatch.setattr(module, "WHOLE", 0)
    with opened(tmp_path, database_url=postgres) as store:
        store.put(HERE, article("a1", "The mayor sold her boat's 3.5 tons of fish."))
        store.put(HERE, article("a2", "The weather was fine."))
        store.put(THERE, article("a1", "Their mayor sold nothing."))
        search = Retriever(store, WordEmbedder())

        engine = make_engine(postgres)
        assert differences(engine) == []
        engine.dispose()
        found = search.search(HERE, Query("Who sold 3.5 tons of fish?"))
        assert [passage.article.id for passage in found] == ["a1", "a2"]
        store.delete(HERE, "a1")
        assert [p.article.id for p in search.search(HERE, Query("Who sold fish?"))] == ["a2"]
        assert store.get(THERE, "a1").text == "Their mayor sold nothing."
