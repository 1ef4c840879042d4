"""One process per data folder: two on one Chroma directory corrupt it, silently, every time."""

import fcntl
import os
from pathlib import Path
from typing import IO

from ingest.errors import LibraryLockedError


class FolderLock:
    """An exclusive lock on a folder, held until `release` or the end of the process.

    The kernel lets go of it when the process dies, so that nothing has to be cleaned up by hand.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "library.lock"
        self._file: IO[str] | None = None

    def acquire(self) -> None:
        """Take the lock and write this process's id into it, for the one who comes too late.

        Raises:
            LibraryLockedError: another process, or another store in this one, has it.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("a+")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            holder = file.read().strip()
            file.close()
            pid = int(holder) if holder.isdigit() else None
            raise LibraryLockedError(str(self._path.parent), pid) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        self._file = file

    def release(self) -> None:
        """Let the next one in."""
        if self._file is not None:
            self._file.close()
            self._file = None
