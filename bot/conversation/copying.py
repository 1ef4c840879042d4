"""Articles that go from one library to another: only those that somebody shared."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot.conversation.adding import Adder
from bot.conversation.messages import Incoming, Notice
from bot.state.deep_links import DeepLinks, Shared
from bot.wording import say
from ingest.errors import UnknownArticleError
from ingest.library.store import Store
from ingest.values import Article

ID_BYTES = 24
"""Buttons carry 64 bytes: an id and what they say. Ids that an import gives may be longer."""


class Copying:
    """Gives articles tokens, and copies what a token names. Nothing is fetched again."""

    def __init__(
        self,
        *,
        store: Store,
        links: DeepLinks,
        adder: Adder,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._links = links
        self._adder = adder
        self._now = now

    async def share(self, incoming: Incoming, id_: str) -> tuple[Article, str]:
        """Return an article and the token that shares it.

        Raises:
            UnknownArticleError: it is gone.
        """
        article = await asyncio.to_thread(self._store.get, incoming.library, id_)
        shared = Shared(incoming.library, article.id)
        person = incoming.person or incoming.conversation
        return article, await asyncio.to_thread(
            self._links.share, shared, self._now(), person=person
        )

    async def receive(self, incoming: Incoming, token: str) -> Article | Notice:
        """Return the article of a token, copied into this library unless it is there.

        Nothing else of the other library can be reached. It counts as an article that was added;
        a notice says why there is none.
        """
        article = await self._shared(incoming, token)
        if article is None:
            return Notice(say("link_unknown"), "error")
        rows = await asyncio.to_thread(self._store.articles, incoming.library)
        if all(row.id != article.id for row in rows):
            reserved = await self._adder.reserve(incoming)
            if isinstance(reserved, Notice):
                return reserved
            await asyncio.to_thread(self._store.put, incoming.library, article)
        return article

    async def _shared(self, incoming: Incoming, token: str) -> Article | None:
        shared = await asyncio.to_thread(self._links.find, token, self._now())
        if shared is None:
            return None
        try:
            article = await asyncio.to_thread(self._store.get, shared.library, shared.article)
        except UnknownArticleError:
            return None
        own = shared.library == incoming.library
        return article if own else replace(article, id=own_id(article.id))


def own_id(id_: str) -> str:
    """Return the id of a copy: as it is, unless it is too long for a button to carry."""
    short = len(id_.encode()) <= ID_BYTES and "|" not in id_
    return id_ if short else hashlib.sha256(id_.encode()).hexdigest()[:16]
