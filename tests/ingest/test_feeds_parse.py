"""Feeds of every kind give entries, and hostile ones give a typed error or what can be had."""

import json
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import (
    DamagedFileError,
    EmptySourceError,
    IngestError,
    NotAFeedError,
    ParserLimitError,
)
from ingest.feeds.parse import MAX_ENTRIES, parse_feed
from ingest.feeds.values import FeedEntry
from ingest.parsing.parser import Parser
from tests.support.feeds import NOW, item, named, page, rss, titles

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom">
<title type="html">The &lt;i&gt;Post&lt;/i&gt;</title>
<link href="/"/><link rel="self" href="/feed.xml"/><id>urn:1</id>
<entry><id>urn:a</id><title>Ferry</title><link href="../ferry"/>
<author><name>Ann Lee</name></author>
<published>2026-11-01T10:00:00+02:00</published>
<summary type="html">&lt;p&gt;It &lt;b&gt;sank&lt;/b&gt;.</summary>
</entry><entry><id>urn:b</id><title>Bridge</title><updated>2026-11-02T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">It <em>fell</em>.</div></content>
</entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Old</title><link>https://post.example/</link></channel>
<item rdf:about="https://post.example/x"><title>X</title><link>https://post.example/x</link>
<dc:date>2026-10-01T00:00:00Z</dc:date><dc:creator>Bo</dc:creator></item></rdf:RDF>"""
RSS_091 = """<rss version="0.91"><channel><title>Older</title><item><title>Y</title>
<link>https://post.example/y</link></item></channel></rss>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Notes",
        "home_page_url": "https://post.example",
        "items": [
            {"id": 7, "url": "/n/7", "title": "Seven",
             "date_published": "2026-11-01T09:00:00-01:00",
             "content_html": "<p>A <b>note</b>", "authors": [{"name": "Cy"}]},
            {"id": "8", "external_url": "https://other.example/8", "content_text": "No title here"},
            "nonsense",
        ],
    }
)  # fmt: skip


def test_an_atom_feed_gives_titles_links_authors_times_and_text() -> None:
    feed = parse_feed(page(ATOM))

    assert (feed.title, feed.site) == ("The Post", "https://post.example/")
    assert feed.entries == (
        FeedEntry("urn:b", "Bridge", None, None, datetime(2026, 11, 2, 10, tzinfo=UTC), "It fell."),
        FeedEntry(
            "urn:a",
            "Ferry",
            "https://post.example/ferry",
            "Ann Lee",
            datetime(2026, 11, 1, 8, tzinfo=UTC),
            "It sank.",
        ),
    )


@pytest.mark.parametrize(
    ("body", "title", "url"),
    [
        pytest.param(RDF, "X", "https://post.example/x", id="RSS 1.0"),
        pytest.param(RSS_091, "Y", "https://post.example/y", id="RSS 0.91"),
        pytest.param(named("z"), "z", "https://post.example/z", id="RSS 2.0"),
    ],
)
def test_every_age_of_rss_is_read(body: str, title: str, url: str) -> None:
    entry = parse_feed(page(body)).entries[0]

    assert (entry.title, entry.url) == (title, url)


def test_a_json_feed_is_read() -> None:
    feed = parse_feed(page(JSON))

    assert (feed.title, feed.site) == ("Notes", "https://post.example")
    seven = datetime(2026, 11, 1, 10, tzinfo=UTC)
    assert feed.entries == (
        FeedEntry("7", "Seven", "https://post.example/n/7", "Cy", seven, "A note"),
        FeedEntry("8", "No title here", "https://other.example/8", summary="No title here"),
    )


def test_an_entry_without_name_or_link_keeps_its_name_from_one_visit_to_the_next() -> None:
    body = rss(
        "<item><title>Only a title</title></item><item><description>Text</description></item>"
    )

    first, again = parse_feed(page(body)), parse_feed(page(body))

    assert first == again
    assert titles(first.entries) == ["Only a title", "Text"]
    assert len({entry.id for entry in first.entries}) == 2


def test_a_name_that_occurs_twice_is_one_entry() -> None:
    body = rss(item("a", "First"), item("a", "Second"), item("b"))

    assert titles(parse_feed(page(body)).entries) == ["First", "b"]


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "ftp://x.example/a", "http://", "http://a@b.example/", "file:///a"],
)
def test_a_link_that_is_no_web_address_is_none(link: str) -> None:
    assert parse_feed(page(rss(item("a", link=link)))).entries[0].url is None


@pytest.mark.parametrize(
    "when",
    ["Mon, 26 Oct 9999 10:00:00 +0000", "0000-00-00", "9" * 1000, "Thu, 01 Jan 1970 00:00:00 GMT",
     "Sun, 01 Nov 2036 00:00:00 GMT", "yesterday", ""],
)  # fmt: skip
def test_a_time_that_cannot_be_true_is_none(when: str) -> None:
    body = rss(f"<item><title>a</title><pubDate>{when}</pubDate></item>")

    assert parse_feed(page(body)).entries[0].published is None


