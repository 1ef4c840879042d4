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
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")
# Program text is passed over whole: "a<b" in it is no tag, and its quotes would run on for pages.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b[^>]{0,65536}>.*?(?:</\1\s*>|\Z)"
    # A quote begins a value after an equals sign only: a stray one would run on for pages as well.
    r"|<([a-zA-Z][\w:-]*+)((?:[^\"'<>=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[\"'=])*+)",
    re.DOTALL | re.IGNORECASE,
)


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
    """Return a tag as it is; one of very many attributes loses them all.

    One long value is harmless: pages keep their data in such, and some their text.
    """
    attributes = tag[3]
    if not attributes or len(attributes) <= _MAX_ATTRIBUTES:
        return tag[0]
    names = _VALUE.sub("=", attributes)
    if len(names) > _MAX_TAG or names.count("=") > _MAX_ATTRIBUTES:
        return f"<{tag[2]}"
    return tag[0]
