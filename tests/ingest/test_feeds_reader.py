"""A feed is read where it is, where it moved to, or where its site says that it is."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web

from ingest.errors import BadStatusError, IngestError, NotAFeedError, TooLargeError
from ingest.feeds.discover import discover
from ingest.feeds.reader import FeedReader, Known
from ingest.feeds.values import FeedLink
from ingest.parsing.parser import Parser
from tests.support.feeds import named, titles, xml
from tests.support.web_server import local_fetcher, serve

pytestmark = pytest.mark.asyncio(loop_scope="module")
HTML = "<!doctype html><html><head>{}</head><body><p>Welcome.</body></html>"
LINK = '<link rel="alternate" type="application/rss+xml" title="{}" href="{}">'


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def reader() -> AsyncIterator[FeedReader]:
    parser = Parser(processes=1)
    yield FeedReader(fetcher=local_fetcher(), parser=parser)
    parser.close()


async def test_a_feed_is_asked_for_changes_only(reader: FeedReader) -> None:
    async def feed(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)
        return xml(named("a"), ETag='"1"', Last_Modified="Mon, 02 Nov 2026 12:00:00 GMT")

    async with serve({"/feed": feed}) as site:
        first = await reader.visit(f"{site.url}/feed")
        again = await reader.visit(f"{site.url}/feed", first.known)
        asked = site.requests[1].headers

    assert first.feed is not None
    assert titles(first.feed.entries) == ["a"]
    assert asked["If-Modified-Since"] == "Mon, 02 Nov 2026 12:00:00 GMT"
    assert (again.feed, again.known) == (None, first.known)


async def test_the_same_bytes_again_are_no_change(reader: FeedReader) -> None:
    async with serve({"/feed": xml(named("a"))}) as site:
        first = await reader.visit(f"{site.url}/feed")
        again = await reader.visit(f"{site.url}/feed", first.known)

    assert (first.feed is None, again.feed) == (False, None)


async def test_a_header_that_cannot_be_sent_back_is_not_kept(reader: FeedReader) -> None:
    async with serve({"/feed": xml(named("a"), ETag='"' + "x" * 600 + '"')}) as site:
        visit = await reader.visit(f"{site.url}/feed")

    assert visit.known.etag is None


async def test_not_modified_without_having_asked_is_an_error(reader: FeedReader) -> None:
    async with serve({"/feed": web.Response(status=304)}) as site:
        with pytest.raises(BadStatusError):
            await reader.visit(f"{site.url}/feed", Known(body="x"))


async def test_a_feed_that_moved_has_its_new_address(reader: FeedReader) -> None:
    gone = web.Response(status=301, headers={"Location": "/new"})
    async with serve({"/old": gone, "/new": xml(named("a"))}) as site:
        visit = await reader.visit(f"{site.url}/old")

    assert visit.url == f"{site.url}/new"


async def test_a_feed_that_redirects_to_a_page_has_not_moved(reader: FeedReader) -> None:
    parked = web.Response(status=301, headers={"Location": "/parked"})
    async with serve({"/old": parked, "/parked": HTML.format("")}) as site:
        with pytest.raises(NotAFeedError):
            await reader.visit(f"{site.url}/old")


@pytest.mark.parametrize(
    ("page", "error"),
    [
        pytest.param(HTML.format(""), NotAFeedError, id="HTML"),
        pytest.param(web.Response(status=410), BadStatusError, id="gone"),
        pytest.param("x" * 5_000_001, TooLargeError, id="too large"),
        pytest.param(
            web.Response(status=302, headers={"Location": "http://10.0.0.5/feed"}),
            IngestError,
            id="inside",
        ),
    ],
)
async def test_what_cannot_be_read_is_a_typed_error(
    reader: FeedReader, page: object, error: type[IngestError]
) -> None:
    async with serve({"/feed": page}) as site:
        with pytest.raises(error):
            await reader.visit(f"{site.url}/feed")


async def test_the_feed_that_a_site_names_is_found(reader: FeedReader) -> None:
    links = LINK.format("Comments", "/comments/feed") + LINK.format("News", "news.xml")
    pages = {
        "/": HTML.format(links),
        "/news.xml": xml(named("a")),
        "/comments/feed": xml(named("comment")),
    }
    async with serve(pages) as site:
        visit = await reader.find(f"{site.url}/")

    assert visit.url == f"{site.url}/news.xml"
    assert titles(visit.feed.entries) == ["a"]


async def test_a_feed_in_a_usual_place_is_found_if_the_named_one_is_broken(
    reader: FeedReader,
) -> None:
    pages = {"/blog/": HTML.format(LINK.format("", "/no")), "/atom.xml": xml(named("a"))}
    async with serve(pages) as site:
        visit = await reader.find(f"{site.url}/blog/")

    assert visit.url == f"{site.url}/atom.xml"


async def test_a_site_without_a_feed_has_none(reader: FeedReader) -> None:
    async with serve({"/": HTML.format("")}) as site:
        with pytest.raises(NotAFeedError):
            await reader.find(f"{site.url}/")


async def test_links_of_feeds_are_found_in_order_and_resolved() -> None:
    head = (
        '<base href="https://cdn.example/x/">'
        + LINK.format("Comments on Post", "c.xml")
        + LINK.format("Post", "../feed")
        + LINK.format("Again", "../feed")
        + '<link rel=alternate type="application/feed+json; charset=utf-8" href="/feed.json">'
        + '<link rel="alternate" type="text/html" hreflang="de" href="/de">'
        + '<link rel="stylesheet" type="application/rss+xml" href="/x">'
        + LINK.format("Bad", "javascript:alert(1)")
    )

    found = discover(HTML.format(head), "https://post.example/")

    assert found == [
        FeedLink("https://cdn.example/feed", "Post"),
        FeedLink("https://cdn.example/feed.json"),
        FeedLink("https://cdn.example/x/c.xml", "Comments on Post"),
    ]
