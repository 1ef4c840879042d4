"""What a person does with the articles of a library: list, open, forget."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from bot.conversation.messages import Final, Incoming, Notice, ReadingCard
from bot.state.conversations import Conversations
from bot.summaries.reading_time import minutes
from bot.wording import say
from ingest.library.rows import ArticleRow
from ingest.library.store import Store
from ingest.values import LibraryId

SHOWN = 10
"""Articles in one list: it must fit a phone's screen."""


class Forgets(Protocol):
    """Something that keeps what was made from articles, and can lose it."""

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Lose all that was made from this article."""
        ...

    def forget_library(self, library: LibraryId) -> None:
        """Lose all that was made from this library."""
        ...


class Shelf:
    """Lists, opens and forgets articles; forgetting reaches everything made from them."""

    def __init__(
        self, *, store: Store, conversations: Conversations, forgets: Sequence[Forgets] = ()
    ) -> None:
        self._store = store
        self._conversations = conversations
        self._forgets = (conversations, *forgets)

    async def show(self, incoming: Incoming, what: str = "") -> Final:
        """Open the article with this number, or list those whose title or site has the words."""
        if what.isdecimal():
            card = await self.open(incoming, int(what))
            return card or Notice(say("no_such_article"), "error")
        rows = await self._rows(incoming.library)
        if not rows:
            return Notice(say("no_articles"))
        wanted = what.casefold()
        numbered = [
            (number, row)
            for number, row in enumerate(rows, 1)
            if wanted in f"{row.title} {row.site or ''}".casefold()
        ]
        lines = [say("articles"), *(_line(number, row) for number, row in numbered[:SHOWN])]
        if len(numbered) > SHOWN:
            lines.append(say("articles_more", count=len(numbered) - SHOWN))
        return Notice("\n".join(lines))

    async def open(self, incoming: Incoming, number: int) -> ReadingCard | None:
        """Turn the conversation to the article with this number in the list, if there is one."""
        row = await self._numbered(incoming.library, number)
        return None if row is None else await self.turn_to(incoming, row.id)

    async def turn_to(self, incoming: Incoming, id_: str) -> ReadingCard:
        """Turn the conversation to this article.

        Raises:
            UnknownArticleError: it is gone.
        """
        article = await asyncio.to_thread(self._store.get, incoming.library, id_)
        await asyncio.to_thread(
            self._conversations.set_focus, incoming.conversation, incoming.library, [id_]
        )
        return ReadingCard(article, minutes(article.text), "known")

    async def start_over(self, incoming: Incoming) -> Final:
        """Forget what was said in this conversation; its articles stay."""
        await asyncio.to_thread(self._conversations.start_over, incoming.conversation)
        return Notice(say("new"))

    async def forget(self, incoming: Incoming, what: str) -> Final:
        """Forget the article in focus, the one with this number, or `all`."""
        if what.casefold() == "all":
            await asyncio.to_thread(self.forget_library, incoming.library)
            return Notice(say("forgotten_all"))
        article = await self._meant(incoming, what)
        if article is None:
            return Notice(say("no_such_article" if what else "forget_which"), "error")
        title = (await asyncio.to_thread(self._store.get, incoming.library, article)).title
        await asyncio.to_thread(self.forget_article, incoming.library, article)
        return Notice(say("forgotten", title=title))

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Erase an article and all that was made from it.

        The article goes last: if this stops half-way, it can be asked for again.
        """
        for keeper in self._forgets:
            keeper.forget_article(library, article)
        self._store.delete(library, article)

    def forget_library(self, library: LibraryId) -> None:
        """Erase a library and all that was made from it."""
        for keeper in self._forgets:
            keeper.forget_library(library)
        self._store.delete_library(library)

    async def _meant(self, incoming: Incoming, what: str) -> str | None:
        if what.isdecimal():
            row = await self._numbered(incoming.library, int(what))
            return row.id if row else None
        if what:
            return None
        about = list(incoming.about) or await asyncio.to_thread(
            self._conversations.focus, incoming.conversation
        )
        return about[0] if len(about) == 1 else None

    async def _numbered(self, library: LibraryId, number: int) -> ArticleRow | None:
        rows = await self._rows(library)
        return rows[number - 1] if 0 < number <= len(rows) else None

    async def _rows(self, library: LibraryId) -> list[ArticleRow]:
        return await asyncio.to_thread(self._store.articles, library)


def _line(number: int, row: ArticleRow) -> str:
    facts = [row.site, str(row.published)[:10] if row.published else None]
    details = ", ".join(filter(None, facts))
    return say(
        "article_row", number=number, title=row.title, details=f" ({details})" if details else ""
    )
