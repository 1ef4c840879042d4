"""What a word on the command line names: a link, a file, or standard input."""

import sys
from pathlib import Path

import typer

from ingest.values import FileSource, Source, TextSource, URLSource


def source_of(what: str) -> Source:
    """Return the source that a word names.

    Raises:
        typer.BadParameter: when it is neither a link nor a readable file.
    """
    if what == "-":
        return TextSource(sys.stdin.read())
    if "://" in what:
        return URLSource(what)
    try:
        return FileSource(Path(what).name, Path(what).read_bytes())
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise typer.BadParameter(
            f"{what} is neither a link (https://...) nor a file I can read: {reason}."
        ) from error
