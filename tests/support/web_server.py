"""Real web servers on 127.0.0.1, and a network that may reach them."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from aiohttp import web

from ingest.fetch.fetcher import Fetcher
from ingest.fetch.network import PublicNetwork
from ingest.fetch.polite import PoliteNetwork

LOCAL = "127.0.0.1"
Raw = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Site:
    """A running server: its root address without a slash, and the requests it saw."""

    url: str
    port: int
    requests: list[web.Request] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        """The path and query of every request."""
        return [request.raw_path for request in self.requests]


@asynccontextmanager
async def serve(pages: Mapping[str, object], host: str = LOCAL) -> AsyncIterator[Site]:
    """Serve `pages` by path: text and bytes as HTML, responses as they are, handlers called."""
    site = Site("", 0)

    async def answer(request: web.Request) -> web.StreamResponse:
        site.requests.append(request)
        page = pages.get(request.path)
        if isinstance(page, str | bytes):
            body = page.encode() if isinstance(page, str) else page
            return web.Response(body=body, content_type="text/html", charset="utf-8")
        if isinstance(page, web.Response):
            return web.Response(status=page.status, headers=page.headers, body=page.body)
        if callable(page):
            response: web.StreamResponse = await page(request)
            return response
        return web.Response(status=404, text="<html><body>Not here.</body></html>")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, 0).start()
        site.port = runner.addresses[0][1]
        site.url = f"http://{LOCAL}:{site.port}"
        yield site
    finally:
        await runner.cleanup()


@asynccontextmanager
async def serve_raw(answer: Raw) -> AsyncIterator[Site]:
    """Serve with bytes written by hand, for servers that break the rules of HTTP."""
    site = Site("", 0)
    tasks: set[asyncio.Task[None]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            tasks.add(task)
        try:
            await reader.readuntil(b"\r\n\r\n")
            await answer(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            return
        finally:
            writer.close()

    server = await asyncio.start_server(talk, LOCAL, 0)
    site.port = server.sockets[0].getsockname()[1]
    site.url = f"http://{LOCAL}:{site.port}"
    try:
        yield site
    finally:
        server.close()
        for task in tasks:
            task.cancel()


class Names:
    """A name server of a test: names and their addresses; a list of lists answers by turns."""

    def __init__(self, names: Mapping[str, Collection[str] | list[list[str]]]) -> None:
        self._names = dict(names)
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> Collection[str]:  # noqa: ARG002 - as resolvers are called
        self.asked.append(host)
        found = self._names.get(host, [host])
        if found and isinstance(found, list) and isinstance(found[0], list):
            turn = self.asked.count(host) - 1
            return found[min(turn, len(found) - 1)]
        return [str(address) for address in found]


def local_network(names: Names | None = None) -> PublicNetwork:
    """Return a network to which 127.0.0.1 is the only public address, on any port."""
    return PublicNetwork(
        is_allowed=lambda address: address == LOCAL,
        resolve=names or Names({}),
        ports=range(65_536),
    )


def local_fetcher(
    *, timeout: float = 5.0, max_bytes: int = 5_000_000, names: Names | None = None
) -> Fetcher:
    """Return the real fetcher on that network."""
    return Fetcher(timeout=timeout, max_bytes=max_bytes, network=local_network(names))


def polite_fetcher(*, timeout: float = 5.0, names: Names | None = None) -> Fetcher:
    """Return the real fetcher as feeds have it, with few connections to each host."""
    return Fetcher(timeout=timeout, network=PoliteNetwork(local_network(names)))


class Busy:
    """Counts the requests that are being answered at one time, by host."""

    def __init__(self) -> None:
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()

    @contextmanager
    def at(self, host: str) -> Iterator[None]:
        """Count one request to `host` for as long as this lasts."""
        self.now[host] += 1
        self.most[host] = max(self.most[host], self.now[host])
        yield
        self.now[host] -= 1
