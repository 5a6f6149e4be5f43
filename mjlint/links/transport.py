"""Carries httpx's requests over guarded connections.

Requests are handed to the transport itself, not to a client of httpx: nothing is there that could
keep a cookie, add a password, follow a redirect or read the environment.
"""

from __future__ import annotations

import socket
from collections.abc import AsyncIterable, AsyncIterator
from typing import Final
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from mjlint.links.names import GuardedBackend, Names, RefusedError

# A server that ignores `Range` has sent what fits into this buffer when the connection is cut.
_RECEIVE_BUFFER: Final = 1 << 16


class Transport(httpx.AsyncBaseTransport):
    """A pool of connections, all of them made by a `GuardedBackend`.

    ``proxied``: whether the environment's proxies are used: names are then judged by what this
    machine's resolver says, and looked up again by the proxy. Certificates are those of certifi, or
    of SSL_CERT_FILE and SSL_CERT_DIR where these are set. Raises `ValueError` for a proxy that
    cannot be used.
    """

    def __init__(
        self,
        backend: GuardedBackend,
        names: Names,
        connections: int,
        proxied: bool = False,
    ) -> None:
        context = httpx.create_ssl_context()
        self._names = names
        self._direct = httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=5.0,
            network_backend=backend,
            socket_options=[(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVE_BUFFER)],
        )
        self._proxied = {
            scheme: httpcore.AsyncHTTPProxy(
                httpcore.URL(
                    scheme=proxy.url.raw_scheme,
                    host=proxy.url.raw_host,
                    port=proxy.url.port,
                    target=proxy.url.raw_path,
                ),
                proxy_auth=proxy.raw_auth,
                ssl_context=context,
                max_connections=connections,
                keepalive_expiry=5.0,
            )
            for scheme, proxy in (_proxies() if proxied else {}).items()
        }

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request. Raises the exceptions of httpcore, and `RefusedError`."""
        url = request.url
        pool = self._direct
        if url.scheme in self._proxied and not proxy_bypass(url.host):
            try:
                await self._names.addresses(
                    url.host, url.port or (443 if url.scheme == "https" else 80)
                )
            except RefusedError as refused:
                # Behind a proxy a machine often finds no name itself.
                if refused.reason not in ("no-such-host", "dns"):
                    raise
            pool = self._proxied[url.scheme]
        response = await pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        assert isinstance(response.stream, AsyncIterable)
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Stream(response),
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        for pool in (self._direct, *self._proxied.values()):
            await pool.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._response.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._response.aclose()


def _proxies() -> dict[str, httpx.Proxy]:
    """The environment's proxies for http and https."""
    found = getproxies()
    proxies = {}
    for scheme in ("http", "https"):
        proxy = found.get(scheme) or found.get("all")
        if not proxy:
            continue
        if "://" not in proxy:
            proxy = f"http://{proxy}"
        if not proxy.startswith(("http://", "https://")):
            kind = proxy.partition("://")[0]
            raise ValueError(f"links: the proxy of the environment is `{kind}`, expected http")
        proxies[scheme] = httpx.Proxy(proxy)
    return proxies
