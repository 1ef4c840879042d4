"""What a word on the command line names: a link, a file, or standard input."""

import sys
from pathlib import Path

import typer

from ingest.parsing.files import file_source
from ingest.values import Source, TextSource, URLSource


def source_of(what: str, max_bytes: int) -> Source:
    """Return the source that a word names; of files, only those up to `max_bytes` are read.

    Raises:
        typer.BadParameter: when it is neither a link nor a readable file.
        IngestError: when the file is empty or too large.
    """
    if what == "-":
        return TextSource(sys.stdin.read())
    if "://" in what:
        return URLSource(what)
    try:
        return file_source(Path(what), max_bytes)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise typer.BadParameter(
            f"{what} is neither a link (https://...) nor a file I can read: {reason}."
        ) from error
