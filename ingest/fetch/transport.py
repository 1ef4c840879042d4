"""An httpx2 transport over a network of ours.

httpx2's own transport makes its network itself; setting the attribute afterwards would silently
do nothing once it is renamed. This one passes the network to httpcore2's constructor.
"""

import ssl
from collections.abc import AsyncIterator

import httpcore2
import httpx2


class _Body(httpx2.AsyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._response.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._response.aclose()


class Transport(httpx2.AsyncBaseTransport):
    """Sends requests through `network`; raises httpcore2's errors as they are."""

    def __init__(self, network: httpcore2.AsyncNetworkBackend, ssl_context: ssl.SSLContext) -> None:
        self._pool = httpcore2.AsyncConnectionPool(
            network_backend=network,
            ssl_context=ssl_context,
            max_connections=2,
            # A redirect leads elsewhere: the server that sent it shall not wait for more.
            max_keepalive_connections=0,
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request and return the response with its body still to be read."""
        url = request.url
        response = await self._pool.handle_async_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(response.status, headers=response.headers, stream=_Body(response))

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()
