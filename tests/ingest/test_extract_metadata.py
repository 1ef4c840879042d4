from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from ingest.extract import byline, dateline
from ingest.extract.html import extract
from ingest.values import Article, Dateline

PROSE = (
    "<p>"
    + "The river rose by a metre in one night, and the mill stood still for a week. " * 3
    + "</p>"
)


def read(head: str = "", top: str = "", url: str | None = None) -> Article:
    html = (
        f'<html lang="en"><head>{head}</head><body><article><h1>The mill and the river</h1>{top}'
        f"{PROSE * 3}</article></body></html>"
    )
    return extract(html, url)


def linked_data(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


AUTHORS = {
    "an object": linked_data(
        '{"@type": "Article", "author": {"@type": "Person", "name": "Ada Byrne"}}'
    ),
    "text": linked_data('{"@type": "NewsArticle", "author": "By Ada Byrne"}'),
    "a list": linked_data('[{"@type": "BlogPosting", "author": [{"name": "Ada Byrne"}]}]'),
    "a reference in a graph": linked_data(
        '{"@graph": [{"@id": "#a", "@type": "Person", "name": "Ada Byrne"},'
        ' {"@type": "Article", "author": {"@id": "#a"}}]}'
    ),
    "a comma too many": linked_data('{"@type": "Article", "author": {"name": "Ada Byrne",},}'),
    "a line break in a string": linked_data('{"@type": "Article", "author": "Ada\n Byrne"}'),
    "CDATA": linked_data('//<![CDATA[\n{"@type": "Article", "author": "Ada Byrne"}\n//]]>'),
    "a meta tag": '<meta name="author" content="Ada Byrne, Senior Reporter">',
    "a parsely tag": '<meta name="parsely-author" content="ADA BYRNE">',
    "a tag of Open Graph": '<meta property="article:author" content="Ada Byrne">',
    "an address beside a name": '<meta property="article:author" content="https://f.example/ada">'
    '<meta name="byl" content="By Ada Byrne">',
}
BYLINES = [
    '<span itemprop="author">Ada Byrne</span>',
    '<a rel="author" href="/ada">Ada Byrne</a>',
    '<div class="c-byline__name byline">By Ada Byrne, Correspondent</div>',
    '<p class="post-meta">Posted by <span class="author">Ada Byrne</span> on 3 May 2021</p>',
    "<p>By Ada Byrne</p>",
    "<p>Von Ada Byrne</p>",
    "<p>Par Ada Byrne</p>",
    "<p>Por Ada Byrne</p>",
    "<p>Автор: Ada Byrne</p>",
    "<p>Ada Byrne | Senior Writer | July 2, 2021</p>",
    "<div>Written by</div><div>Ada Byrne</div>",
]


@pytest.mark.parametrize("head", AUTHORS.values(), ids=AUTHORS)
def test_the_author_is_read_from_what_the_page_tells_machines(head: str) -> None:
    assert read(head).author == "Ada Byrne"


@pytest.mark.parametrize("top", BYLINES)
def test_the_author_is_read_from_the_byline(top: str) -> None:
    assert read(top=top).author == "Ada Byrne"


def test_nobody_is_the_author_of_a_page_that_names_none() -> None:
    assert read(top="<p>By the river, it was cold.</p>").author is None


@pytest.mark.parametrize(
    ("said", "names"),
    [
        (["By Ada Byrne and Bo Lind"], ["Ada Byrne", "Bo Lind"]),
        (["Ada Byrne, Bo Lind", "ada byrne"], ["Ada Byrne", "Bo Lind"]),
        (["Ada Byrne (Reuters)"], ["Ada Byrne"]),
        (["ada@example.org", "https://a.example/ada", "Staff"], []),
        (["ADA BYRNE"], ["Ada Byrne"]),
        (["Ada Byrne • 12 May 2020"], ["Ada Byrne"]),
        (["", "  ", "By"], []),
    ],
)
def test_names_are_cleaned(said: list[str], names: list[str]) -> None:
    assert byline.clean(said) == names


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2021-05-03", date(2021, 5, 3)),
        ("2021-05-03T00:00:00Z", date(2021, 5, 3)),
        ("2021-05-03T09:30:00", date(2021, 5, 3)),
        ("2021-05-03T09:30:00Z", datetime(2021, 5, 3, 9, 30, tzinfo=UTC)),
        ("2021-05-03 09:30 +0200",
         datetime(2021, 5, 3, 9, 30, tzinfo=timezone(timedelta(hours=2)))),
        ("2021-05-03T23:30:00.123-05:00",
         datetime(2021, 5, 3, 23, 30, tzinfo=timezone(timedelta(hours=-5)))),
        ("20210503", date(2021, 5, 3)),
        ("2021/05/03", date(2021, 5, 3)),
        ("1620032400", date(2021, 5, 3)),
        ("3 May 2021", date(2021, 5, 3)),
        ("May 3, 2021 at 9 am", date(2021, 5, 3)),
        ("03-may-2021 5:11", date(2021, 5, 3)),
        ("3. Mai 2021", date(2021, 5, 3)),
        ("2021-13-45", None),
        ("0001-01-01T00:00:00Z", None),
        ("soon", None),
        ("2021-05-03T25:61:00Z", None),
    ],
)  # fmt: skip
def test_a_date_is_kept_as_exactly_as_it_was_said(said: str, meant: Dateline | None) -> None:
    found = dateline.parse(said)

    assert found == meant
    assert type(found) is type(meant)


