"""One summary of the command line."""

from typing import get_args

import typer

from bot.app import App
from bot.cli.rows import article_of, summary_row
from bot.cli.session import Row
from bot.cli.sources import source_of
from bot.values import Summary
from ingest.errors import UnknownArticleError
from ingest.values import Article, LibraryId, SummaryStyle

UNSTORED = LibraryId("")
"""The library of articles that are only passing through."""


def a_style(name: str) -> SummaryStyle:
    """Return the style of that name.

    Raises:
        typer.BadParameter: when there is none.
    """
    for style in get_args(SummaryStyle):
        if style == name:
            return style  # type: ignore[no-any-return]  # get_args loses the type
    raise typer.BadParameter(f"{name} is none of: {', '.join(get_args(SummaryStyle))}.")


async def summarized_row(app: App, row: Row, style: SummaryStyle, sentences: int | None) -> Row:
    """Summarise one row of the batch interface."""
    article = article_of(row)
    summary = await app.passing_summarizer.summarize(
        UNSTORED, article, style=style, sentences=sentences
    )
    return summary_row(row.get("id"), summary)


async def summarized(
    app: App, library: str, what: str, style: SummaryStyle, sentences: int | None
) -> Summary:
    """Summarise a link, a file, or an article of the library."""
    article = await _article(app, LibraryId(library), what)
    return await app.summarizer.summarize(
        LibraryId(library), article, style=style, sentences=sentences
    )


async def _article(app: App, library: LibraryId, what: str) -> Article:
    try:
        return app.store.get(library, what)
    except UnknownArticleError:
        return (
            await app.pipeline.add(library, source_of(what, app.settings.file_max_bytes))
        ).article
