"""What feeds bring for a digest."""

import asyncio
from urllib.parse import urlsplit

from bot.digests.making import Period
from bot.digests.values import Entry
from bot.groups.digesting import Brought
from bot.groups.entry_reading import EntryReader
from bot.state import feed_values, plans
from bot.state.feed_entries import FeedEntries
from bot.state.feed_values import Delivery
from ingest.fetch.urls import canonical

READ = 60
"""Entries that are read for one digest, the newest; the others are listed."""
LISTED = 200
"""Entries of one digest; what is older waits for a digest with less in it."""
SECONDS = 120.0
"""For reading all of them."""


class FeedMaterial:
    """Gives the entries that wait for a digest; nothing is lost if the digest is never sent."""

    def __init__(self, *, entries: FeedEntries, reader: EntryReader) -> None:
        self._entries = entries
        self._reader = reader

    async def take(self, place: plans.Place, period: Period) -> Brought:
        """Return what waits since before the end of a period, and what its entries lead to.

        The same comes again until it is `delivered`. An entry without an address cannot be linked
        to, so it is in no digest.
        """
        waiting = await asyncio.to_thread(
            self._entries.waiting,
            feed_values.Place(place.library, place.topic or None),
            at_once=False,
            before=period.end,
            limit=LISTED,
        )
        newest = [one for one in reversed(waiting) if one.entry.url]
        read = await self._reader.read(place.library, newest[:READ], seconds=SECONDS)
        articles = {
            canonical(one.entry.url): read[one.key] for one in newest[:READ] if one.entry.url
        }
        return Brought([_entry(one) for one in newest], articles, waiting)

    async def delivered(self, brought: Brought) -> None:
        """Note that a digest with these entries was sent."""
        await asyncio.to_thread(self._entries.delivered, [one.key for one in brought.deliveries])


def _entry(one: Delivery) -> Entry:
    entry, feed = one.entry, one.subscription
    site = feed.title or urlsplit(feed.url).hostname
    return Entry(entry.url or "", entry.title, site, entry.published)
