"""Commands for the operator: rebuild the index, find out what is wrong."""

import typer

from bot.cli.session import JSONOption, read_settings, write_row


def reindex() -> None:
    """Rebuild vectors and lexical index from the catalogue, with the embedding model of .env.

    Example: EMBEDDING_MODEL=text-embedding-3-small article-bot reindex
    """
    from bot.app import App
    from bot.cli.progress import bar

    app = App.open(read_settings(), reindexing=True)
    try:
        with bar("Indexing", 1) as shown:
            app.store.reindex(
                lambda done, total: shown.update(shown.task_ids[0], completed=done, total=total)
            )
    finally:
        app.close()
    typer.echo("The index is rebuilt.", err=True)


def doctor(as_json: JSONOption = False) -> None:
    """Check settings, data folder, library, embedding, chat model and Telegram token.

    Says in plain words what is wrong and what to do; the exit code is 1 if anything is.

    Example: article-bot doctor
    """
    from bot.cli.checks import check_all

    ill = False
    for check in check_all():
        ill = ill or not check.well
        if as_json:
            write_row({"check": check.name, "ok": check.well, "message": check.message})
        else:
            mark = "ok  " if check.well else "FAIL"
            typer.echo(f"{mark}  {check.name}: {check.message}")
    if ill:
        raise typer.Exit(1)
