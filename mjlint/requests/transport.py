"""The guard for httpx: transports and event hooks that let no request go that would be refused.

::

    client = httpx.Client(transport=GuardTransport())
    client = httpx.AsyncClient(transport=AsyncGuardTransport(fixes="safe"))
    client = httpx.Client(event_hooks={"request": [guard_hook()]})

The only module of mjlint's requests that imports httpx.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

import httpx

from mjlint.requests.gate import Fixes, Gate
from mjlint.settings.settings import Settings


class GuardTransport(httpx.BaseTransport):
    """A transport that judges requests to vendors and hands all others on, byte for byte.

    ``transport``: what sends; None: httpx's own. The other arguments are `Gate`'s. Raises
    `RequestError`, a `PromptError`, in the place of a request that would be refused.
    """

    def __init__(
        self,
        transport: httpx.BaseTransport | None = None,
        *,
        target: str | None = None,
        hosts: Mapping[str, str] | None = None,
        fixes: Fixes = "none",
        settings: Settings | None = None,
    ) -> None:
        self._transport = transport if transport is not None else httpx.HTTPTransport()
        self._gate = Gate(target=target, hosts=hosts, fixes=fixes, settings=settings)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._transport.handle_request(_passed(self._gate, request))

    def close(self) -> None:
        self._transport.close()


class AsyncGuardTransport(httpx.AsyncBaseTransport):
    """`GuardTransport` for asynchronous clients."""

    def __init__(
        self,
        transport: httpx.AsyncBaseTransport | None = None,
        *,
        target: str | None = None,
        hosts: Mapping[str, str] | None = None,
        fixes: Fixes = "none",
        settings: Settings | None = None,
    ) -> None:
        self._transport = transport if transport is not None else httpx.AsyncHTTPTransport()
        self._gate = Gate(target=target, hosts=hosts, fixes=fixes, settings=settings)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await self._transport.handle_async_request(_passed(self._gate, request))

    async def aclose(self) -> None:
        await self._transport.aclose()


def guard_hook(
    *,
    target: str | None = None,
    hosts: Mapping[str, str] | None = None,
    settings: Settings | None = None,
) -> Callable[[httpx.Request], None]:
    """A ``request`` hook for `httpx.Client`. It refuses and never changes: httpx lets hooks look
    only. The arguments are `Gate`'s."""
    gate = Gate(target=target, hosts=hosts, settings=settings)

    def hook(request: httpx.Request) -> None:
        _passed(gate, request)

    return hook


def async_guard_hook(
    *,
    target: str | None = None,
    hosts: Mapping[str, str] | None = None,
    settings: Settings | None = None,
) -> Callable[[httpx.Request], Awaitable[None]]:
    """`guard_hook` for `httpx.AsyncClient`."""
    hook = guard_hook(target=target, hosts=hosts, settings=settings)

    async def waiting(request: httpx.Request) -> None:
        hook(request)

    return waiting


def _passed(gate: Gate, request: httpx.Request) -> httpx.Request:
    """The request to send: the same one unless it was mended. Raises `RequestError`."""
    try:
        content = request.content
    except httpx.RequestNotRead:
        # A stream: to look into it would be to consume it.
        return request
    headers = (name.lower() for name in request.headers)
    new = gate.passed(request.method, str(request.url), headers, content)
    if new is None:
        return request
    kept = httpx.Headers(request.headers)
    kept["Content-Length"] = str(len(new))
    return httpx.Request(
        request.method, request.url, headers=kept, content=new, extensions=request.extensions
    )
