"""From a page to an article."""

import logging
from datetime import datetime

from lxml import etree
from trafilatura import bare_extraction

from ingest.errors import NotAnArticleError
from ingest.extract import metadata, verdict
from ingest.extract.furniture import clean_text
from ingest.extract.hidden import remove_hidden
from ingest.extract.normalise import normalise
from ingest.extract.prune import remove_furniture
from ingest.extract.regions import in_paragraphs, join_pieces
from ingest.extract.tree import Element, parse
from ingest.parsing.clean import clean_line
from ingest.parsing.encoding import decode
from ingest.parsing.identity import article_id
from ingest.text.language import detect
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

    `charset` is what the server said; `fetched` is kept apart from `published`.

    Raises:
        NotAnArticleError: with `strict`, when the page is no article (a wall, an error, a list of
            links); without, the result is the best text there is, which may be empty.
        DamagedFileError: when no encoding makes text of the bytes.
    """
    source = url or "page"
    tree = parse(html if isinstance(html, str) else decode(html, source, charset))
    if tree is None:
        if strict:
            raise NotAnArticleError(source, "no_text")
        return Article(id=article_id(None, source), title="", text="", fetched=fetched, url=url)
    alive = list(tree.iter())  # lxml makes its proxies anew for every walk unless they are held
    facts = metadata.read(tree, url)
    seen = verdict.gather(tree)
    remove_hidden(tree)
    remove_furniture(tree)
    layout = verdict.lay_out(tree)
    text = _read_text(tree, facts.title)
    del alive
    reason = verdict.judge(seen, layout, text, facts, url) if strict else None
    if reason == "paywall":
        title, site = clean_line(facts.title) or None, clean_line(facts.site) or None
        raise NotAnArticleError(source, reason, title=title, site=site, published=facts.published)
    if reason:
        raise NotAnArticleError(source, reason)
    return Article(
        id=article_id(None, url or text),
        title=clean_line(facts.title),
        text=text,
        author=clean_line(facts.author) or None,
        site=clean_line(facts.site) or None,
        language=facts.language or detect(text[:20_000]),
        published=facts.published,
        updated=facts.updated,
        fetched=fetched,
        url=url,
    )


def _read_text(tree: Element, title: str) -> str:
    """Return the text that trafilatura finds in a page without furniture."""
    join_pieces(tree)
    try:
        found = bare_extraction(tree, include_comments=False)
    except (ValueError, TypeError, AttributeError, etree.LxmlError) as error:
        logger.warning("trafilatura failed type=%s", type(error).__name__)
        return ""
    text = getattr(found, "text", None) or ""
    return clean_text(normalise(in_paragraphs(text, tree), title))
