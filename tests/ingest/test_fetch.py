"""Pages are fetched in bounded time and size, or a typed error says why not."""

import asyncio
import gzip
from datetime import UTC, datetime

import brotli  # type: ignore[import-untyped] # it has no types
import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import (
    BadStatusError,
    EmptySourceError,
    FetchError,
    FetchTimeoutError,
    RedirectError,
    TooLargeError,
    UnreadableURLError,
)
from ingest.fetch import refresh
from ingest.fetch.fetcher import Fetcher
from tests.support.web_server import local_fetcher, local_network, serve, serve_raw


def moved(location: str, status: int = 302, cookie: str = "") -> web.Response:
    return web.Response(status=status, headers={"Location": location, "Set-Cookie": cookie})


async def test_a_page_comes_with_its_type_charset_and_time() -> None:
    now = datetime(2026, 1, 2, tzinfo=UTC)
    page = web.Response(body="é".encode("cp1252"), content_type="text/html", charset="cp1252")
    async with serve({"/a": page}) as site:
        fetched = await Fetcher(network=local_network(), now=lambda: now).fetch(f"{site.url}/a#x")
    assert (fetched.body, fetched.media_type, fetched.charset) == (b"\xe9", "text/html", "cp1252")
    assert (fetched.url, fetched.fetched) == (f"{site.url}/a", now)


async def test_the_address_of_a_page_is_the_last_one() -> None:
    pages = {"/1": moved("/2"), "/2": moved("../3?x=a b", 301), "/3": "<p>end</p>"}
    async with serve(pages) as site:
        page = await local_fetcher().fetch(f"{site.url}/1")
    assert page.url == f"{site.url}/3?x=a%20b"


async def test_a_redirect_loop_is_noticed() -> None:
    async with serve({"/a": moved("/b"), "/b": moved("/a")}) as site:
        with pytest.raises(RedirectError, match="circle"):
            await local_fetcher().fetch(f"{site.url}/a")
        assert site.paths == ["/a", "/b"]


async def test_redirects_without_end_are_given_up() -> None:
    pages = {f"/{n}": moved(f"/{n + 1}") for n in range(20)}
    async with serve(pages) as site:
        with pytest.raises(RedirectError, match="more than 5"):
            await local_fetcher().fetch(f"{site.url}/0")
        assert len(site.paths) == 6


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "javascript:alert(1)",
        "//10.0.0.5/",
        "http://user@127.0.0.1/",
        "http://127.0.0.1/" + "x" * 3000,
        "http://[::1",
    ],
)
async def test_a_redirect_goes_through_the_same_door(location: str) -> None:
    async with serve({"/": moved(location)}) as site:
        with pytest.raises(UnreadableURLError):
            await local_fetcher().fetch(site.url)
        assert len(site.paths) == 1


async def test_a_meta_refresh_is_a_redirect() -> None:
    pages = {
        "/a": "<html><head><META content=\"0; URL='/b?x=1&amp;y=2'\" http-equiv=Refresh></head>",
        "/b": "<p>the article</p>",
    }
    async with serve(pages) as site:
        page = await local_fetcher().fetch(f"{site.url}/a")
    assert page.url == f"{site.url}/b?x=1&y=2"


async def test_a_meta_refresh_to_a_private_address_is_refused() -> None:
    page = '<meta http-equiv="refresh" content="0;url=http://192.168.1.1/admin">'
    async with serve({"/": page}) as site:
        with pytest.raises(UnreadableURLError):
            await local_fetcher().fetch(site.url)


@pytest.mark.parametrize(
    "page",
    [
        '<meta http-equiv="refresh" content="300">',
        '<meta http-equiv="refresh" content="300; url=/other">',
        '<meta http-equiv="refresh" content="0; url=/">',
        '<noscript><meta http-equiv="refresh" content="0; url=/other"></noscript>',
        '<!-- <meta http-equiv="refresh" content="0; url=/other"> -->',
        '<meta name="refresh" content="0; url=/other">',
    ],
)
async def test_a_page_that_reloads_itself_later_is_no_redirect(page: str) -> None:
    async with serve({"/": page, "/other": "<p>other</p>"}) as site:
        fetched = await local_fetcher().fetch(site.url)
    assert fetched.body == page.encode()


@given(st.binary(max_size=300))
def test_looking_for_a_refresh_never_fails(noise: bytes) -> None:
    refresh.target(b'<meta http-equiv=refresh content="' + noise + b'">' + noise)


def test_looking_for_a_refresh_is_quick_in_a_page_made_to_be_slow() -> None:
    for piece in (b"<!--", b"<script", b"<meta ", b'<meta content="', b"<meta http-equiv=refresh "):
        assert refresh.target(piece * 20_000) is None


@pytest.mark.parametrize("status", [304, 400, 401, 403, 404, 410, 418, 429, 451, 500, 503, 999])
async def test_a_bad_status_is_told(status: int) -> None:
    async with serve({"/": web.Response(status=status)}) as site:
        with pytest.raises(BadStatusError) as error:
            await local_fetcher().fetch(site.url)
    assert error.value.status == status
    assert error.value.source == site.url


@pytest.mark.parametrize("page", [web.Response(status=204), " \n\t ", b""])
async def test_an_answer_without_a_page_is_empty(page: web.Response | str | bytes) -> None:
    async with serve({"/": page}) as site:
        with pytest.raises(EmptySourceError):
            await local_fetcher().fetch(site.url)


