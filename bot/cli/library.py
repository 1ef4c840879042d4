"""Commands that change or list a library."""

from typing import Annotated

import typer

from bot.cli.session import DEFAULT_LIBRARY, JSONOption, LibraryOption, opened, running, write_row


def add(
    sources: Annotated[list[str], typer.Argument(help="Links, files, or - for pasted text.")],
    library: LibraryOption = DEFAULT_LIBRARY,
    as_json: JSONOption = False,
) -> None:
    """Read links or files into a library.

    Example: article-bot add https://example.com/article report.pdf
    """
    from bot.cli import show
    from bot.cli.progress import progress
    from bot.cli.sources import source_of
    from bot.wording import explain
    from ingest.errors import ArticleBotError
    from ingest.values import LibraryId

    failed = False
    with opened() as app, running(app) as runner:
        for name in progress(sources, "Reading"):
            try:
                source = source_of(name, app.settings.file_max_bytes)
                added = runner.run(app.pipeline.add(LibraryId(library), source))
            except (ArticleBotError, typer.BadParameter) as error:
                failed = True
                why = error.message if isinstance(error, typer.BadParameter) else explain(error)
                if as_json:
                    write_row({"id": name, "error": why})
                else:
                    show.failure(name, why)
                continue
            if as_json:
                write_row({"id": added.article.id, "source": name, "outcome": added.outcome})
            else:
                show.card(added.article, added.outcome)
    if failed:
        raise typer.Exit(1)


def list_(library: LibraryOption = DEFAULT_LIBRARY, as_json: JSONOption = False) -> None:
    """List the articles of a library, newest first.

    Example: article-bot list --library news
    """
    from bot.cli import show
    from ingest.values import LibraryId

    with opened() as app:
        rows = app.store.articles(LibraryId(library))
    if not as_json:
        show.articles(rows)
        return
    for row in rows:
        published = str(row.published) if row.published else None
        write_row({"id": row.id, "title": row.title, "site": row.site, "published": published})


def link(
    article: Annotated[str, typer.Argument(help="Its id, as `article-bot list` shows it.")],
    library: LibraryOption = DEFAULT_LIBRARY,
    bot: Annotated[str, typer.Option(help="The bot's name on Telegram, without the @.")] = "",
) -> None:
    """Make a link that opens the bot on an article, as for the page of a publisher.

    Whoever has the link gets a copy of this article, and of nothing else. It opens until the
    article is forgotten.

    Example: article-bot link 3f2a9c --library news --bot my_article_bot
    """
    from datetime import UTC, datetime

    from bot.state.deep_links import Shared
    from ingest.values import LibraryId

    with opened() as app:
        app.store.get(LibraryId(library), article)
        shared = Shared(LibraryId(library), article)
        token = app.deep_links.share(shared, datetime.now(UTC))
    typer.echo(f"https://t.me/{bot}?start={token}" if bot else f"?start={token}")


def forget(
    articles: Annotated[
        list[str] | None, typer.Argument(help="Ids, as `article-bot list` shows them.")
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    everything: Annotated[
        bool, typer.Option("--all", help="The whole library, conversations included.")
    ] = False,
) -> None:
    """Erase articles: text, vectors, index, summaries, and what was said about them.

    Example: article-bot forget 3f2a9c
    """
    from ingest.errors import UnknownArticleError
    from ingest.values import LibraryId

    if not articles and not everything:
        raise typer.BadParameter("Name articles by their ids, or say --all.")
    with opened() as app:
        if everything:
            app.shelf.forget_library(LibraryId(library))
        for id_ in () if everything else articles or ():
            known = {row.id for row in app.store.articles(LibraryId(library))}
            if id_ not in known:
                raise UnknownArticleError(id_)
            app.shelf.forget_article(LibraryId(library), id_)
    typer.echo("Forgotten.", err=True)
