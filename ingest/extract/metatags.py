"""The page's meta tags."""

from collections import defaultdict

from ingest.extract.tree import Element, squeeze

AUTHOR = (
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.creator.aut",
    "article:author_name",
    "article.author",
    "byl",
    "author",
    "authors",
    "article:author",
    "og:article:author",
    "book:author",
    "shareaholic:article_author_name",
    "rbauthors",
    "dcsext.author",
    "byline",
    "cxenseparse:author",
    "mediator_author",
    "creator",
    "vr:author",
    "twitter:creator:name",
)
PUBLISHED = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date_published",
    "publish-date",
    "publish_date",
    "published_time",
    "published-date",
    "publication_date",
    "publication-date",
    "pubdate",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "article_date_original",
    "article.published",
    "article:post_time",
    "cxenseparse:recs:publishtime",
    "vr:published_time",
    "rnews:datepublished",
    "og:pubdate",
    "originalpublicationdate",
    "prism.publicationdate",
    "mediator_published_time",
    "release_date",
)
VAGUE_DATE = (
    "dc.date",
    "dcterms.date",
    "created",
    "datecreated",
    "date",
    "dcterms.created",
    "dc.date.created",
    "ptime",
    "displaydate",
)
UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "article:modified",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "revised",
    "article:updated",
    "article.updated",
    "updated_time",
    "date_modified",
    "updated date",
    "updated",
    "last_modified",
    "last_updated",
    "modified",
)
TITLE = (
    "og:title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "headline",
    "twitter:title",
    "title",
)
SITE = (
    "og:site_name",
    "citation_journal_title",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "parsely-network-canonical",
    "al:ios:app_name",
    "al:android:app_name",
)


def read(tree: Element) -> dict[str, list[str]]:
    """Return the contents of meta tags by their lower-cased name."""
    found: dict[str, list[str]] = defaultdict(list)
    for tag in tree.iter("meta"):
        content = squeeze(tag.get("content"))
        if content:
            for key in ("property", "name", "itemprop", "http-equiv"):
                name = tag.get(key)
                if name:
                    found[name.strip().lower()].append(content)
    return dict(found)


def pick(found: dict[str, list[str]], order: tuple[str, ...]) -> list[list[str]]:
    """Return the contents of the tags in `order` that the page has."""
    return [found[name] for name in order if name in found]
