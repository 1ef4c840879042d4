"""What the commands share: the settings, the opened program, rows in and out."""

import asyncio
import json
import re
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

import typer

if TYPE_CHECKING:  # imported when a command runs, so that --help is instant
    from bot.app import App
    from bot.settings import BotSettings

DEFAULT_LIBRARY = "default"

_BREAKS = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")

Row: TypeAlias = dict[str, Any]
T = TypeVar("T")

LibraryOption = Annotated[
    str, typer.Option("--library", "-l", help="The library: a name for a set of articles.")
]
JSONOption = Annotated[
    bool, typer.Option("--json", help="Machine form: JSON lines in (a file or -), JSON lines out.")
]


def read_settings(*, level: str = "WARNING") -> "BotSettings":
    """Read the environment and `.env`, and set up logging to standard error."""
    from bot.logs import set_up
    from bot.settings import BotSettings

    settings = BotSettings.model_validate({})
    set_up(settings, level=level)
    return settings


@contextmanager
def opened(settings: "BotSettings | None" = None) -> Iterator["App"]:
    """Open the program for one command."""
    from bot.app import App

    app = App.open(settings or read_settings())
    try:
        yield app
    finally:
        app.close()


async def awake(app: "App", work: Awaitable[T]) -> T:
    """Do `work` with the chat model at hand, and close its connections afterwards."""
    async with app.awake():
        return await work


@contextmanager
def running(app: "App") -> Iterator[asyncio.Runner]:
    """Run one piece of asynchronous work after the other."""
    with asyncio.Runner() as runner:
        try:
            yield runner
        finally:
            if app.chat_model is not None:
                runner.run(app.chat_model.close())


def read_lines(path: str) -> Iterator[str]:
    """Yield the lines of a file, or of standard input for `-`; empty lines are skipped."""
    if path == "-":
        yield from _filled(sys.stdin)
        return
    try:
        with Path(path).open(encoding="utf-8", errors="replace") as lines:
            yield from _filled(lines)
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be read: {error.strerror}.") from error


def write_row(row: Row) -> None:
    """Write one JSON line to standard output.

    Characters that some readers take for the end of a line, and half surrogate pairs, are escaped.
    """
    text = json.dumps(row, ensure_ascii=False)
    sys.stdout.write(_BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")


def each_row(path: str, doing: str, work: Callable[[Row], Row]) -> None:
    """Do `work` for each row of a JSON-lines file and write what it gives.

    A row that fails becomes a row `{"id", "error"}`; the exit code is 1 if any did.
    """
    from bot.cli.progress import progress

    failed = False
    for number, line in enumerate(progress(list(read_lines(path)), doing), 1):
        row: Row = {}
        try:
            row = parse_row(line, number)
            result = work(row)
        except Exception as error:  # noqa: BLE001 - one bad row must not stop the others
            failed = True
            result = error_row(row, number, error)
        write_row(result)
    sys.stdout.flush()
    if failed:
        raise typer.Exit(1)


async def each_row_at_once(
    path: str, doing: str, work: Callable[[Row], Awaitable[Row]], *, at_once: int
) -> bool:
    """Do `work` for some rows at a time, write what it gives in order; tell if all went well."""
    from bot.cli.progress import bar

    lines = list(read_lines(path))
    free = asyncio.Semaphore(at_once)

    async def one(number: int, line: str) -> tuple[Row, bool]:
        row: Row = {}
        async with free:
            try:
                row = parse_row(line, number)
                return await work(row), True
            except Exception as error:  # noqa: BLE001 - one bad row must not stop the others
                return error_row(row, number, error), False

    went_well = True
    with bar(doing, len(lines)) as shown:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(*each)) for each in enumerate(lines, 1)]
            for task in tasks:
                row, well = await task
                write_row(row)
                went_well = went_well and well
                shown.advance(shown.task_ids[0])
    return went_well


class RowError(ValueError):
    """A line of input is not what it should be; its text is for the person who wrote the line."""


def need(row: Row, field: str) -> str:
    """Return a text field of a row.

    Raises:
        RowError: when it is missing or is not text.
    """
    value = row.get(field)
    if not isinstance(value, str):
        raise RowError(f"The field “{field}” is missing or is not text. Each line needs it.")
    return value


def parse_row(line: str, number: int) -> Row:
    """Read one line.

    Raises:
        RowError: when it is not a JSON object.
    """
    try:
        row = json.loads(line)
    except ValueError as error:
        raise RowError(f"Line {number} is not JSON. Write one JSON object on each line.") from error
    if not isinstance(row, dict):
        raise RowError(f"Line {number} is not a JSON object. Write one object on each line.")
    return row


def error_row(row: Row, number: int, error: Exception) -> Row:
    """Write `{"id", "error"}`; a line without an id is named by its number."""
    return {"id": row.get("id", f"line {number}"), "error": _sentence(error)}


def _sentence(error: Exception) -> str:
    if isinstance(error, RowError):
        return str(error)
    import logging

    from bot.logs import where
    from bot.wording import explain
    from ingest.errors import ArticleBotError

    if not isinstance(error, ArticleBotError):
        _log = logging.getLogger(__name__)
        _log.error("row failed error=%s at %s", type(error).__name__, where(error))
    return explain(error)


def _filled(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if line.strip())
