"""HTML, made harmless first."""

import re
from datetime import datetime

from ingest.errors import TooLargeError
from ingest.extract.html import extract
from ingest.parsing.encoding import decode
from ingest.values import Article

MAX_HTML = 2_000_000
_MAX_TAG = 65_536
_MAX_ATTRIBUTES = 1_000

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DATA = re.compile(r"data:[\w/+.-]{0,100}(?:;[\w=-]{1,100}){0,3},[A-Za-z0-9+/=%]{500,}")
# Never closed, each runs to the end of the page: a page cannot make this read it twice.
_WEIGHT = re.compile(
    r"<!--.*?(?:-->|\Z)|<style\b.*?(?:</style\s*>|\Z)"
    r"|<script\b(?![^<>]{0,500}ld\+json).*?(?:</script\s*>|\Z)|<svg\b.*?(?:</svg\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<([a-zA-Z][\w:-]*+)((?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+)")


def read_html(
    body: bytes,
    source: str,
    *,
    url: str | None = None,
    charset: str | None = None,
    fetched: datetime | None = None,
    strict: bool = True,
) -> tuple[Article, str]:
    """Return the article of a page, and the page as text.

    Raises:
        TooLargeError: when more than 2 MB are left without scripts, styles and drawings.
        NotAnArticleError: when `strict` and the page is no article.
    """
    page = harmless(decode(body, source, charset), source)
    return extract(page, url, fetched=fetched, strict=strict), page


def harmless(page: str, source: str) -> str:
    """Return a page that an HTML parser gets through.

    Parsers take quadratic time on thousands of attributes: such tags lose all of theirs. Inline
    pictures go, and so do scripts, styles and drawings of a page that is too long with them.
    """
    page = _DATA.sub("data:,", _XML_DECLARATION.sub("", page, count=1))
    if len(page) > MAX_HTML:
        page = _WEIGHT.sub(" ", page)
    if len(page) > MAX_HTML:
        raise TooLargeError(source, MAX_HTML)
    return _TAG.sub(_bounded, page)


def _bounded(tag: re.Match[str]) -> str:
    attributes = tag[2]
    if len(attributes) > _MAX_TAG or attributes.count("=") > _MAX_ATTRIBUTES:
        return f"<{tag[1]}"
    return tag[0]
