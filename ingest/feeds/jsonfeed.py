"""JSON Feed, versions 1.0 and 1.1 (jsonfeed.org)."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ingest.errors import NotAFeedError
from ingest.feeds.plain import MAX_SUMMARY, address, identity, moment, shown
from ingest.feeds.values import Feed, FeedEntry

_VERSION = "jsonfeed.org/version/1"
_MOST = 10_000


def read_json(text: str, url: str, now: datetime) -> Feed:
    """Return the feed in a JSON text, its entries in the order of the document.

    Raises:
        NotAFeedError: when it is not JSON, or JSON of another kind.
    """
    try:
        found = json.loads(text)
    except ValueError as error:
        raise NotAFeedError(url) from error
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list) or _VERSION not in str(found.get("version")):
        raise NotAFeedError(url)
    return Feed(
        url=url,
        title=shown(found.get("title"), 300, is_html=False),
        entries=tuple(_entries(items, url, now)),
        site=address(found.get("home_page_url"), url),
    )


def _entries(items: list[Any], base: str, now: datetime) -> Iterator[FeedEntry]:
    for item in items[:_MOST]:
        if isinstance(item, dict):
            yield _entry(item, base, now)


def _entry(item: dict[str, Any], base: str, now: datetime) -> FeedEntry:
    title = shown(item.get("title"), 300, is_html=False)
    link = address(item.get("url"), base) or address(item.get("external_url"), base)
    summary = _summary(item)
    given = item.get("id")
    return FeedEntry(
        id=identity(str(given) if isinstance(given, int | float) else given, link, title, summary),
        title=title or summary[:100],
        url=link,
        author=_author(item) or None,
        published=_time(item.get("date_published"), now),
        summary=summary,
    )


def _summary(item: dict[str, Any]) -> str:
    for name in ("summary", "content_text", "content_html"):
        text = shown(item.get(name), MAX_SUMMARY, is_html=name == "content_html")
        if text:
            return text
    return ""


def _author(item: dict[str, Any]) -> str:
    authors = item.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else item.get("author")
    return shown(first.get("name") if isinstance(first, dict) else None, 100, is_html=False)


def _time(value: object, now: datetime) -> datetime | None:
    try:
        return moment(datetime.fromisoformat(value), now) if isinstance(value, str) else None
    except ValueError:
        return None
