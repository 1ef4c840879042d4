"""What people say about feeds: /follow, /following, /unfollow, and lists of feeds as files."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.adding import may_add
from bot.conversation.messages import (
    FileReply,
    Final,
    Incoming,
    Notice,
    Replies,
    Toast,
    Working,
)
from bot.conversation.parts import Taken
from bot.errors import UnknownFeedError
from bot.groups import feed_panels as panels
from bot.groups.following import Following, meant
from bot.groups.wishes import Said, understood
from bot.state.choices import Settings
from bot.state.feed_values import Place, Subscription, Wish
from bot.state.preferences import Preferences
from bot.wording import say, spoken
from ingest.errors import ArticleBotError
from ingest.feeds.opml import Outline
from ingest.fetch.urls import find_urls
from ingest.values import FileSource, Source, URLSource

LANGUAGE = "feeds-language"
"""Name of the preference that says how to speak where nobody has chosen a language: news come by
themselves, and are told in the language in which a feed was followed last."""

_PAGE = re.compile(r"\s*\bpage (\d{1,5})\s*$")
_OPML_TYPES = frozenset({"text/x-opml", "text/x-opml+xml", "application/x-opml+xml"})
_FEED_SCHEME = re.compile(r"^feed:(?://)?(?=https?://)|^feed://", re.IGNORECASE)


class FeedDesk:
    """Follows, lists and stops feeds: in a group for those who may add articles there."""

    def __init__(
        self, *, following: Following, settings: Settings, preferences: Preferences
    ) -> None:
        self._following = following
        self._settings = settings
        self._preferences = preferences

    async def obey(self, incoming: Incoming, name: str, arguments: str) -> Replies:
        """Do what /follow, /following and /unfollow say."""
        if incoming.chat is None:
            yield Notice(say("feeds-elsewhere"), "error")
            return
        await self._following.wake(incoming.library)
        if name == "following" and arguments != "opml":
            yield await self._listed(incoming, _page(arguments))
        elif not await may_add(incoming, self._settings):
            yield Notice(say("feeds-admins"), "error")
        elif name == "following":
            yield await self._exported(incoming)
        elif name == "unfollow":
            for final in await self._unfollow(incoming, arguments):
                yield final
        else:
            async for reply in self._follow(incoming, arguments):
                yield reply

    async def take(self, incoming: Incoming) -> Taken | None:
        """Take lists of feeds out of the files that came with a message; None if there are none."""
        lists = [one for one in incoming.sources if _is_opml(one)]
        if not lists:
            return None
        rest = [one for one in incoming.sources if one not in lists]
        manner = understood(incoming.text).manner or ""
        given = replace(incoming, sources=lists)
        return Taken(self.obey(given, "follow", manner), rest)

    async def _follow(self, incoming: Incoming, arguments: str) -> Replies:
        yield Working("reading")
        await asyncio.to_thread(self._preferences.set, incoming.library, LANGUAGE, spoken())
        lists = [one for one in incoming.sources if isinstance(one, FileSource) and _is_opml(one)]
        urls, rest = _addresses(arguments)
        if lists:
            async for reply in self._import(incoming, lists, understood(arguments)):
                yield reply
            return
        known = None if urls else await self._numbered(incoming, rest)
        if known is not None:
            yield await self._again(incoming, known, understood(rest.partition(" ")[2]))
            return
        if not urls:
            urls = [one.url for one in incoming.sources if isinstance(one, URLSource)]
        if urls:
            yield await self._new(incoming, urls, understood(rest))
        else:
            yield Notice(say("feeds-how"))

    async def _numbered(self, incoming: Incoming, words: str) -> Subscription | None:
        """Return the feed that is followed already and meant by its number or its id."""
        what = words.partition(" ")[0]
        return meant(await self._following.list(_place(incoming)), what) if what else None

    async def _new(self, incoming: Incoming, urls: Sequence[str], said: Said) -> Final:
        place, wish = _place(incoming), _wish(said, incoming)
        if len(urls) > 1:
            outlines = [Outline(url) for url in urls]
            done = await self._following.follow_all(place, outlines, wish)
            return panels.imported(done.followed, done.failed)
        try:
            return panels.followed(await self._following.follow(place, urls[0], wish))
        except ArticleBotError as error:
            return Notice(panels.why(error), "error")

    async def _again(self, incoming: Incoming, one: Subscription, said: Said) -> Final:
        """Change how a feed is followed, or begin again with one that has died."""
        at_once = one.at_once if said.manner is None else said.manner == "now"
        try:
            if one.dead or said.words:
                wish = Wish(said.words or one.words, at_once, incoming.person)
                return panels.followed(
                    await self._following.follow(_place(incoming), one.url, wish)
                )
            changed = await self._following.change(_place(incoming), one.id, at_once=at_once)
        except ArticleBotError as error:
            return Notice(panels.why(error), "error")
        return panels.changed(changed)

    async def _import(self, incoming: Incoming, lists: Sequence[FileSource], said: Said) -> Replies:
        for one in lists:
            try:
                done = await self._following.import_opml(
                    _place(incoming), one.body, _wish(said, incoming)
                )
            except ArticleBotError as error:
                yield Notice(panels.why(error), "error")
            else:
                yield panels.imported(done.followed, done.failed)

    async def _listed(self, incoming: Incoming, page: int) -> Final:
        return panels.listed(await self._following.list(_place(incoming)), page)

    async def _exported(self, incoming: Incoming) -> Final:
        followed = await self._following.list(_place(incoming))
        alive = sum(one.dead is None for one in followed)
        if not alive:
            return Notice(say("feeds-none"))
        body = await self._following.export_opml(_place(incoming), say("feeds-title", count=alive))
        return FileReply("feeds.opml", body, say("feeds-exported", count=alive))

    async def _unfollow(self, incoming: Incoming, arguments: str) -> list[Final]:
        what = _PAGE.sub("", arguments).strip()
        if not what:
            return [Notice(say("feeds-unfollow-how"))]
        try:
            gone = await self._following.unfollow(_place(incoming), _address(what))
        except UnknownFeedError as error:
            return [Notice(panels.why(error), "error")]
        if what == arguments:
            return [panels.unfollowed(gone)]
        told = say("feed-unfollowed", title=panels.name_of(gone))
        return [Toast(told), await self._listed(incoming, _page(arguments))]


def _place(incoming: Incoming) -> Place:
    return Place(incoming.library, incoming.topic)


def _wish(said: Said, incoming: Incoming) -> Wish:
    return Wish(said.words, said.manner == "now", incoming.person)


def _page(arguments: str) -> int:
    found = _PAGE.search(arguments)
    return int(found[1]) if found else 1


def _addresses(arguments: str) -> tuple[list[str], str]:
    """Return the addresses in the words of a command, and the other words."""
    first, _, rest = arguments.strip().partition(" ")
    first = first.rstrip(",.;:،、")
    address = _address(first)
    if address != first:
        return [address, *find_urls(rest)], _without(rest, find_urls(rest))
    urls = find_urls(arguments)
    return urls, _without(arguments, urls)


def _address(word: str) -> str:
    """Return a word as an address, if it is one that is written in short: "post.example"."""
    if _FEED_SCHEME.match(word):
        bare = _FEED_SCHEME.sub("", word, count=1)
        return bare if "://" in bare else f"https://{bare}"
    host = word.partition("/")[0]
    is_host = re.fullmatch(r"(?:[\w-]+\.)+[^\W\d_]{2,24}(?::\d{1,5})?", host) is not None
    return f"https://{word}" if is_host else word


def _without(text: str, urls: Sequence[str]) -> str:
    for url in urls:
        bare = url.removeprefix("https://")
        text = text.replace(url, " ") if url in text else text.replace(bare, " ")
    return text.strip()


def _is_opml(source: Source) -> bool:
    """Tell whether a file is a list of feeds, by its name, its type or its first words."""
    if not isinstance(source, FileSource):
        return False
    name = source.name.lower()
    if name.endswith(".opml") or source.media_type in _OPML_TYPES:
        return True
    is_xml = name.endswith(".xml") or "xml" in (source.media_type or "")
    return is_xml and b"<opml" in source.body[:2_000].lower()
