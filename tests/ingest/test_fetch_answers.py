"""What servers say besides the page: that nothing changed, that they moved, that we shall wait."""

import asyncio
from datetime import UTC, datetime

import pytest
from aiohttp import web

from ingest.errors import BadStatusError, FetchError, FetchTimeoutError, UnreadableURLError
from ingest.fetch.answers import retry_after
from tests.support.web_server import Busy, Names, local_fetcher, polite_fetcher, serve

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)


def moved(location: str, status: int) -> web.Response:
    return web.Response(status=status, headers={"Location": location})


async def test_further_headers_are_sent_and_an_unchanged_page_is_none() -> None:
    async def page(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304, headers={"ETag": '"1"'})
        return web.Response(text="new", headers={"ETag": '"1"'})

    async with serve({"/a": page}) as site:
        fetcher = local_fetcher()
        first = await fetcher.ask(f"{site.url}/a")
        again = await fetcher.ask(f"{site.url}/a", {"If-None-Match": '"1"'})

    assert first.page is not None
    assert first.headers["etag"] == '"1"'
    assert again.page is None


async def test_not_modified_is_an_error_to_who_knew_nothing() -> None:
    async with serve({"/a": web.Response(status=304)}) as site:
        with pytest.raises(BadStatusError, match="304"):
            await local_fetcher().fetch(f"{site.url}/a")


@pytest.mark.parametrize(
    ("statuses", "where"),
    [
        pytest.param((301,), "/1", id="for good"),
        pytest.param((308, 301), "/2", id="twice for good"),
        pytest.param((302,), None, id="for now"),
        pytest.param((301, 302), "/1", id="for good, then for now"),
        pytest.param((302, 301), None, id="for now, then for good"),
    ],
)
async def test_only_redirects_for_good_from_the_start_move_an_address(
    statuses: tuple[int, ...], where: str | None
) -> None:
    pages: dict[str, object] = {
        f"/{n}": moved(f"/{n + 1}", status) for n, status in enumerate(statuses)
    }
    async with serve({**pages, f"/{len(statuses)}": "end"}) as site:
        fetched = await local_fetcher().ask(f"{site.url}/0")

    assert fetched.moved == (where and site.url + where)


async def test_an_address_that_moved_inside_is_not_followed() -> None:
    async with serve({"/0": moved("http://10.0.0.5/", 301)}) as site:
        with pytest.raises(UnreadableURLError):
            await local_fetcher().ask(f"{site.url}/0")


async def test_a_refusal_says_how_long_to_wait() -> None:
    busy = web.Response(status=429, headers={"Retry-After": "120"})
    async with serve({"/a": busy}) as site:
        with pytest.raises(BadStatusError) as refused:
            await local_fetcher().ask(f"{site.url}/a")

    assert refused.value.retry_after == 120.0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("30", 30.0),
        ("Mon, 02 Nov 2026 12:01:00 GMT", 60.0),
        ("Mon, 02 Nov 2026 11:00:00 GMT", 0.0),
        ("Mon, 02 Nov 99999 11:00:00 GMT", None),
        ("soon", None),
        ("-5", None),
        ("9" * 100, None),
        ("", None),
        (None, None),
    ],
)
def test_the_time_to_wait_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


async def test_a_host_gets_two_connections_at_a_time_redirects_included() -> None:
    busy = Busy()

    async def page(request: web.Request) -> web.Response:
        with busy.at(request.host):
            await asyncio.sleep(0.02)
        return web.Response(text="x")

    async def elsewhere(request: web.Request) -> web.Response:
        return moved(f"http://h0.example:{request.url.port}/a", 302)

    names = Names({f"h{n}.example": ["127.0.0.1"] for n in range(10)})
    fetcher = polite_fetcher(names=names)
    async with serve({"/a": page, "/r": elsewhere}) as site, asyncio.TaskGroup() as group:
        for number in range(10):
            group.create_task(fetcher.ask(f"http://h{number}.example:{site.port}/r"))

    assert busy.most == {f"h0.example:{site.port}": 2}


async def test_a_connection_that_failed_leaves_its_place_to_others() -> None:
    slow = asyncio.Event()

    async def wait(_: web.Request) -> web.Response:
        await slow.wait()
        return web.Response(text="x")

    async with serve({"/slow": wait, "/a": "here"}) as site:
        fetcher = polite_fetcher(timeout=0.3)
        for path in ("/slow", "/slow", "/none", "/none"):
            with pytest.raises((FetchTimeoutError, BadStatusError)):
                await fetcher.ask(site.url + path)
        with pytest.raises(FetchError):
            await fetcher.ask(site.url.replace("http:", "https:"))
        with pytest.raises(FetchError):
            await fetcher.ask(site.url.replace("http:", "https:"))

        assert (await fetcher.ask(f"{site.url}/a")).page is not None
        slow.set()