def test_of_five_thousand_entries_the_newest_are_kept_wherever_they_stand() -> None:
    days = [item(str(n), published=NOW - timedelta(hours=n)) for n in range(5000)]

    for body in (rss(*days), rss(*reversed(days))):
        entries = parse_feed(page(body)).entries
        assert titles(entries) == [str(n) for n in range(MAX_ENTRIES)]


def test_entries_without_times_stay_in_the_order_of_the_feed() -> None:
    assert titles(parse_feed(page(named("c", "a", "b"))).entries) == ["c", "a", "b"]


def test_a_title_of_megabytes_is_shortened() -> None:
    entry = parse_feed(page(rss(item("a", title="word " * 500_000)))).entries[0]

    assert len(entry.title) <= 301


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param(named("a", "b")[:-40], ["a", "b"], id="cut off"),
        pytest.param(
            named("a").replace("<title>a", "<title>a & b"), ["a & b"], id="bare ampersand"
        ),
        pytest.param(
            named("a").replace("<title>a", "<title>caf&eacute;&nbsp;x"), ["café x"], id="HTML"
        ),
        pytest.param(named("a").replace("<item>", "<item><x:y>1</x:y>"), ["a"], id="no namespace"),
        pytest.param("\n\n " + named("a"), ["a"], id="blank lines first"),
        pytest.param(named("a\x08"), ["a"], id="control character"),
    ],
)
def test_broken_xml_gives_what_can_be_had(body: str, found: list[str]) -> None:
    assert titles(parse_feed(page(body)).entries) == found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_the_encoding_of_a_feed_is_what_it_says(encoding: str) -> None:
    body = named("a").replace("utf-8", encoding).replace("<title>a", "<title>café")

    assert titles(parse_feed(page(body.encode(encoding))).entries) == ["café"]


def test_markup_in_titles_is_no_text_and_scripts_are_none() -> None:
    body = rss(
        item("a", "AT&amp;T <b>bold</b>", summary="<p>See</p><script>evil()</script><p>it</p>")
    )

    entry = parse_feed(page(body)).entries[0]

    assert (entry.title, entry.summary) == ("AT&T bold", "See it")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<!doctype html><html><body><p>Hi</body></html>", id="HTML"),
        pytest.param("<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>", id="XHTML"),
        pytest.param("hello", id="text"),
        pytest.param('{"version": "2", "items": []}', id="JSON of another kind"),
        pytest.param('{"version": ', id="broken JSON"),
        pytest.param("<opml version='2.0'/>", id="OPML"),
        pytest.param("<!DOCTYPE " + "<![CDATA[" * 50_000, id="declaration without end"),
    ],
)
def test_what_is_no_feed_is_told_apart(body: str) -> None:
    with pytest.raises(NotAFeedError):
        parse_feed(page(body))


def test_an_empty_answer_is_no_feed() -> None:
    with pytest.raises(EmptySourceError):
        parse_feed(page(" \n"))


def test_entities_are_neither_expanded_nor_fetched() -> None:
    lines = ['<!DOCTYPE rss [<!ENTITY e0 "lol"><!ENTITY file SYSTEM "file:///etc/passwd">']
    lines += [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)]
    body = "".join(lines) + "]>" + named("a").partition("?>")[2]
    body = body.replace("<title>a", "<title>a&e9;&file;")

    began = time.perf_counter()
    entries = parse_feed(page(body)).entries

    assert titles(entries) == ["a"]
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<rss version='2.0'>" + "<a>" * 200_000, id="deep"),
        pytest.param(named("a").replace("<title>a", "<title>" + "<![CDATA[" * 100_000), id="CDATA"),
        pytest.param(
            named("a").replace("<rss", "<rss " + " ".join(f'a{n}="x"' for n in range(46_000))),
            id="attributes",
        ),
        pytest.param(
            named("a").replace("<title>a", "<title>" + "a" * 12_000_000), id="20 MB title"
        ),
        pytest.param('{"a":' * 100_000, id="deep JSON"),
        pytest.param(rss("<item/>" * 100_000), id="100,000 entries"),
        pytest.param(rss(item("a", summary="<b>" * 100_000)), id="deep summary"),
    ],
)
async def test_hostile_feeds_take_little_time_or_are_given_up(body: str) -> None:
    parser = Parser(processes=1, timeout=10)
    began = time.perf_counter()

    with suppress(NotAFeedError, ParserLimitError, DamagedFileError):
        await parser.run("feed", partial(parse_feed, page(body)))

    parser.close()
    assert time.perf_counter() - began < 15


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: named(text).encode()))
def test_any_bytes_give_a_feed_or_a_typed_error(body: bytes) -> None:
    try:
        feed = parse_feed(page(body))
    except IngestError:
        return

    assert all(entry.id and (entry.title or entry.url) for entry in feed.entries)
