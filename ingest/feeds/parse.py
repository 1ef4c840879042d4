"""From the bytes of a feed to its entries; runs in the parsing process (`ingest.parsing`)."""

import io
import re
from calendar import timegm
from datetime import UTC, datetime
from typing import Any

import feedparser

from ingest.errors import EmptySourceError, NotAFeedError
from ingest.feeds.jsonfeed import read_json
from ingest.feeds.markup import tamed
from ingest.feeds.plain import MAX_SUMMARY, address, identity, moment, shown
from ingest.feeds.values import Feed, FeedEntry
from ingest.parsing.encoding import decode
from ingest.values import Page

MAX_ENTRIES = 200
"""Entries of a feed that are looked at, the newest; nobody catches up on more."""
SECONDS = 10.0
"""How long reading one feed may take; a usual one takes a hundredth of a second."""

_ENCODING = re.compile(
    rb"\s*<\?xml[^<>]{0,200}?encoding\s*=\s*[\"'](iso-8859-(?:[1-9]|1[013-6])|windows-125[0-8])[\"']",
    re.IGNORECASE,
)
_LONGEST_PAUSE = 7 * 24 * 60
_TIMES = ("published_parsed", "updated_parsed", "created_parsed")


def parse_feed(page: Page) -> Feed:
    """Return the feed in a page: RSS 0.9 to 2.0, Atom or JSON Feed.

    Raises:
        EmptySourceError: when there is nothing in it.
        NotAFeedError: when it is something else, such as HTML.
        TooLargeError: when it is too long even with few entries.
    """
    text = _decoded(page).lstrip("\ufeff \t\r\n")
    if not text:
        raise EmptySourceError(page.url)
    if text.startswith("{"):
        feed = read_json(text, page.url, page.fetched)
    else:
        feed = _read_xml(text, page.url, page.fetched)
    return Feed(feed.url, feed.title, _newest(feed.entries), feed.site, feed.minutes)


def _decoded(page: Page) -> str:
    """Return the text of a page; an encoding of one byte a letter is believed of XML.

    A few accents among much that is ASCII would pass for damaged UTF-8.
    """
    said = _ENCODING.match(page.body[:300])
    if said is not None:
        try:
            page.body.decode("utf-8")
        except UnicodeDecodeError:
            name = said[1].decode("ascii").lower()
            return page.body.decode("cp1252" if name == "iso-8859-1" else name, "replace")
    return decode(page.body, page.url, page.charset)


def _read_xml(text: str, url: str, now: datetime) -> Feed:
    # A stream, never a text: feedparser opens what looks like a path or an address.
    found = feedparser.parse(
        io.BytesIO(tamed(text, url)),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not found.version:
        raise NotAFeedError(url)
    about = found.feed
    return Feed(
        url=url,
        title=_words(about, "title", 300),
        entries=tuple(_entry(entry, url, now) for entry in found.entries),
        site=address(about.get("link"), url),
        minutes=_minutes(about.get("ttl")),
    )


def _entry(entry: Any, base: str, now: datetime) -> FeedEntry:  # noqa: ANN401 - feedparser has no types
    title = _words(entry, "title", 300)
    link = address(entry.get("link"), base)
    summary = _words(entry, "summary", MAX_SUMMARY) or _content(entry)
    return FeedEntry(
        id=identity(entry.get("id"), link, title, summary),
        title=title or summary[:100],
        url=link,
        author=shown(entry.get("author"), 100, is_html=False) or None,
        published=_published(entry, now),
        summary=summary,
    )


def _words(about: Any, name: str, limit: int) -> str:  # noqa: ANN401 - feedparser has no types
    kind = (about.get(f"{name}_detail") or {}).get("type", "")
    return shown(about.get(name), limit, is_html=kind != "text/plain")


def _content(entry: Any) -> str:  # noqa: ANN401 - feedparser has no types
    contents = entry.get("content") or ()
    texts = (shown(one.get("value"), MAX_SUMMARY, is_html=True) for one in contents[:3])
    return next(filter(None, texts), "")


def _published(entry: Any, now: datetime) -> datetime | None:  # noqa: ANN401 - feedparser has no types
    for name in _TIMES:
        # Not the entry's own `get`: it warns where it takes one time for another.
        found = dict.get(entry, name)
        if found:
            try:
                return moment(datetime.fromtimestamp(timegm(found), UTC), now)
            except (ValueError, OverflowError, OSError):
                continue
    return None


def _minutes(value: object) -> int | None:
    text = value.strip() if isinstance(value, str) else ""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        return None
    return min(int(text), _LONGEST_PAUSE) or None


def _newest(entries: tuple[FeedEntry, ...]) -> tuple[FeedEntry, ...]:
    """Return the newest entries, each once, those that say nothing left out.

    Those with a time are put in its order; where most have none, the order of the feed stays.
    """
    once: dict[str, FeedEntry] = {}
    for one in entries:
        if one.title or one.url:
            once.setdefault(one.id, one)
    found = list(once.values())
    dated = [one for one in found if one.published]
    if 2 * len(dated) >= len(found):
        undated = [one for one in found if not one.published]
        dated.sort(key=lambda one: one.published or datetime.min.replace(tzinfo=UTC), reverse=True)
        found = [*dated, *undated]
    return tuple(found[:MAX_ENTRIES])
