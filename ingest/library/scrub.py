"""Remove what Chroma leaves behind in its folder after a collection is deleted.

Chroma keeps the directory of a deleted collection's index, the rows of its write-ahead log, and
the bytes of deleted rows in `chroma.sqlite3`. SQLite's locks belong to a process, and Chroma
carries a SQLite of its own: opening the same file with a second one in this process would break the
locks of the first. So this runs in a process of its own, for some milliseconds.
"""

import subprocess
import sys
from pathlib import Path

from ingest.errors import LibraryError

SECONDS = 120
_SCRIPT = """
import pathlib, shutil, sqlite3, sys

folder = pathlib.Path(sys.argv[1])
db = sqlite3.connect(folder / "chroma.sqlite3", timeout=30, isolation_level=None)
db.execute("PRAGMA secure_delete=ON")
db.execute("DELETE FROM embeddings_queue WHERE NOT EXISTS"
           " (SELECT 1 FROM collections WHERE topic LIKE '%/' || collections.id)")
db.execute("VACUUM")
db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
live = {row[0] for row in db.execute("SELECT id FROM segments")}
db.close()
for path in folder.iterdir():
    if path.is_dir() and path.name not in live:
        shutil.rmtree(path)
"""


def scrub(folder: Path) -> None:
    """Remove dead index directories and dead bytes from Chroma's `folder`.

    Raises:
        LibraryError: it did not work; the vectors are out of every search, but their bytes remain.
    """
    command = [sys.executable, "-I", "-c", _SCRIPT, str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603 # our own script
    except (subprocess.SubprocessError, OSError) as error:
        raise LibraryError(f"{folder}: {type(error).__name__} while erasing") from error
