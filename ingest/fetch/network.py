"""The one door to the network: connections go to public addresses, or nowhere.

Looking a name up first and letting the HTTP client look it up again is no protection: the second
answer may differ. Here the name is resolved once, every answer must be public, and the connection
goes to those very addresses. TLS still checks the certificate against the name.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any, TypeAlias

import httpcore2

SocketOption: TypeAlias = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)
Resolve: TypeAlias = Callable[[str, int], Awaitable[Collection[str]]]

WEB_PORTS = frozenset({80, 443, 8080, 8443})
_TRIED = 4
_CONNECT_SECONDS = 5.0

# What `ipaddress` of some Python versions calls global although it leads inside: tunnels that
# carry an IPv4 address (6to4, Teredo, NAT64, IPv4-compatible), old site-local and relay ranges,
# IANA specials, and the address of Azure's metadata service.
_NEVER: tuple[IPv4Network | IPv6Network, ...] = tuple(
    ip_network(block)
    for block in (
        "168.63.129.16/32",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "::/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2001::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
)


class BlockedError(Exception):
    """The connection was not made; the message says why."""


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    if not parsed.is_global or parsed.is_multicast or parsed.is_reserved:
        return False
    return not any(parsed in block for block in _NEVER)


class SystemResolver:
    """Looks names up as the system does, on threads of its own.

    A name server that does not answer holds a thread for half a minute; on the event loop's own
    threads a few such names would hold up everything else.
    """

    def __init__(self, threads: int = 8) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="resolve")

    async def __call__(self, host: str, port: int) -> list[str]:
        """Return the addresses of `host`, as numbers.

        Raises:
            OSError: when there are none.
        """
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, _look_up, host, port)
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _look_up(host: str, port: int) -> list[Any]:
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


class PublicNetwork(httpcore2.AsyncNetworkBackend):
    """Connects to public addresses on the ports of the web.

    `is_allowed`, `resolve` and `ports` are for tests, which serve pages on 127.0.0.1; there is no
    setting for them, so that no operator can leave the door open.
    """

    def __init__(
        self,
        *,
        is_allowed: Callable[[str], bool] = is_public,
        resolve: Resolve | None = None,
        ports: Collection[int] = WEB_PORTS,
    ) -> None:
        self._is_allowed = is_allowed
        self._resolve = resolve or SystemResolver()
        self._ports = ports
        self._inner = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the base class has it
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first address of `host` that answers.

        Raises:
            BlockedError: when the port or any address of the host is not for us.
            httpcore2.ConnectError: when nothing answers.
        """
        addresses = await self._addresses(host, port)
        failure: Exception = httpcore2.ConnectError("no address")
        for address in addresses[:_TRIED]:
            try:
                return await self._inner.connect_tcp(
                    address,
                    port,
                    timeout=min(timeout or _CONNECT_SECONDS, _CONNECT_SECONDS),
                    local_address=local_address,
                    socket_options=socket_options,
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    async def _addresses(self, host: str, port: int) -> list[str]:
        """Return the addresses to try, IPv4 first since it is there more often."""
        if port not in self._ports:
            raise BlockedError(f"port {port} is not a port of the web")
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError("the name is not known") from error
        if not all(self._is_allowed(address) for address in addresses):
            raise BlockedError("not a public address")
        return sorted(addresses, key=lambda address: ":" in address)
