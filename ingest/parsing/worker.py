"""What runs in the parsing process: one source in, one article out, or a typed error."""

import logging
import math
import resource
import signal
import sys
import time
from dataclasses import replace

from ingest.errors import (
    DamagedFileError,
    EmptySourceError,
    IngestError,
    NotAnArticleError,
    ParserLimitError,
    TooLargeError,
)
from ingest.extract.furniture import clean_text
from ingest.parsing import sniff
from ingest.parsing.clean import clean, clean_line
from ingest.parsing.contents import MAX_TEXT, Contents
from ingest.parsing.encoding import decode
from ingest.parsing.identity import address, article_id
from ingest.parsing.plain import read_markdown, read_text, titled
from ingest.text.language import detect
from ingest.text.words import words
from ingest.values import Article, FileSource, Page, TextSource

logger = logging.getLogger(__name__)

MIN_WORDS = 4
_SAMPLE = 20_000


def prepare(memory: int) -> None:
    """Limit a fresh parsing process: `memory` bytes of address space, and an ending that is quick.

    The pool asks a process to end before it kills it, and waits seconds for an answer that code
    stuck in a C library cannot give; the default action needs none.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "darwin":  # there the limit is not honoured, and setting it may fail
        _limit(resource.RLIMIT_AS, memory)


def read(source: Page | FileSource | TextSource, seconds: float, strict: bool) -> Article:
    """Parse one source within `seconds` of processor time.

    Raises:
        IngestError: when it is no article, for whichever reason.
    """
    _allow(seconds)
    name = named(source)
    try:
        article = _read(source, name, strict=strict)
    except IngestError:
        raise
    except (MemoryError, RecursionError) as error:
        raise ParserLimitError(name) from error
    except Exception as error:  # parsers of hostile bytes raise what they like
        logger.warning("parsing failed: %s", type(error).__name__)
        raise DamagedFileError(name, "file") from error
    return _checked(article, name, strict=strict)


def named(source: Page | FileSource | TextSource) -> str:
    """Return what a source is called in errors and logs."""
    if isinstance(source, Page):
        return source.url
    return clean_line(source.name) if isinstance(source, FileSource) else "text"


def _allow(seconds: float) -> None:
    """Let this process use `seconds` more of processor time, should nobody be left to stop it."""
    _limit(resource.RLIMIT_CPU, math.ceil(time.process_time() + seconds) + 1)


def _limit(what: int, value: int) -> None:
    """Set a soft limit, within the hard one that the machine may have set already."""
    _, hard = resource.getrlimit(what)
    soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (soft, hard))


def _read(source: Page | FileSource | TextSource, name: str, *, strict: bool) -> Article:
    if isinstance(source, TextSource):
        return _pasted(source)
    if isinstance(source, FileSource):
        return _document(source.body, name, strict=strict, media_type=source.media_type)
    return _document(source.body, name, strict=strict, media_type=source.media_type, page=source)


def _pasted(source: TextSource) -> Article:
    """Read pasted text, which may be a copy of a page with everything around the article."""
    if not source.text.strip():
        raise EmptySourceError("text")
    if len(source.text) > MAX_TEXT:
        raise TooLargeError("text", MAX_TEXT)
    found = read_text(clean_text(clean(source.text)))
    title, text = found.title, found.text
    if source.title:
        title, text = source.title, clean_text(clean(source.text))
    return Article(
        id="",
        title=title or "",
        text=text,
        author=source.author,
        site=source.site,
        published=source.published,
        url=source.url,
    )


def _document(
    body: bytes, name: str, *, strict: bool, media_type: str | None, page: Page | None = None
) -> Article:
    """Read a page or file by what its bytes are."""
    file_name = "" if page else name
    kind = sniff.kind(body, name, file_name, media_type)
    if kind == "html":
        return _web(body, name, page, strict=strict)
    found = _contents(kind, body, name, page)
    title, text = found.title, clean(found.text)
    if not title:
        title, text = titled(text)
    return Article(
        id="",
        title=title,
        text=_without(clean_line(title), text),
        author=found.author,
        language=found.language,
        published=found.published,
        fetched=page.fetched if page else None,
        url=page.url if page else None,
    )


def _without(title: str, text: str) -> str:
    """Take the title off the text if it is its first line."""
    first, _, rest = text.partition("\n")
    return rest if rest.strip() and " ".join(first.split()).casefold() == title.casefold() else text


def _web(body: bytes, name: str, page: Page | None, *, strict: bool) -> Article:
    from ingest.parsing.web import read_html  # noqa: PLC0415 - lxml and trafilatura load slowly

    if page is None:
        return read_html(body, name, strict=strict)[0]
    article, markup = read_html(
        body, name, url=page.url, charset=page.charset, fetched=page.fetched, strict=strict
    )
    return replace(article, url=address(page.url, markup), fetched=page.fetched)


def _contents(kind: sniff.Kind, body: bytes, name: str, page: Page | None) -> Contents:
    """Hand the bytes to the parser of their kind; each loads slowly and only when needed."""
    if kind == "pdf":
        from ingest.parsing.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(body, name)
    if kind == "docx":
        from ingest.parsing.office import read_docx  # noqa: PLC0415

        return read_docx(body, name)
    if kind == "epub":
        from ingest.parsing.epub import read_epub  # noqa: PLC0415

        return read_epub(body, name)
    text = decode(body, name, page.charset if page else None)
    if len(text) > MAX_TEXT:
        raise TooLargeError(name, MAX_TEXT)
    return read_markdown(clean(text)) if kind == "markdown" else read_text(clean_text(clean(text)))


def _checked(article: Article, name: str, *, strict: bool) -> Article:
    """Clean every field, give the article its id, and refuse what holds no text."""
    text = clean(article.text)
    if strict and not text:
        raise NotAnArticleError(name, "no_text")
    if strict and len(words(text[:1000])) < MIN_WORDS:
        raise NotAnArticleError(name, "too_short")
    return replace(
        article,
        id=article_id(article.url, text),
        title=clean_line(article.title),
        text=text,
        author=clean_line(article.author) or None,
        site=clean_line(article.site) or None,
        language=_language(article.language) or detect(text[:_SAMPLE]),
    )


def _language(said: str | None) -> str | None:
    """Return the ISO 639-1 code of a language tag such as `en-GB`."""
    code = (said or "").strip().lower().replace("_", "-").split("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
