"""Which articles a message is about."""

import asyncio
from collections.abc import Sequence

from bot.conversation.messages import Incoming
from bot.state.conversations import Conversations
from ingest.errors import UnknownArticleError
from ingest.library.store import Store


class About:
    """Knows the articles that a message is about: those it replies to, else the focus."""

    def __init__(self, *, store: Store, conversations: Conversations) -> None:
        self._store = store
        self._conversations = conversations

    async def of(self, incoming: Incoming, *, newest: bool = True) -> list[str]:
        """Return their ids; if there are none the one that was read last, with `newest`.

        Raises:
            UnknownArticleError: what the message replies to, or its button, is about is gone. No
                other article is taken for it.
        """
        rows = await asyncio.to_thread(self._store.articles, incoming.library)
        known = [row.id for row in rows]
        if incoming.about:
            meant = [id_ for id_ in incoming.about if id_ in known]
            if not meant:
                raise UnknownArticleError(incoming.about[0])
            return meant
        ids = await asyncio.to_thread(self._conversations.focus, incoming.conversation)
        return [id_ for id_ in ids if id_ in known] or (known[:1] if newest else [])

    async def turn_to(self, incoming: Incoming, articles: Sequence[str]) -> None:
        """Turn the conversation to these articles."""
        await asyncio.to_thread(
            self._conversations.set_focus, incoming.conversation, incoming.library, articles
        )
