"""Carries httpx's requests over guarded connections.

Requests are handed to the transport itself, not to a client of httpx: nothing is there that could
keep a cookie, add a password, follow a redirect or read the environment.
"""

from __future__ import annotations

import socket
from collections.abc import AsyncIterable, AsyncIterator
from typing import Final, TypeAlias
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from mjlint.links.resolving import GuardedBackend, Names, RefusedError

_Origin: TypeAlias = tuple[str, str, int]

_RECEIVE_BUFFER: Final = 1 << 16
"""What a server that ignores `Range` can send at most before it is noticed."""

_KEPT: Final = 64
"""For how many origins connections are kept."""


class _Pool:
    """The connections to one origin; httpcore's own pools get slow where they hold many."""

    __slots__ = ("connections", "users")

    def __init__(self, connections: httpcore.AsyncConnectionPool) -> None:
        self.connections = connections
        self.users = 0


class Transport(httpx.AsyncBaseTransport):
    """Connections to all hosts of a run, all of them made by a `GuardedBackend`.

    ``per_origin``: connections to one scheme, host and port. ``proxied``: whether the environment's
    proxies are used: names are then checked by what this machine's resolver says, and looked up
    again by the proxy. Certificates are those of certifi, or of SSL_CERT_FILE and SSL_CERT_DIR
    where these are set. Raises `ValueError` for a proxy that cannot be used.
    """

    def __init__(
        self, backend: GuardedBackend, names: Names, per_origin: int, proxied: bool = False
    ) -> None:
        self._backend = backend
        self._names = names
        self._per_origin = per_origin
        self._context = httpx.create_ssl_context()
        self._proxies = _proxies() if proxied else {}
        self._pools: dict[_Origin, _Pool] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request. Raises the exceptions of httpcore, and `RefusedError`."""
        url = request.url
        port = url.port or (443 if url.scheme == "https" else 80)
        if self._proxy(url) is not None:
            try:
                await self._names.addresses(url.raw_host.decode("ascii"), port)
            except RefusedError as refused:
                # Behind a proxy a machine often finds no name itself.
                if refused.reason not in ("no-such-host", "dns"):
                    raise
        pool = self._pool((url.scheme, url.host, port), self._proxy(url))
        pool.users += 1
        try:
            await self._make_room()
            response = await pool.connections.handle_async_request(
                httpcore.Request(
                    method=request.method,
                    url=httpcore.URL(
                        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                    ),
                    headers=request.headers.raw,
                    extensions=request.extensions,
                )
            )
        except BaseException:
            pool.users -= 1
            raise
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Stream(response, pool),
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        for pool in self._pools.values():
            await pool.connections.aclose()

    def _proxy(self, url: httpx.URL) -> httpx.Proxy | None:
        proxy = self._proxies.get(url.scheme)
        return None if proxy is None or proxy_bypass(url.host) else proxy

    def _pool(self, origin: _Origin, proxy: httpx.Proxy | None) -> _Pool:
        """The pool of an origin, which becomes the last of all."""
        pool = self._pools.pop(origin, None) or _Pool(self._new(proxy))
        self._pools[origin] = pool
        return pool

    async def _make_room(self) -> None:
        """Close what was not used for longest, where too much is kept."""
        if len(self._pools) <= _KEPT:
            return
        idle = [origin for origin, pool in self._pools.items() if not pool.users]
        closed = [self._pools.pop(origin) for origin in idle[: len(self._pools) - _KEPT]]
        for pool in closed:
            await pool.connections.aclose()

    def _new(self, proxy: httpx.Proxy | None) -> httpcore.AsyncConnectionPool:
        if proxy is None:
            return httpcore.AsyncConnectionPool(
                ssl_context=self._context,
                max_connections=self._per_origin,
                keepalive_expiry=5.0,
                network_backend=self._backend,
                socket_options=[(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVE_BUFFER)],
            )
        address = proxy.url
        return httpcore.AsyncHTTPProxy(
            httpcore.URL(
                scheme=address.raw_scheme,
                host=address.raw_host,
                port=address.port,
                target=address.raw_path,
            ),
            proxy_auth=proxy.raw_auth,
            ssl_context=self._context,
            max_connections=self._per_origin,
            keepalive_expiry=5.0,
        )


class _Stream(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response, pool: _Pool) -> None:
        self._response = response
        self._pool: _Pool | None = pool

    async def __aiter__(self) -> AsyncIterator[bytes]:
        assert isinstance(self._response.stream, AsyncIterable)
        async for chunk in self._response.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        try:
            await self._response.aclose()
        finally:
            if self._pool is not None:
                self._pool.users -= 1
                self._pool = None


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
