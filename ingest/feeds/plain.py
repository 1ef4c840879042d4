"""What the fields of a feed say, as plain text, addresses and times."""

import hashlib
from datetime import UTC, datetime, timedelta

from lxml import etree

from ingest.errors import UnreadableURLError
from ingest.extract.tree import SILENT, Element, elements, parse
from ingest.fetch.urls import checked, resolved
from ingest.parsing.clean import clean_line
from ingest.parsing.web import harmless

MAX_SUMMARY = 2_000
_MAX_HTML = 20_000
_MAX_ID = 500
_IN_WORDS = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "font", "i", "ins"}
)
_IN_WORDS |= {"kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var"}
"""Elements that may stand within a word; every other one ends it."""
_OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Before the web: a clock that was never set."""
_AHEAD = timedelta(days=1)
"""Time zones that are wrong explain a day, and nothing explains more."""


def shown(value: object, limit: int, *, is_html: bool) -> str:
    """Return the words of a field on one clean line of at most `limit` characters."""
    text = value if isinstance(value, str) else ""
    if is_html and ("<" in text or "&" in text):
        tree = parse(harmless(text[:_MAX_HTML], "feed"))
        text = _words(tree) if tree is not None else ""
    return clean_line(text, limit)


def _words(tree: Element) -> str:
    etree.strip_elements(tree, *SILENT, with_tail=False)
    for element in elements(tree):
        if element.tag not in _IN_WORDS:
            element.text = f" {element.text or ''}"
            element.tail = f" {element.tail or ''}"
    return "".join(str(piece) for piece in tree.itertext())


def address(value: object, base: str) -> str | None:
    """Return the web address that a field names, or None where it names none."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        return str(checked(resolved(base, value)))
    except UnreadableURLError:
        return None


def moment(found: datetime, now: datetime) -> datetime | None:
    """Return a time in UTC; None when it cannot be true."""
    try:
        found = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return found if _OLDEST <= found <= now + _AHEAD else None


def identity(given: object, *otherwise: str | None) -> str:
    """Return the name of an entry within its feed: the given one, else a hash of what it says."""
    name = clean_line(given, _MAX_ID * 10) if isinstance(given, str) else ""
    if name and len(name) <= _MAX_ID:
        return name
    return digest(name, *(part or "" for part in otherwise))


def digest(*parts: str) -> str:
    """Return a short name for a few texts together."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
