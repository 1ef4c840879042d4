"""What a person does with the articles of a library: list, open, forget."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from bot.conversation.cards import Cards
from bot.conversation.listing import fits, list_panel, page_of
from bot.conversation.messages import Button, Final, Incoming, Notice, ReadingCard, Replies
from bot.state.conversations import Conversations
from bot.state.pending import Pending, Place
from bot.state.tags import Tags
from bot.wording import say
from ingest.library.rows import ArticleRow
from ingest.library.store import Store
from ingest.values import LibraryId

SURE = "yes"
"""Said by the button that confirms."""


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
        self,
        *,
        store: Store,
        conversations: Conversations,
        cards: Cards,
        tags: Tags,
        pending: Pending,
        forgets: Sequence[Forgets] = (),
    ) -> None:
        self._store = store
        self._conversations = conversations
        self._cards = cards
        self._tags = tags
        self._pending = pending
        self._forgets: tuple[Forgets, ...] = (conversations, tags, pending, *forgets)

    async def obey(self, incoming: Incoming, name: str, arguments: str) -> Replies:
        """Do what /new, /articles, /forget and /tag say."""
        match name:
            case "new":
                yield await self.start_over(incoming)
            case "articles":
                yield await self.show(incoming, arguments)
            case "tag":
                yield await self.tag(incoming, arguments)
            case _:
                yield await self.forget(incoming, arguments)

    async def show(self, incoming: Incoming, what: str = "") -> Final:
        """Open the article with this number, or list those that have the words or the #tag."""
        if what.isdecimal():
            card = await self.open(incoming, int(what))
            return card or Notice(say("no_such_article"), "error")
        rows = await self._rows(incoming.library)
        if not rows:
            return Notice(say("no_articles"))
        page, words = page_of(what)
        tags = await asyncio.to_thread(self._tags.all, incoming.library)
        found = [
            (number, row)
            for number, row in enumerate(rows, 1)
            if fits(row, tags.get(row.id, []), words)
        ]
        if not found:
            return Notice(say("articles_none_found", words=words))
        await self._numbers_are_the_lists(incoming)
        return list_panel(found, tags, page, words)

    async def _numbers_are_the_lists(self, incoming: Incoming) -> None:
        """From here on a number that is typed means the list, and no choice before it."""
        place = Place(incoming.conversation, incoming.library, "choice")
        await asyncio.to_thread(self._pending.drop, place)

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
        return await self._cards.of(incoming.library, article, "known", opened=True)

    async def start_over(self, incoming: Incoming) -> Final:
        """Forget what was said in this conversation; its articles stay."""
        await asyncio.to_thread(self._pending.start_over, incoming.conversation)
        await asyncio.to_thread(self._conversations.start_over, incoming.conversation)
        return Notice(say("new"))

    async def tag(self, incoming: Incoming, words: str) -> Final:
        """Put words on the article that the message is about."""
        given = [word.lstrip("#").casefold() for word in words.split() if word.strip("#")]
        if not given:
            return Notice(say("tag_how"))
        id_ = await self._meant(incoming, "")
        if id_ is None:
            return Notice(say("tag_nothing"), "error")
        article = await asyncio.to_thread(self._store.get, incoming.library, id_)
        await asyncio.to_thread(self._tags.add, incoming.library, id_, given)
        has = (await asyncio.to_thread(self._tags.all, incoming.library)).get(id_, [])
        shown = " ".join(f"#{word}" for word in has)
        return Notice(say("tagged", title=article.title, words=shown))

    async def forget(self, incoming: Incoming, what: str) -> Final:
        """Forget the article in focus, the one with this number, or `all`: that is for admins.

        What names no article asks first, pressed or typed: it may mean another than one thinks.
        """
        if what.casefold() == "all":
            if not await incoming.is_admin():  # in a group it takes from all what all have shared
                return Notice(say("admins_only"), "error")
            await asyncio.to_thread(self.forget_library, incoming.library)
            return Notice(say("forgotten_all"))
        sure = what == SURE or (what and not incoming.pressed)
        which = "" if what == SURE else what
        id_ = await self._meant(incoming, which)
        if id_ is None:
            return Notice(say("no_such_article" if which else "forget_which"), "error")
        title = (await asyncio.to_thread(self._store.get, incoming.library, id_)).title
        if not sure:
            await asyncio.to_thread(  # so that a typed yes means this one too
                self._conversations.set_focus, incoming.conversation, incoming.library, [id_]
            )
            yes = Button(say("button-forget"), f"/forget {SURE}", id_)
            no = Button(say("button-cancel"), "1", id_)
            return Notice(say("forget_sure", title=title), buttons=((yes, no),))
        await asyncio.to_thread(self.forget_article, incoming.library, id_)
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
