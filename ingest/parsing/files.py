"""Files on this machine."""

from pathlib import Path

from ingest.errors import EmptySourceError, TooLargeError
from ingest.values import FileSource


def file_source(path: Path, max_bytes: int) -> FileSource:
    """Read a file as a source, unless it is too large to be worth reading.

    Raises:
        TooLargeError: before anything of it is read.
        EmptySourceError: when there is nothing in it.
        OSError: when there is no such file, or it may not be read.
    """
    with path.open("rb") as file:
        body = file.read(max_bytes + 1)
    if len(body) > max_bytes:
        raise TooLargeError(path.name, max_bytes)
    if not body:
        raise EmptySourceError(path.name)
    return FileSource(path.name, body)
