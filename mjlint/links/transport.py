"""Carries httpx's requests over guarded connections."""

from __future__ import annotations

import socket
import ssl
from collections.abc import AsyncIterable, AsyncIterator, Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Final
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from mjlint.links.names import GuardedBackend, Names, RefusedError

# A server that ignores `Range` has sent what fits into this buffer when the connection is cut.
_RECEIVE_BUFFER: Final = 1 << 16


class Transport(httpx.AsyncBaseTransport):
    """A pool of connections, all of them made by a `GuardedBackend`.

    ``proxies``: scheme to proxy; where one is used, names are judged first by what
    this machine's resolver says, and looked up again by the proxy.
    """

    def __init__(
        self,
        backend: GuardedBackend,
        names: Names,
        context: ssl.SSLContext,
        connections: int,
        proxies: Mapping[str, httpx.Proxy],
    ) -> None:
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
            for scheme, proxy in proxies.items()
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


def client(
    backend: GuardedBackend,
    names: Names,
    *,
    connections: int,
    user_agent: str,
    proxied: bool,
) -> httpx.AsyncClient:
    """A client that keeps no cookies, has no credentials and follows no redirect by itself.

    Certificates are those of certifi, or of SSL_CERT_FILE and SSL_CERT_DIR where these are set.
    Raises `ValueError` for a proxy that cannot be used.
    """
    context = httpx.create_ssl_context()
    return httpx.AsyncClient(
        transport=Transport(backend, names, context, connections, _proxies() if proxied else {}),
        headers={
            "User-Agent": user_agent,
            # AVIF is left out: Midjourney does not document it, and servers that choose would.
            "Accept": "image/png,image/jpeg,image/gif,image/webp,*/*;q=0.1",
            "Accept-Encoding": "identity",
        },
        # No domain is allowed to set any.
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        follow_redirects=False,
        trust_env=False,
    )


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
