"""Commands that read from a library: search, ask, summarize; for people and for machines."""

from typing import Annotated

import typer

from bot.cli.session import (
    DEFAULT_LIBRARY,
    JSONOption,
    LibraryOption,
    Row,
    each_row,
    need,
    opened,
    running,
)

KOption = Annotated[int, typer.Option("-k", min=1, max=1000, help="How many passages.")]


def search(
    what: Annotated[str, typer.Argument(help="A question; with --json a file of questions, or -.")],
    as_json: JSONOption = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    k: KOption = 10,
) -> None:
    """Show the passages of a library that fit a question best.

    With --json: in {id, question, history?, articles?}, out {id, passages}.

    Example: article-bot search "Kishida and Biden"
    """
    from bot.cli import show
    from bot.cli.asking import search_row
    from ingest.values import LibraryId, Query

    with opened() as app:
        if as_json:
            each_row(what, "Searching", lambda row: search_row(app, library, row, k))
        else:
            show.passages(app.retriever.search(LibraryId(library), Query(what), k))


def ask(
    what: Annotated[str, typer.Argument(help="A question; with --json a file of questions, or -.")],
    as_json: JSONOption = False,
    library: LibraryOption = DEFAULT_LIBRARY,
) -> None:
    """Answer a question from a library, with the sentences that prove it.

    With --json: in {id, question, history?, articles?}, out {id, answer, citations, abstained,
    confidence}.

    Example: article-bot ask "when does Kishida meet Biden?"
    """
    from bot.cli import show
    from bot.cli.asking import answer, answered_row

    with opened() as app, running(app) as runner:
        if as_json:
            each_row(what, "Answering", lambda row: runner.run(answered_row(app, library, row)))
        else:
            show.answer(runner.run(answer(app, library, what)))


def summarize(
    what: Annotated[
        str,
        typer.Argument(help="A link, a file, or an article's id; with --json a file of articles."),
    ],
    as_json: JSONOption = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    sentences: Annotated[
        int | None, typer.Option(min=1, max=50, help="At most this many sentences.")
    ] = None,
    style: Annotated[str, typer.Option(help="tldr, bullets or detailed.")] = "tldr",
) -> None:
    """Give the TL;DR of an article.

    With --json: in {id, text, title?, ...} as for import, out {id, summary}; nothing is stored.

    Example: article-bot summarize https://example.com/article --style bullets
    """
    from bot.cli import show
    from bot.cli.summing import a_style, summarized, summarized_row

    chosen = a_style(style)
    with opened() as app, running(app) as runner:
        if as_json:

            def work(row: Row) -> Row:
                need(row, "text")
                return runner.run(summarized_row(app, row, chosen, sentences))

            each_row(what, "Summarizing", work)
        else:
            show.summary(runner.run(summarized(app, library, what, chosen, sentences)))
