"""The feeds of a site: those that its page names, else where they usually are."""

import re

from ingest.extract.tree import Element, attribute, elements, parse
from ingest.feeds.plain import address
from ingest.feeds.values import FeedLink
from ingest.fetch.urls import resolved
from ingest.parsing.clean import clean_line
from ingest.parsing.encoding import decode
from ingest.parsing.web import harmless
from ingest.values import Page

PATHS = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json")
"""Where WordPress, Ghost, Hugo, Jekyll and their like put a feed."""

_MOST = 10
_TYPES = re.compile(
    r"\s*(?:application/(?:rss|atom|rdf)\+xml|application/(?:feed\+json|xml)|text/xml)\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"\bcomments?\b|\bkommentare?\b|\bcommentaires?\b", re.IGNORECASE)


def named_feeds(page: Page) -> list[FeedLink]:
    """Return the feeds that the page of a site names; for a thread of the parsing process."""
    return discover(harmless(decode(page.body, page.url, page.charset), page.url), page.url)


def discover(html: str, base_url: str) -> list[FeedLink]:
    """Return the feeds that a page names as its own, those of comments last."""
    tree = parse(html)
    if tree is None:
        return []
    base = _base(tree, base_url)
    found: dict[str, FeedLink] = {}
    for element in elements(tree):
        link = _link(element, base) if element.tag == "link" else None
        if link is not None:
            found.setdefault(link.url, link)
    return sorted(found.values(), key=_is_of_comments)[:_MOST]


def usual_places(url: str) -> list[str]:
    """Return the addresses at which the feed of a site usually is."""
    return [resolved(url, f"/{path}") for path in PATHS]


def _link(element: Element, base: str) -> FeedLink | None:
    relations = attribute(element, "rel").lower().split()
    url = address(element.get("href"), base)
    if url is None or "alternate" not in relations:
        return None
    if not _TYPES.match(attribute(element, "type")):
        return None
    return FeedLink(url, clean_line(element.get("title"), 300))


def _base(tree: Element, url: str) -> str:
    for element in tree.iter("base"):
        return address(element.get("href"), url) or url
    return url


def _is_of_comments(link: FeedLink) -> bool:
    return bool(_COMMENTS.search(link.url) or _COMMENTS.search(link.title))
