"""The nouns of feeds."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed, cleaned.

    `id` is what the feed calls it, else its address, else a hash of what it says: it names the
    entry within its feed. `url` is a web address or None; `published` is aware and in UTC, and
    None where the feed says nothing or nonsense; `summary` is plain text, shortened.
    """

    id: str
    title: str
    url: str | None = None
    author: str | None = None
    published: datetime | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was at one moment: newest entries first, each once.

    `url` is where it was read, `site` the page it belongs to. `minutes` is how long it asks
    readers to wait between two visits, as it says it.
    """

    url: str
    title: str
    entries: tuple[FeedEntry, ...]
    site: str | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names as its own."""

    url: str
    title: str = ""
