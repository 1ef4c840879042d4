"""The digest command: the messages of a group in, what it shared and said out."""

import asyncio
from typing import Annotated

import typer

from bot.cli.session import (
    DEFAULT_LIBRARY,
    JSONOption,
    LibraryOption,
    opened,
    running,
    write_row,
)

_Since = Annotated[
    str | None, typer.Option(help="Only messages from this time on: 2026-03-01 or with a time.")
]
_Until = Annotated[str | None, typer.Option(help="Only messages before this time.")]
_Articles = Annotated[
    str | None, typer.Option(help="Articles to use beside the library: JSON lines as for import.")
]
_Fetch = Annotated[
    bool, typer.Option("--fetch/--no-fetch", help="Read links that the library does not have.")
]
_Discussions = Annotated[bool, typer.Option(help="Tell talks without links, too.")]
_Language = Annotated[
    str | None, typer.Option(help="Language of a chat model's sentences, such as en or ja.")
]


def digest(  # noqa: PLR0913 - one parameter for each option
    messages: Annotated[str, typer.Argument(help="Messages as JSON lines: a file, or -.")],
    *,
    as_json: JSONOption = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    articles: _Articles = None,
    since: _Since = None,
    until: _Until = None,
    fetch: _Fetch = False,
    discussions: _Discussions = True,
    language: _Language = None,
) -> None:
    """Tell what a group shared and said: stories, most talked-about first.

    In, a line for each message: {id, author, sent, text, reply_to?, links?}. With --json out one
    line: {stories: [{headline, sentences: [{text, citations}], articles: [{id?, title, site,
    published, url, messages, unread?}], messages, shared_by, remarks: [{message, author, text}],
    differences, listed}], discussions: [{lines: [{message, author, text}], messages}]}.

    Example: article-bot digest messages.jsonl --library news --since 2026-03-01
    """
    from bot.cli.digest_input import Group, period_of
    from bot.cli.digest_rows import digest_row
    from bot.console import digest_text

    period = period_of(since, until)
    with opened() as app, running(app) as runner:
        group = Group.read(messages, articles)
        made = runner.run(
            group.digest(
                app,
                library,
                period=period,
                fetch=fetch,
                discussions=discussions,
                language=language,
            )
        )
    if as_json:
        write_row(digest_row(made, group.ids))
    else:
        typer.echo(digest_text.show(made))
    if group.failed:
        raise typer.Exit(1)


def feed(
    url: Annotated[str, typer.Argument(help="Address of a feed, or of a site that has one.")],
    *,
    as_json: JSONOption = False,
) -> None:
    """Find and read a feed: RSS, Atom or JSON Feed; newest entries first.

    With --json a line for each entry: {id, title, url, author, published, summary}.

    Example: article-bot feed https://example.org
    """
    from bot.cli.session import read_settings
    from ingest.feeds.reader import FeedReader
    from ingest.fetch.fetcher import Fetcher
    from ingest.parsing.parser import Parser

    settings = read_settings()
    fetcher = Fetcher(timeout=settings.fetch_timeout, max_bytes=settings.fetch_max_bytes)
    parser = Parser(timeout=settings.parse_timeout, file_max_bytes=settings.file_max_bytes)
    try:
        found = asyncio.run(FeedReader(fetcher=fetcher, parser=parser).find(url))
    finally:
        parser.close()
    if not as_json:
        typer.echo(f"{found.feed.title} ({found.url})")
    for entry in found.feed.entries:
        when = entry.published.isoformat() if entry.published else None
        if as_json:
            row = {"id": entry.id, "title": entry.title, "url": entry.url}
            write_row(row | {"author": entry.author, "published": when, "summary": entry.summary})
        else:
            typer.echo(f"- {entry.title} {(when or '')[:10]} {entry.url or ''}".rstrip())
