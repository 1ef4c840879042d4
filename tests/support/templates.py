"""Data folders as the program leaves them after its first start, made once for all tests.

The migrations of three databases take longer than most tests; those of `test_migrations`,
`test_database` and the killed processes begin with nothing.
"""

import atexit
import functools
import shutil
import tempfile
from pathlib import Path

from dbos import DBOS

from bot.state.migrating import bring_up_to_date
from ingest.database.engine import make_engine
from ingest.database.migrate import migrate
from ingest.library.catalogue import Catalogue
from ingest.library.vectors import VectorStore
from ingest.migrations import FOLDER, VERSION_TABLE

DATABASE, DURABLE, VECTORS = "article-bot.db", "durable.db", "vectors"


@functools.cache
def _started() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="article-bot-started-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    catalogue = Catalogue(make_engine(folder / DATABASE))
    migrate(catalogue.engine, FOLDER, VERSION_TABLE)
    bring_up_to_date(catalogue.engine)
    catalogue.close()
    VectorStore.in_folder(folder / VECTORS).close()
    DBOS.migrate(f"sqlite:///{folder / DURABLE}")
    return folder


def begin(folder: Path) -> None:
    """Put what a first start makes into a folder that has nothing of it."""
    if any((folder / name).exists() for name in (DATABASE, DURABLE, VECTORS)):
        return
    shutil.copytree(_started(), folder, dirs_exist_ok=True)
