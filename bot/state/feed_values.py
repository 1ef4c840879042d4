"""What is known of the feeds that chats follow."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from ingest.feeds.reader import Known
from ingest.feeds.values import FeedEntry
from ingest.values import LibraryId

Death: TypeAlias = Literal["gone", "unreachable", "not_a_feed"]
"""Why a feed is visited no more: the server said so (404, 410), no answer for days, or no feed."""
AWAY: Literal["away"] = "away"
"""In the place of a death: the chat takes no messages for now; what it follows rests."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where feeds are followed: a chat, by its library, and a topic of it in forums."""

    library: LibraryId
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """How a feed is to be followed: only entries with one of `words`, in the digest or at once."""

    words: tuple[str, ...] = ()
    at_once: bool = False
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that is followed in a place, since when and by whom.

    `dead` says why it is followed no more, or that it rests while the chat is `AWAY`.
    """

    id: str
    place: Place
    url: str
    title: str
    site: str | None
    words: tuple[str, ...]
    at_once: bool
    since: datetime
    added_by: str | None
    dead: Death | Literal["away"] | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """An entry that waits to be shown in the place of a subscription.

    `key` names it once and for all: the same after a crash, and never that of another.
    """

    key: str
    subscription: Subscription
    entry: FeedEntry
    found: datetime


@dataclass(frozen=True, slots=True)
class Bundle:
    """Entries that come to one place in one message, oldest first.

    What belongs to it never changes, so that its `key` names the message once and for all.
    """

    key: str
    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True)
class FeedDied:
    """A feed is visited no more, to be told once."""

    subscription: Subscription
    reason: Death


@dataclass(frozen=True, slots=True)
class FeedMoved:
    """A feed has another address and is followed there, to be told once; `old` is the former."""

    subscription: Subscription
    old: str


FeedNotice: TypeAlias = FeedDied | FeedMoved


@dataclass(frozen=True, slots=True)
class Due:
    """A feed to visit now, and how earlier visits went; `minutes` is the pause between two."""

    url: str
    known: Known
    minutes: int
    failures: int
    failing_since: datetime | None
