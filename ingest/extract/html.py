"""From the bytes of a page to an article."""

import hashlib
import logging
from datetime import date, datetime

from lxml import etree
from trafilatura import bare_extraction

from ingest.errors import NotAnArticleError
from ingest.extract.hidden import remove_hidden
from ingest.extract.normalise import normalise
from ingest.extract.prune import remove_furniture
from ingest.extract.regions import join_pieces
from ingest.extract.tree import decode, parse
from ingest.values import Article

logger = logging.getLogger(__name__)


def extract(
    html: str | bytes,
    url: str | None = None,
    *,
    charset: str | None = None,
    fetched: datetime | None = None,
    strict: bool = True,
) -> Article:
    """Return the article of a page.

    `charset` is what the server said; `fetched` is kept apart from `published`. With `strict`, a
    page that is no article (a wall, an error, a list of links) raises `NotAnArticleError` with the
    reason; without, the result is the best text there is, which may be empty.
    """
    tree = parse(html if isinstance(html, str) else decode(html, charset))
    if tree is not None:
        remove_hidden(tree)
        remove_furniture(tree)
        join_pieces(tree)
    try:
        found = bare_extraction(tree, url=url, with_metadata=True, include_comments=False)
    except (ValueError, TypeError, AttributeError, etree.LxmlError):
        found = None
    fields = found.as_dict() if found is not None and not isinstance(found, dict) else {}
    text = normalise(fields.get("text") or "", fields.get("title") or "")
    if strict and not text:
        raise NotAnArticleError(url or "page", "no_text")
    published = fields.get("date")
    return Article(
        id=hashlib.sha256((url or text).encode("utf-8", "replace")).hexdigest()[:16],
        title=fields.get("title") or "",
        text=text,
        author=fields.get("author"),
        site=fields.get("sitename"),
        language=fields.get("language"),
        published=date.fromisoformat(published) if published else None,
        fetched=fetched,
        url=url,
    )
