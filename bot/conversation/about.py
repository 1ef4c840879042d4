"""Which articles a message is about."""

import asyncio

from bot.conversation.messages import Incoming
from bot.state.conversations import Conversations
from ingest.library.store import Store


class About:
    """Knows the articles that a message is about: those it replies to, else the focus."""

    def __init__(self, *, store: Store, conversations: Conversations) -> None:
        self._store = store
        self._conversations = conversations

    async def of(self, incoming: Incoming, *, newest: bool = True) -> list[str]:
        """Return their ids; if there are none the one that was read last, with `newest`."""
        rows = await asyncio.to_thread(self._store.articles, incoming.library)
        known = [row.id for row in rows]
        ids = list(incoming.about) or await asyncio.to_thread(
            self._conversations.focus, incoming.conversation
        )
        return [id_ for id_ in ids if id_ in known] or (known[:1] if newest else [])
