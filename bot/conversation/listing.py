"""The list of articles, page by page. Pure."""

import re
from collections.abc import Mapping, Sequence

from bot.conversation.messages import Button, Panel, Rows
from bot.wording import say, say_date
from ingest.library.rows import ArticleRow

SHOWN = 8
"""Articles on one page: it must fit a phone's screen."""
IN_A_ROW = 4
"""Buttons with numbers beside each other."""

_PAGE = re.compile(r"page (\d{1,5})(?:\s+(.*))?", re.DOTALL)


def page_of(what: str) -> tuple[int, str]:
    """Return the page and the words that are looked for."""
    if found := _PAGE.fullmatch(what.strip()):
        return int(found[1]), (found[2] or "").strip()
    return 1, what.strip()


def fits(row: ArticleRow, tags: Sequence[str], words: str) -> bool:
    """Tell whether title or site have all the words, and the article all #tags."""
    named = f"{row.title} {row.site or ''}".casefold()
    return all(
        word.lstrip("#") in tags if word.startswith("#") else word in named
        for word in words.casefold().split()
    )


def list_panel(
    found: Sequence[tuple[int, ArticleRow]],
    tags: Mapping[str, Sequence[str]],
    page: int,
    words: str,
) -> Panel:
    """Return one page of articles, each with its number in the whole list."""
    pages = -(-len(found) // SHOWN)
    page = min(max(page, 1), pages)
    shown = found[(page - 1) * SHOWN : page * SHOWN]
    lines = [_line(number, row, tags.get(row.id, ())) for number, row in shown]
    lines += ["", say("articles_page", page=str(page), pages=str(pages))]
    key = "articles_found" if words else "articles_title"
    facts = {"words": words} if words else {}
    return Panel(
        say(key, count=len(found), **facts),
        "\n".join(lines),
        _buttons(shown, page, pages, words),
    )


def _buttons(shown: Sequence[tuple[int, ArticleRow]], page: int, pages: int, words: str) -> Rows:
    """Return the buttons; one opens its article, whatever number it has in the list by then."""
    opening = [Button(f"{number}", "/open", row.id) for number, row in shown]
    rows = list(_rows(opening))
    turning = []
    if page > 1:
        turning.append(Button("◀", f"/articles page {page - 1} {words}".rstrip()))
    if page < pages:
        turning.append(Button("▶", f"/articles page {page + 1} {words}".rstrip()))
    return (*rows, *([tuple(turning)] if turning else []))


def _rows(buttons: Sequence[Button]) -> Rows:
    return tuple(
        tuple(buttons[start : start + IN_A_ROW]) for start in range(0, len(buttons), IN_A_ROW)
    )


def _line(number: int, row: ArticleRow, tags: Sequence[str]) -> str:
    facts = [row.site, say_date(row.published) if row.published else None]
    details = ", ".join(filter(None, facts))
    marks = "".join(f" #{tag}" for tag in tags)
    shown = f" ({details})" if details else ""
    return say("article_row", number=str(number), title=row.title, details=shown) + marks
