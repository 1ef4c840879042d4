"""The import command: many ready articles at once, as fast as the store takes them."""

from collections.abc import Iterator

from bot.cli.progress import bar
from bot.cli.rows import article_of
from bot.cli.session import Row, RowError, error_row, parse_row, write_row
from ingest.library.store import Store
from ingest.values import Article, LibraryId


def import_rows(store: Store, library: str, lines: list[str]) -> bool:
    """Store each line's article and write `{id, chunks}`; tell whether any line failed."""
    failed = False
    with bar("Importing", len(lines)) as shown:

        def articles() -> Iterator[Article]:
            nonlocal failed
            for number, line in enumerate(lines, 1):
                row: Row = {}
                try:
                    row = parse_row(line, number)
                    yield article_of(row)
                except RowError as error:
                    failed = True
                    write_row(error_row(row, number, error))

        for id_, chunks in store.put_many(LibraryId(library), articles()):
            write_row({"id": id_, "chunks": chunks})
            shown.advance(shown.task_ids[0])
    return failed
