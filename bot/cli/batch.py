"""Commands that exist in machine form first: import and extract."""

from typing import Annotated

import typer

from bot.cli.session import (
    DEFAULT_LIBRARY,
    JSONOption,
    LibraryOption,
    Row,
    RowError,
    each_row,
    need,
    opened,
    read_lines,
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
    from bot.cli.extracting import extract_file, extract_row

    if pages == ["-"] or (as_json and pages[0].endswith(".jsonl")):
        each_row(pages[0], "Extracting", lambda row: [extract_row(_page(row))])
        return
    went_well = [extract_file(page, as_json=as_json) for page in pages]
    if not all(went_well):
        raise typer.Exit(1)


def _page(row: Row) -> Row:
    if "id" not in row:
        raise RowError("The field “id” is missing. Each line needs one.")
    need(row, "html")
    return row
