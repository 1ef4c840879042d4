"""A network that opens few connections to one host at a time, redirects included."""

import asyncio
import ssl
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from ingest.fetch.network import SocketOption

PER_HOST = 2
"""Connections to one host: what browsers of old opened, and what no server minds."""


class PoliteNetwork(httpcore2.AsyncNetworkBackend):
    """Connects through another network, `per_host` connections at a time to each host.

    Who comes later waits, within the time limit of their own request.
    """

    def __init__(self, inner: httpcore2.AsyncNetworkBackend, *, per_host: int = PER_HOST) -> None:
        self._inner = inner
        self._per_host = per_host
        self._slots: dict[str, asyncio.Semaphore] = {}
        self._users: Counter[str] = Counter()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the base class has it
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect once there is room; closing the stream makes room for the next."""
        slot = self._slots.setdefault(host, asyncio.Semaphore(self._per_host))
        self._users[host] += 1
        held = False
        try:
            held = await slot.acquire()
            stream = await self._inner.connect_tcp(
                host,
                port,
                timeout=timeout,
                local_address=local_address,
                socket_options=socket_options,
            )
        except BaseException:
            self._leave(host, slot, held=held)
            raise
        return _Held(stream, lambda: self._leave(host, slot, held=True))

    def _leave(self, host: str, slot: asyncio.Semaphore, *, held: bool) -> None:
        """Make room, and forget a host that nobody talks to or waits for."""
        if held:
            slot.release()
        self._users[host] -= 1
        if not self._users[host]:
            del self._users[host]
            self._slots.pop(host, None)


class _Held(httpcore2.AsyncNetworkStream):
    """A stream that says once when it is closed."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream, closed: Callable[[], None]) -> None:
        self._stream = stream
        self._closed: Callable[[], None] | None = closed

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        closed, self._closed = self._closed, None
        try:
            await self._stream.aclose()
        finally:
            if closed is not None:
                closed()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the base class has it
    ) -> httpcore2.AsyncNetworkStream:
        # The inner stream becomes another one; the place at the host stays with this one.
        try:
            self._stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:  # nobody else closes a stream that did not come to be
            await self.aclose()
            raise
        return self

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - the base class has it
        return self._stream.get_extra_info(info)
