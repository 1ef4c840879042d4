"""What a group shared and said in a period, gathered and made into a digest."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Protocol

from bot.digests.collecting import links_of
from bot.digests.making import DigestMaker, Period
from bot.digests.values import Digest, Entry, Said, Unread
from bot.groups.linked import Linked
from bot.state.choices import DISCUSSION, Settings
from bot.state.plans import Place
from bot.state.talk_log import Heard, TalkLog
from ingest.values import Article, LibraryId

CONTEXT = timedelta(days=2)
"""How far back the messages are looked up that those of the period answer."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What feeds brought for a digest, and the deliveries that are done once it was sent."""

    entries: Sequence[Entry] = ()
    articles: Mapping[str, Article | Unread] = field(default_factory=dict)
    deliveries: Sequence[Any] = ()


class BringsEntries(Protocol):
    """Brings what followed feeds have for a digest."""

    async def take(self, place: Place, period: Period) -> Brought:
        """Return the entries that wait; the same again until they are `delivered`."""
        ...

    async def delivered(self, brought: Brought) -> None:
        """Note that they were in a digest."""
        ...


@dataclass(frozen=True, slots=True)
class Made:
    """A digest, the messages that it names by their ids, and what feeds brought for it."""

    digest: Digest
    heard: Mapping[str, Heard]
    brought: Brought


class GroupDigests:
    """Makes the digest of a place from what is kept of it; reads links that nobody read yet."""

    def __init__(
        self,
        *,
        maker: Callable[[], DigestMaker],
        talk: TalkLog,
        linked: Linked,
        settings: Settings,
        feeds: BringsEntries | None = None,
    ) -> None:
        self._maker = maker
        self._talk = talk
        self._linked = linked
        self._settings = settings
        self._feeds = feeds

    async def make(
        self, place: Place, period: Period, *, language: str | None = None, feeds: bool = True
    ) -> Made:
        """Return the digest of a period that begins and ends; of its own topic in a forum.

        `language` is that of a chat model's words.
        """
        if period.start is None or period.end is None:
            raise ValueError("a digest of a group has a beginning and an end")
        heard = await asyncio.to_thread(
            self._talk.between,
            place.library,
            period.start - CONTEXT,
            period.end,
            topic=place.topic,
        )
        said = {id_of(one): _said(one) for one in heard}
        brought = Brought()
        if feeds and self._feeds is not None:
            brought = await self._feeds.take(place, period)
        articles = await self._articles(place.library, list(said.values()), period)
        digest = await self._maker().make(
            list(said.values()),
            {**brought.articles, **articles},
            entries=brought.entries,
            period=period,
            discussions=await self._tells_discussions(place.library),
            language=language,
        )
        return Made(digest, {id_of(one): one for one in heard}, brought)

    async def delivered(self, made: Made) -> None:
        """Note that a digest was sent: what feeds brought for it does not come again."""
        if self._feeds is not None and made.brought.deliveries:
            await self._feeds.delivered(made.brought)

    async def _articles(
        self, library: LibraryId, said: Sequence[Said], period: Period
    ) -> dict[str, Article | Unread]:
        """Return what is behind the links; of messages before the period only what is known."""
        new = [url for one in said if period.has(one.sent) for url in links_of(one)]
        old = [url for one in said if not period.has(one.sent) for url in links_of(one)]
        known: dict[str, Article | Unread] = dict(await self._linked.known(library, old))
        return known | await self._linked.all(library, new)

    async def _tells_discussions(self, library: LibraryId) -> bool:
        return await asyncio.to_thread(self._settings.get, library, DISCUSSION) == "on"


def id_of(heard: Heard) -> str:
    """Return the id of a message in digests: a group that moved counts its messages anew."""
    return f"{heard.chat}:{heard.message}"


def _said(heard: Heard) -> Said:
    answered = None if heard.reply_to is None else f"{heard.chat}:{heard.reply_to}"
    return Said(id_of(heard), heard.author, heard.sent, heard.text, answered, heard.links)
