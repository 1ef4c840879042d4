"""The digest command: the messages of a group in, what it shared and said out."""

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
    from bot.cli import digest_text
    from bot.cli.digest_input import Group, period_of
    from bot.cli.digest_rows import digest_row

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
