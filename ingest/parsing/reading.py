"""Which parser reads what, and what an article is made of in each case."""

from dataclasses import replace

from ingest.errors import EmptySourceError, TooLargeError
from ingest.extract.furniture import clean_text
from ingest.parsing import sniff
from ingest.parsing.byline import take_byline
from ingest.parsing.clean import clean, clean_line
from ingest.parsing.contents import MAX_TEXT, Contents
from ingest.parsing.encoding import decode
from ingest.parsing.identity import address
from ingest.parsing.plain import read_markdown, read_text, titled
from ingest.values import Article, FileSource, Page, TextSource


def read_source(source: Page | FileSource | TextSource, name: str, *, strict: bool) -> Article:
    """Read a source called `name` into an article that has no id yet and is not cleaned.

    Raises:
        IngestError: when it cannot be read.
    """
    if isinstance(source, TextSource):
        return _pasted(source)
    page = source if isinstance(source, Page) else None
    kind = sniff.kind(source.body, name, "" if page else name, source.media_type)
    if kind == "html":
        return _web(source, name, strict=strict)
    found = _contents(kind, source, name)
    return Article(
        id="",
        title=found.title or "",
        text=found.text,
        author=found.author,
        site=found.site,
        language=found.language,
        published=found.published,
        fetched=page.fetched if page else None,
        url=page.url if page else None,
    )


def _pasted(source: TextSource) -> Article:
    """Read pasted text, which may be a copy of a page with everything around the article."""
    if not source.text.strip():
        raise EmptySourceError("text")
    if len(source.text) > MAX_TEXT:
        raise TooLargeError("text", MAX_TEXT)
    found = read_text(clean_text(clean(source.text)), clean_line(source.title))
    byline = take_byline(found.text)
    return Article(
        id="",
        title=found.title or "",
        text=byline.text,
        author=source.author or byline.author,
        site=source.site or byline.site,
        published=source.published or byline.published,
        url=source.url,
    )


def _web(source: Page | FileSource, name: str, *, strict: bool) -> Article:
    from ingest.parsing.web import read_html  # noqa: PLC0415 - lxml and trafilatura load slowly

    if isinstance(source, FileSource):
        return read_html(source.body, name, strict=strict)[0]
    article, markup = read_html(
        source.body,
        name,
        url=source.url,
        charset=source.charset,
        fetched=source.fetched,
        strict=strict,
    )
    return replace(article, url=address(source.url, markup), fetched=source.fetched)


def _contents(kind: sniff.Kind, source: Page | FileSource, name: str) -> Contents:
    """Read everything but HTML; what a page puts around an article goes, except from books."""
    if kind in {"text", "markdown"}:
        text = decode(source.body, name, source.charset if isinstance(source, Page) else None)
        if len(text) > MAX_TEXT:
            raise TooLargeError(name, MAX_TEXT)
        text = clean(text)
        found = read_text(clean_text(text)) if kind == "text" else read_markdown(text)
    else:
        found = _binary(kind, source.body, name)
    if kind == "epub":
        title, text = titled(clean(found.text), clean_line(found.title))
        return replace(found, title=title, text=text)
    title, text = titled(clean_text(clean(found.text)), clean_line(found.title))
    byline = take_byline(text)
    return replace(
        found,
        title=title,
        text=byline.text,
        author=found.author or byline.author,
        site=found.site or byline.site,
        published=found.published or byline.published,
    )


def _binary(kind: sniff.Kind, body: bytes, name: str) -> Contents:
    """Hand the bytes to the parser of their kind; each loads slowly and only when needed."""
    if kind == "pdf":
        from ingest.parsing.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(body, name)
    if kind == "docx":
        from ingest.parsing.office import read_docx  # noqa: PLC0415

        return read_docx(body, name)
    from ingest.parsing.epub import read_epub  # noqa: PLC0415

    return read_epub(body, name)
