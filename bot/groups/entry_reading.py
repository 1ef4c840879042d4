"""Entries of feeds -> articles in the library of the chat that follows."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from bot.conversation.limits import Limits
from bot.conversation.messages import ConversationId, Incoming, Notice
from bot.digests.values import Unread
from bot.groups.linked import AT_ONCE, Linked
from bot.state.feed_values import Delivery
from ingest.fetch.polite import PER_HOST
from ingest.fetch.urls import canonical
from ingest.values import Article, LibraryId


class EntryReader:
    """Reads what entries lead to. It counts for whoever followed the feed, as a link would.

    What the library has already is not fetched again.
    """

    def __init__(self, *, linked: Linked, limits: Limits) -> None:
        self._linked = linked
        self._limits = limits

    async def read(
        self, library: LibraryId, deliveries: Sequence[Delivery], *, seconds: float
    ) -> Mapping[str, Article | Unread]:
        """Return by key what entries of one chat lead to, or why that could not be read.

        What is not done in `seconds` counts as not read; the article may come into the library
        all the same. Few are read at a time, and fewer on one host.
        """
        urls = [canonical(one.entry.url) for one in deliveries if one.entry.url]
        known = await self._linked.known(library, urls)
        width = asyncio.Semaphore(AT_ONCE)
        hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(PER_HOST)
        )
        until = asyncio.get_running_loop().time() + seconds

        async def one(delivery: Delivery) -> Article | Unread:
            url = delivery.entry.url
            if url is None:
                return Unread()
            if (article := known.get(canonical(url))) is not None:
                return article
            try:
                async with asyncio.timeout_at(until), hosts[urlsplit(url).netloc], width:
                    return await self._fetched(delivery, url)
            except TimeoutError:
                return Unread()

        async with asyncio.TaskGroup() as group:
            tasks = {each.key: group.create_task(one(each)) for each in deliveries}
        return {key: task.result() for key, task in tasks.items()}

    async def _fetched(self, delivery: Delivery, url: str) -> Article | Unread:
        """Read one entry, unless its chat or its person has used up what they may."""
        follower = delivery.subscription
        library = follower.place.library
        incoming = Incoming(
            f"feed:{delivery.key}", ConversationId(library), library, person=follower.added_by
        )
        reserved = await self._limits.reserve(incoming, "articles")
        if isinstance(reserved, Notice):
            return Unread()
        added = await self._linked.add(library, url)
        if isinstance(added, Unread) or added.outcome == "known":
            await self._limits.release(reserved)
        return added if isinstance(added, Unread) else added.article
