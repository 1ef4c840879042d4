"""What a page says about its article, besides the text."""

from dataclasses import dataclass

from ingest.extract import byline, dateline, headline, jsonld, metatags, setting
from ingest.extract.tree import Element, sizes
from ingest.values import Dateline


@dataclass(frozen=True, slots=True)
class Facts:
    """Title, author, site, language and dates; None where the page says nothing."""

    title: str
    author: str | None
    site: str | None
    language: str | None
    published: Dateline | None
    updated: Dateline | None
    is_article: bool
    """Whether the page calls itself an article in JSON-LD."""
    is_collection: bool
    """Whether it calls itself a collection, and no article."""


def read(tree: Element, url: str | None) -> Facts:
    """Read the facts from the whole page, before anything is taken out of it."""
    meta = metatags.read(tree)
    found = jsonld.nodes(tree)
    size = sizes(tree)
    site = headline.site(tree, meta, found, url)
    title = headline.title(tree, meta, jsonld.article_nodes(found), site)
    article = jsonld.article_nodes(found, title)
    language = headline.language(tree, meta)
    page = setting.around(tree, headline.element(tree, title, size), size, language or "en")
    structured = [jsonld.names(n.get("author") or n.get("creator"), found) for n in article]
    return Facts(
        title=title,
        author=byline.author(page, tree, byline.Sources(structured, meta, site)),
        site=site,
        language=language,
        published=dateline.published(tree, meta, article, url, page),
        updated=dateline.updated(tree, meta, article, language or "en"),
        is_article=jsonld.is_article(found),
        is_collection=jsonld.is_collection(found) and not jsonld.is_article(found),
    )
