"""Links that open the bot on an article."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot.conversation.about import About
from bot.conversation.messages import Button, Incoming, Notice, Replies
from bot.conversation.shelf import Shelf
from bot.conversation.summing import Summing
from bot.state.deep_links import DeepLinks, Shared
from bot.wording import say
from ingest.errors import UnknownArticleError
from ingest.library.store import Store
from ingest.values import Article

HELLO = "hello"
"""A start that names no article."""


class Sharing:
    """Makes such links, and opens the bot on what they name."""

    def __init__(
        self,
        *,
        store: Store,
        about: About,
        shelf: Shelf,
        summing: Summing,
        links: DeepLinks,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._about = about
        self._shelf = shelf
        self._summing = summing
        self._links = links
        self._now = now

    async def obey(self, incoming: Incoming, name: str, arguments: str) -> Replies:
        """Share the article that the message is about, or start on the one that a link names."""
        if name == "share":
            yield await self._share(incoming)
        elif not arguments or arguments == HELLO:
            yield Notice(say("welcome"))
        else:
            async for reply in self._open(incoming, arguments):
                yield reply

    async def _share(self, incoming: Incoming) -> Notice:
        ids = await self._about.of(incoming)
        if not ids:
            return Notice(say("nothing_read"))
        article = await asyncio.to_thread(self._store.get, incoming.library, ids[0])
        token = await asyncio.to_thread(
            self._links.share, incoming.library, article.id, self._now()
        )
        text = say("share_text", title=article.title)
        return Notice(text, buttons=((Button(say("share_button"), start=token),),))

    async def _open(self, incoming: Incoming, token: str) -> Replies:
        """Show the article's card and its TL;DR at once."""
        article = await self._shared(incoming, token)
        if article is None:
            yield Notice(say("link_unknown"), "error")
            return
        yield await self._shelf.turn_to(incoming, article.id)
        opened = replace(incoming, about=[article.id])
        async for reply in self._summing.summarize(opened, "tldr"):
            yield reply

    async def _shared(self, incoming: Incoming, token: str) -> Article | None:
        """Return the article of a token, as an article of the library of who opens it.

        Only what was shared is copied: nothing else of the other library can be reached.
        """
        shared = await asyncio.to_thread(self._links.find, token)
        if shared is None:
            return None
        try:
            article = await asyncio.to_thread(self._store.get, shared.library, shared.article)
        except UnknownArticleError:
            return None
        return await self._own(incoming, shared, article)

    async def _own(self, incoming: Incoming, shared: Shared, article: Article) -> Article:
        if shared.library != incoming.library:
            await asyncio.to_thread(self._store.put, incoming.library, article)
        return article
