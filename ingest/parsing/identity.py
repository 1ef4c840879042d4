"""What makes an article this article: its canonical address, or its text."""

import hashlib
import html
import re
from urllib.parse import parse_qsl

import httpx2

from ingest.errors import UnreadableURLError
from ingest.fetch.urls import canonical, checked, resolved

_HEAD = 200_000
_TAGS = re.compile(r"<(link|meta)\b([^<>]{1,4096})>", re.IGNORECASE)
_CLAIMS = {
    "link": re.compile(r"\brel\s*=\s*[\"']?\s*canonical\b", re.IGNORECASE),
    "meta": re.compile(r"\b(?:property|name)\s*=\s*[\"']?\s*og:url\b", re.IGNORECASE),
}
_VALUE = re.compile(
    r"\b(?:href|content)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)
_EDITION = re.compile(r"^(?:www\d?|m|mobile|amp|touch)\.")
_SUFFIX = re.compile(r"(?:\.amp)?\.\w{2,5}$")


def article_id(url: str | None, text: str) -> str:
    """Return the id of an article: from its canonical address, or else from its text."""
    named = canonical(url) if url else text
    return hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:16]


def address(page_url: str, page: str) -> str:
    """Return the canonical address of a page, as the page itself names it if that is credible.

    A page may call itself by another name only on its own host (its mobile and AMP editions
    count), and only by a name that fits where it was found. Otherwise a page could take another
    article's place, and a site that names its front page everywhere would have a single article.
    """
    own = canonical(page_url)
    for kind, attributes in sorted(_TAGS.findall(page[:_HEAD]), key=lambda tag: tag[0].lower()):
        value = _VALUE.search(attributes)
        if value and _CLAIMS[kind.lower()].search(attributes):
            named = next(group for group in value.groups() if group is not None)
            if _credible(own, html.unescape(named)):
                return canonical(resolved(own, html.unescape(named)))
    return own


def _credible(own: str, claimed: str) -> bool:
    try:
        here, there = checked(own), checked(resolved(own, claimed))
    except UnreadableURLError:
        return False
    if _EDITION.sub("", here.host) != _EDITION.sub("", there.host) or here.port != there.port:
        return False
    slugs = _segments(there)
    return bool(slugs) and slugs[-1] in _segments(here) and _keeps_numbers(here, there)


def _segments(url: httpx2.URL) -> list[str]:
    return [_SUFFIX.sub("", part) for part in url.path.split("/") if part]


def _keeps_numbers(here: httpx2.URL, there: httpx2.URL) -> bool:
    """Tell whether every number in the query is kept: `?id=7` and `?page=2` are other texts."""
    said = str(there)
    values = (value for _, value in parse_qsl(here.query.decode("ascii", "replace")))
    return all(value in said for value in values if any(letter.isdigit() for letter in value))
