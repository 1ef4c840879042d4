"""Feeds of a test: as text, and served."""

from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

from aiohttp import web

from ingest.values import Page

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)


def rss(*items: str, title: str = "The Harbour Post", more: str = "") -> str:
    """Return an RSS 2.0 feed with these `<item>`s."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{escape(title)}</title><link>https://post.example/</link>{more}"
        f"{''.join(items)}</channel></rss>"
    )


def item(
    name: str, title: str = "", published: datetime | None = None, summary: str = "", link: str = ""
) -> str:
    """Return an entry called `name`, by default at `https://post.example/<name>`."""
    link = link or f"https://post.example/{name}"
    when = f"<pubDate>{format_datetime(published)}</pubDate>" if published else ""
    return (
        f"<item><guid isPermaLink='false'>{name}</guid><title>{escape(title or name)}</title>"
        f"<link>{escape(link)}</link>{when}<description>{escape(summary)}</description></item>"
    )


def named(*names: str) -> str:
    """Return a feed of entries with these names."""
    return rss(*(item(name) for name in names))


def page(body: str | bytes, url: str = "https://post.example/news/feed.xml") -> Page:
    """Return a feed as fetched."""
    return Page(url, body.encode() if isinstance(body, str) else body, "text/xml", None, NOW)


def xml(body: str, **headers: str) -> web.Response:
    """Return a feed as a server sends it."""
    return web.Response(
        body=body.encode(),
        content_type="application/rss+xml",
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


def titles(entries: Iterable[object]) -> list[str]:
    """Return the titles of entries."""
    return [getattr(entry, "title", "") for entry in entries]
