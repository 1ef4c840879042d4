"""Which addresses in a message count as shared. Pure."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from bot.digests.collecting import MOST_LINKS
from ingest.fetch.urls import MAX_URL

_TELEGRAM = frozenset(("t.me", "telegram.me", "telegram.dog"))
_PUBLIC_POST = re.compile(r"/(?:s/)?[a-z]\w{3,31}/\d+(?:/\d+)?/?", re.IGNORECASE)


def address(words: str, *, alone: bool) -> str | None:
    """Return the address that words in a text stand for.

    Telegram marks any "word.com" as one, meant as a source or not: without a scheme it counts when
    it leads to a page, or stands `alone` in its message.
    """
    if "://" in words:
        return words
    return f"https://{words}" if alone or "/" in words.rstrip("/") else None


def shares(addresses: Iterable[str | None]) -> tuple[str, ...]:
    """Return what was shared, each once and in order, as much of it as a digest looks at.

    What leads into Telegram itself (invitations, profiles, messages of private groups) is nothing
    to read; posts of public channels are.
    """
    wanted = dict.fromkeys(one for one in addresses if one is not None and _is_share(one))
    return tuple(wanted)[:MOST_LINKS]


def _is_share(url: str) -> bool:
    if len(url) > MAX_URL:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme.lower() not in {"http", "https"}:
        return False
    host = (parts.hostname or "").removeprefix("www.")
    return bool(host) and (host not in _TELEGRAM or _PUBLIC_POST.fullmatch(parts.path) is not None)