DATES = [
    (linked_data('{"@type": "Article", "datePublished": "2021-05-03"}'), ""),
    (linked_data('{"@type": "Report", "datePublished": ["2021-05-03"], "dateModified": "2022"}'),
     ""),
    ('<meta property="article:published_time" content="2021-05-03">', ""),
    ('<meta name="citation_publication_date" content="2021/05/03">', ""),
    ('<meta itemprop="datePublished" content="2021-05-03">', ""),
    ("", '<time datetime="2021-05-03">Monday</time>'),
    ("", '<div class="entry-date">3 May 2021</div>'),
    ("", "<p>Published: May 3, 2021 · Updated: June 1, 2022</p>"),
    ('<meta name="date" content="2022-01-01">', "<p>Published on 3 May 2021</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "top"), DATES)
def test_the_date_of_publication_is_found(head: str, top: str) -> None:
    assert read(head, top).published == date(2021, 5, 3)


def test_the_address_tells_the_date_when_nothing_else_does() -> None:
    assert read(url="https://a.example/2021/05/03/mill").published == date(2021, 5, 3)


def test_published_updated_and_fetched_are_kept_apart() -> None:
    head = '<meta property="article:modified_time" content="2022-06-01T10:00:00Z">'
    html = f"<html><head>{head}</head><body><h1>The mill</h1>{PROSE * 3}</body></html>"

    article = extract(html, fetched=datetime(2023, 1, 1, tzinfo=UTC))

    assert article.published is None
    assert article.updated == datetime(2022, 6, 1, 10, tzinfo=UTC)
    assert article.fetched == datetime(2023, 1, 1, tzinfo=UTC)


def test_a_date_of_an_update_is_not_the_date_of_publication() -> None:
    assert read(top="<p>Updated on 3 May 2021</p>").published is None


def test_the_title_is_the_heading_that_the_page_confirms() -> None:
    html = (
        "<html><head><title>The mill and the river | Valley Post</title>"
        '<meta property="og:site_name" content="Valley Post"></head>'
        f'<body><h1><a href="/">Valley Post</a></h1><h1>The mill and the river</h1>{PROSE * 3}'
        "</body></html>"
    )

    article = extract(html)

    assert (article.title, article.site) == ("The mill and the river", "Valley Post")


def test_a_page_without_a_heading_is_called_by_its_title_without_the_site() -> None:
    html = (
        "<html><head><title>The mill - Valley Post</title>"
        '<meta property="og:site_name" content="Valley Post"></head>'
        f"<body>{PROSE * 3}</body></html>"
    )

    assert extract(html).title == "The mill"


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="de-AT"><body>{}</body></html>', "de"),
        (
            '<html><head><meta property="og:locale" content="pt_BR"></head><body>{}</body></html>',
            "pt",
        ),
        ("<html><body>{}</body></html>", "en"),
    ],
)
def test_the_language_is_declared_or_detected(html: str, language: str) -> None:
    assert extract(html.format(PROSE * 3)).language == language