async def test_a_page_that_announces_too_much_is_not_read() -> None:
    async with serve({"/": b"x" * 2001}) as site:
        with pytest.raises(TooLargeError) as error:
            await local_fetcher(max_bytes=2000).fetch(site.url)
        assert error.value.limit == 2000
        assert (await local_fetcher(max_bytes=2001).fetch(site.url)).body == b"x" * 2001


async def test_a_page_without_end_is_cut_off_at_the_limit() -> None:
    sent = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        response = web.StreamResponse()
        await response.prepare(request)
        while sent < 500_000_000:
            await response.write(b"x" * 65_536)
            sent += 65_536
        return response

    async with serve({"/": endless}) as site:
        with pytest.raises(TooLargeError):
            await local_fetcher(max_bytes=100_000).fetch(site.url)
    assert sent < 50_000_000


def bombs() -> list[tuple[str, bytes]]:
    zeros = bytes(30_000_000)
    return [("gzip", gzip.compress(zeros)), ("br", brotli.compress(zeros, quality=5))]


@pytest.mark.parametrize(("encoding", "bomb"), bombs(), ids=["gzip", "br"])
async def test_a_decompression_bomb_is_cut_off_at_the_limit(encoding: str, bomb: bytes) -> None:
    page = web.Response(body=bomb, headers={"Content-Encoding": encoding})
    async with serve({"/": page}) as site:
        with pytest.raises(TooLargeError):
            await local_fetcher(max_bytes=3_000_000).fetch(site.url)


async def test_a_compressed_page_is_read() -> None:
    for encoding, body in (("gzip", gzip.compress(b"hello")), ("br", brotli.compress(b"hello"))):
        page = web.Response(body=body, headers={"Content-Encoding": encoding})
        async with serve({"/": page}) as site:
            assert (await local_fetcher().fetch(site.url)).body == b"hello"


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br, gzip", "rot13", "gzip"])
async def test_an_encoding_that_cannot_be_undone_is_an_error(encoding: str) -> None:
    page = web.Response(body=b"plain", headers={"Content-Encoding": encoding})
    async with serve({"/": page}) as site:
        with pytest.raises(FetchError):
            await local_fetcher().fetch(site.url)


async def test_a_page_compressed_twice_is_refused() -> None:
    body = gzip.compress(gzip.compress(b"hello"))
    page = web.Response(body=body, headers={"Content-Encoding": "gzip, gzip"})
    async with serve({"/": page}) as site:
        with pytest.raises(FetchError, match="encoding"):
            await local_fetcher().fetch(site.url)


async def test_cookies_are_not_kept() -> None:
    pages = {"/a": moved("/b", cookie="id=1; Path=/"), "/b": "<p>x</p>"}
    async with serve(pages) as site:
        fetcher = local_fetcher()
        await fetcher.fetch(f"{site.url}/a")
        await fetcher.fetch(f"{site.url}/b")
    assert all("Cookie" not in request.headers for request in site.requests)


async def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with serve({"/": "<p>direct</p>"}) as site:
        assert (await local_fetcher().fetch(site.url)).body == b"<p>direct</p>"


async def write_for_ever(writer: asyncio.StreamWriter, piece: bytes) -> None:
    while True:
        writer.write(piece)
        await writer.drain()
        await asyncio.sleep(0.01)


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        pytest.param(OK + b"Content-Length: 1000000\r\n\r\n", b"x", id="dripping body"),
        pytest.param(OK, b"X-A: b\r\n", id="dripping headers"),
        pytest.param(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", id="endless early hints"),
        pytest.param(b"", b"", id="silence"),
    ],
)
async def test_one_time_limit_holds_for_everything(start: bytes, piece: bytes) -> None:
    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        await write_for_ever(writer, piece)

    async with serve_raw(answer) as site:
        with pytest.raises(FetchTimeoutError):
            await local_fetcher(timeout=0.3).fetch(site.url)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(OK + b"Content-Length: 100\r\n\r\nshort", id="cut off"),
        pytest.param(OK + b"Content-Length: -5\r\n\r\nx", id="negative length"),
        pytest.param(OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nx", id="two lengths"),
        pytest.param(
            OK + b"Transfer-Encoding: chunked\r\n\r\n8000000000000000\r\nx", id="huge chunk"
        ),
        pytest.param(OK + b"X-A: " + b"b" * 200_000 + b"\r\n\r\n", id="large header"),
        pytest.param(OK + b"".join(b"X-%d: 1\r\n" % n for n in range(9000)) + b"\r\n", id="many"),
        pytest.param(b"<p>HTTP/0.9</p>", id="no headers"),
        pytest.param(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", id="HTTP/2 preface"),
        pytest.param(b"", id="nothing"),
    ],
)
async def test_an_answer_that_breaks_the_rules_is_a_fetch_error(answer: bytes) -> None:
    async def write(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await writer.drain()

    async with serve_raw(write) as site:
        with pytest.raises(FetchError):
            await local_fetcher().fetch(site.url)


async def test_a_server_without_tls_has_no_secure_connection() -> None:
    async with serve({"/": "<p>x</p>"}) as site:
        with pytest.raises(FetchError, match="secure"):
            await local_fetcher().fetch(site.url.replace("http:", "https:"))
