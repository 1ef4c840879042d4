"""The nouns of digests."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a group, as far as a digest needs it.

    `id` and `reply_to` name messages within the group. `author` is the name to show. `links` are
    addresses that the text does not show, such as those behind words; those in the text count
    anyway.
    """

    id: str
    author: str
    sent: datetime
    text: str
    reply_to: str | None = None
    links: tuple[str, ...] = ()
