"""One question of the command line: searched, or answered."""

from bot.answering.understand import understand
from bot.app import App
from bot.cli.rows import answer_row, focus_of, history_of, passages_row
from bot.cli.session import Row, need
from bot.values import Answer, Turn
from ingest.errors import UnknownArticleError
from ingest.values import LibraryId


def search_row(app: App, library: str, row: Row, k: int) -> Row:
    """Do the search of one row of the batch interface."""
    focus = focus_of(row)
    understood = understand(
        need(row, "question"), history_of(row), focus=focus, title=title(app, library, focus)
    )
    passages = app.retriever.search(LibraryId(library), understood.query, k)
    return passages_row(row.get("id"), passages)


async def answered_row(app: App, library: str, row: Row) -> Row:
    """Answer one row of the batch interface."""
    found = await answer(
        app, library, need(row, "question"), history=history_of(row), focus=focus_of(row)
    )
    return answer_row(row.get("id"), found)


async def answer(
    app: App,
    library: str,
    question: str,
    *,
    history: list[Turn] | None = None,
    focus: list[str] | None = None,
) -> Answer:
    """Answer a question from a library; drafts are passed over."""
    focus = focus or []
    steps = app.answerer.answer(
        LibraryId(library),
        question,
        history or [],
        focus=focus,
        title=title(app, library, focus),
    )
    found = [step async for step in steps if isinstance(step, Answer)]
    return found[-1]


def title(app: App, library: str, focus: list[str]) -> str | None:
    """Return the title of the article in focus, when it is one."""
    if len(focus) != 1:
        return None
    try:
        return app.store.get(LibraryId(library), focus[0]).title
    except UnknownArticleError:
        return None
