"""A progress bar on standard error for work that takes long; silent where nobody watches."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

T = TypeVar("T")


@contextmanager
def bar(doing: str, total: int) -> Iterator[Progress]:
    """Show a bar named `doing`; its one task is 0."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not sys.stderr.isatty()) as shown:
        shown.add_task(doing, total=total)
        yield shown


def progress(items: Sequence[T], doing: str) -> Iterator[T]:
    """Yield the items, moving a bar on."""
    with bar(doing, len(items)) as shown:
        for item in items:
            yield item
            shown.advance(shown.task_ids[0])
