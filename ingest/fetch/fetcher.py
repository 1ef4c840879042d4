"""From a web address to the bytes of the page."""

import asyncio
import logging
import ssl
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpcore2
import httpx2

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
from ingest.fetch.answers import Fetched, Redirect, retry_after
from ingest.fetch.network import BlockedError, PublicNetwork
from ingest.fetch.transport import Transport
from ingest.fetch.urls import checked, resolved
from ingest.values import Page

logger = logging.getLogger(__name__)

_MAX_REDIRECTS = 5
_MAX_HEADERS = 65_536
_NOT_MODIFIED = 304
_ENCODINGS = frozenset({"gzip", "x-gzip", "deflate", "br", "zstd"})
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; article-bot/0.1)",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate, br, zstd",
    "Accept-Language": "*",
}
_FAILURES = (
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.TimeoutException,
    httpx2.HTTPError,
    httpx2.StreamError,
    OSError,
)


class Fetcher:
    """Downloads pages: public addresses only, in bounded time and size, keeping no cookies.

    `timeout` is for all of a download, redirects included, in seconds; `max_bytes` is the limit
    after decompression. No proxy of the environment is used: it would connect where it likes.
    """

    def __init__(
        self,
        *,
        timeout: float = 15.0,
        max_bytes: int = 5_000_000,
        network: httpcore2.AsyncNetworkBackend | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._network = network or PublicNetwork()
        self._now = now
        self._ssl: ssl.SSLContext | None = None

    async def fetch(self, url: str) -> Page:
        """Download what `url` leads to.

        Raises:
            UnreadableURLError: when an address on the way is malformed or not public.
            FetchError: when the page cannot be had; its subclasses say why.
            TooLargeError: when it has more than `max_bytes`.
            EmptySourceError: when it has none.
        """
        page = (await self.ask(url)).page
        if page is None:  # it says "not modified" although nothing was known
            raise BadStatusError(url, _NOT_MODIFIED)
        return page

    async def ask(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """Download what `url` leads to, with further headers, and return what the server said.

        Raises:
            UnreadableURLError, FetchError, TooLargeError, EmptySourceError: as `fetch` does.
        """
        try:
            async with asyncio.timeout(self._timeout):
                return await self._follow(url, headers or {})
        except TimeoutError as error:
            raise FetchTimeoutError(url, self._timeout) from error
        except BlockedError as error:
            raise UnreadableURLError(url, str(error)) from error
        except _FAILURES as error:
            logger.info("fetching failed: %s", type(error).__name__)
            raise FetchError(url, _reason(error)) from error

    async def _follow(self, url: str, headers: Mapping[str, str]) -> Fetched:
        """Go from address to address until there is a page, each through the same checks."""
        seen: set[str] = set()
        address = checked(url)
        moved, still_permanent = None, True
        async with self._client(headers) as client:
            for _ in range(_MAX_REDIRECTS + 1):
                if str(address) in seen:
                    raise RedirectError(url, "redirects in a circle")
                seen.add(str(address))
                found = await self._get(client, address, source=url)
                if isinstance(found, Fetched):
                    return replace(found, moved=moved)
                address = checked(found.to)
                still_permanent = still_permanent and found.permanent
                moved = str(address) if still_permanent else moved
        raise RedirectError(url, f"more than {_MAX_REDIRECTS} redirects")

    def _client(self, headers: Mapping[str, str]) -> httpx2.AsyncClient:
        """Return a client for one download, so that nothing of it is there for the next.

        It has no time limits of its own: theirs begin anew with every byte.
        """
        if self._ssl is None:
            self._ssl = httpx2.create_ssl_context(trust_env=False)
        return httpx2.AsyncClient(
            transport=Transport(self._network, self._ssl),
            headers={**_HEADERS, **headers},
            timeout=None,
            trust_env=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        )

    async def _get(
        self, client: httpx2.AsyncClient, url: httpx2.URL, source: str
    ) -> Fetched | Redirect:
        """Return the page at `url`, or the address it points to."""
        async with client.stream("GET", url) as response:
            location = response.headers.get("location")
            if response.is_redirect and location:
                return Redirect.by(response.status_code, resolved(str(url), location))
            if response.status_code == _NOT_MODIFIED:
                return Fetched(None, dict(response.headers))
            self._check(response, source)
            body = await self._read(response, source)
        page = _page(str(url.copy_with(fragment=None)), body, response, self._now())
        if page.media_type in {None, "text/html", "application/xhtml+xml"}:
            elsewhere = refresh.target(body)
            if elsewhere and checked(resolved(str(url), elsewhere)) != url:
                return Redirect(resolved(str(url), elsewhere))
        return Fetched(page, dict(response.headers))

    def _check(self, response: httpx2.Response, source: str) -> None:
        """Refuse by status and headers, before anything is read."""
        if not response.is_success:
            wait = retry_after(response.headers.get("retry-after"), self._now())
            raise BadStatusError(source, response.status_code, wait)
        if sum(len(name) + len(value) + 4 for name, value in response.headers.raw) > _MAX_HEADERS:
            raise FetchError(source, "too many headers")
        encodings = response.headers.get_list("content-encoding", split_commas=True)
        applied = [name for name in encodings if name.strip().lower() not in {"", "identity"}]
        if len(applied) > 1 or not {name.strip().lower() for name in applied} <= _ENCODINGS:
            raise FetchError(source, "in an encoding that is not read here")
        declared = response.headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > self._max_bytes:
            raise TooLargeError(source, self._max_bytes)

    async def _read(self, response: httpx2.Response, source: str) -> bytes:
        """Read the body and stop at the limit; a chunk is at most a megabyte."""
        body = bytearray()
        async for chunk in response.aiter_bytes():
            body += chunk
            if max(len(body), response.num_bytes_downloaded) > self._max_bytes:
                raise TooLargeError(source, self._max_bytes)
        if not body.strip():
            raise EmptySourceError(source)
        return bytes(body)


def _page(url: str, body: bytes, response: httpx2.Response, fetched: datetime) -> Page:
    """Take type and charset from the header, by the parser of the standard library."""
    message = Message()
    message["Content-Type"] = response.headers.get("content-type", "")
    declared = "content-type" in response.headers
    return Page(
        url=url,
        body=body,
        media_type=message.get_content_type() if declared else None,
        charset=message.get_content_charset() if declared else None,
        fetched=fetched,
    )


def _reason(error: Exception) -> str:
    """Say in a few words what went wrong on the way; httpcore2 wraps the system's error."""
    inner = error.args[0] if error.args else None
    if isinstance(inner, ssl.SSLCertVerificationError):
        return "its certificate cannot be trusted"
    if isinstance(inner, ssl.SSLError):
        return "no secure connection to the server"
    if isinstance(error, httpcore2.ConnectError | httpcore2.ConnectTimeout):
        return "no connection to the server"
    if isinstance(error, httpx2.DecodingError):
        return "its compression is damaged"
    return "the connection broke off"
