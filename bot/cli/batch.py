"""Commands that exist in machine form first: import and extract."""

import asyncio
from typing import Annotated

import typer

from bot.cli.session import (
    DEFAULT_LIBRARY,
    JSONOption,
    LibraryOption,
    opened,
    read_lines,
    read_settings,
)


def import_(
    articles: Annotated[str, typer.Argument(help="JSON lines: a file, or - for standard input.")],
    library: LibraryOption = DEFAULT_LIBRARY,
) -> None:
    """Put ready articles into a library: JSON lines in, JSON lines out.

    In: {id, text, title?, source?, author?, published?, url?}. Out: {id, chunks}.

    Example: article-bot import articles.jsonl --library news
    """
    from bot.cli.importing import import_rows

    with opened() as app:
        failed = import_rows(app.store, library, list(read_lines(articles)))
    if failed:
        raise typer.Exit(1)


def extract(
    pages: Annotated[
        list[str], typer.Argument(help="HTML files, or - for JSON lines {id, html, url?}.")
    ],
    as_json: JSONOption = False,
) -> None:
    """Show the article in a web page: title, author, date and text.

    With --json: out {id, title, author, published, text}.

    Example: article-bot extract page.html
    """
    from bot.cli.extracting import Extractor

    with Extractor(read_settings()) as extractor, asyncio.Runner() as runner:
        if pages == ["-"] or (as_json and pages[0].endswith(".jsonl")):
            went_well = runner.run(extractor.rows(pages[0]))
        else:
            done = [runner.run(extractor.file(page, as_json=as_json)) for page in pages]
            went_well = all(done)
    if not went_well:
        raise typer.Exit(1)
