"""The guard for httpx and httpx2: transports and event hooks that let nothing go that would be refused.

::

    client = httpx.Client(event_hooks={"request": [guard_hook()]})
    client = httpx.Client(transport=GuardTransport())
    client = httpx.AsyncClient(transport=AsyncGuardTransport(fixes="safe"))

httpx2 has the same classes under another name, and each refuses the other's responses: so the
sender is taken from the library that the first request comes from.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from typing import Any

import httpx

from mjlint.requests.gate import Gate
from mjlint.requests.httpx_requests import apassed, library, passed
from mjlint.requests.sent import Fixes, OnUnjudged
from mjlint.settings.settings import Settings


class GuardTransport(httpx.BaseTransport):
    """A transport that checks requests to vendors and hands all others on, byte for byte.

    ``transport``: what sends; None: the library's own, through ``proxy`` or, as a client without a
    transport does, the proxy of the environment. The other arguments are `Gate`'s. Raises
    `RefusedRequestError`, a `PromptError`, in the place of a request that would be refused. What the
    client sends through a proxy or a mount of its own is checked as well.
    """

    def __init__(
        self,
        transport: httpx.BaseTransport | None = None,
        *,
        proxy: str | None = None,
        target: str | None = None,
        hosts: Mapping[str, str] | None = None,
        fixes: Fixes = "none",
        settings: Settings | None = None,
        on_unjudged: OnUnjudged = "log",
    ) -> None:
        self._transport = transport
        self._proxy = proxy
        self._own: dict[str | None, httpx.BaseTransport] = {}
        _guard_mounts()
        self.gate = Gate(
            target=target, hosts=hosts, fixes=fixes, settings=settings, on_unjudged=on_unjudged
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request = passed(self.gate, request)
        transport = self._transport
        if transport is None:
            proxy = self._proxy or _proxy(request)
            if proxy not in self._own:
                self._own[proxy] = library(request).HTTPTransport(proxy=proxy)
            transport = self._own[proxy]
        return transport.handle_request(request)

    def close(self) -> None:
        for transport in (self._transport, *self._own.values()):
            if transport is not None:
                transport.close()


class AsyncGuardTransport(httpx.AsyncBaseTransport):
    """`GuardTransport` for asynchronous clients."""

    def __init__(
        self,
        transport: httpx.AsyncBaseTransport | None = None,
        *,
        proxy: str | None = None,
        target: str | None = None,
        hosts: Mapping[str, str] | None = None,
        fixes: Fixes = "none",
        settings: Settings | None = None,
        on_unjudged: OnUnjudged = "log",
    ) -> None:
        self._transport = transport
        self._proxy = proxy
        self._own: dict[str | None, httpx.AsyncBaseTransport] = {}
        _guard_mounts()
        self.gate = Gate(
            target=target, hosts=hosts, fixes=fixes, settings=settings, on_unjudged=on_unjudged
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request = await apassed(self.gate, request)
        transport = self._transport
        if transport is None:
            proxy = self._proxy or _proxy(request)
            if proxy not in self._own:
                self._own[proxy] = library(request).AsyncHTTPTransport(proxy=proxy)
            transport = self._own[proxy]
        return await transport.handle_async_request(request)

    async def aclose(self) -> None:
        for transport in (self._transport, *self._own.values()):
            if transport is not None:
                await transport.aclose()


def guard_hook(
    *,
    target: str | None = None,
    hosts: Mapping[str, str] | None = None,
    settings: Settings | None = None,
    on_unjudged: OnUnjudged = "log",
) -> Callable[[httpx.Request], None]:
    """A ``request`` hook for the `Client` of httpx or httpx2.

    It refuses and never changes: hooks may only look. The arguments are `Gate`'s.
    """
    gate = Gate(target=target, hosts=hosts, settings=settings, on_unjudged=on_unjudged)

    def hook(request: httpx.Request) -> None:
        passed(gate, request)

    return hook


def async_guard_hook(
    *,
    target: str | None = None,
    hosts: Mapping[str, str] | None = None,
    settings: Settings | None = None,
    on_unjudged: OnUnjudged = "log",
) -> Callable[[httpx.Request], Awaitable[None]]:
    """`guard_hook` for the `AsyncClient` of httpx or httpx2."""
    gate = Gate(target=target, hosts=hosts, settings=settings, on_unjudged=on_unjudged)

    async def hook(request: httpx.Request) -> None:
        await apassed(gate, request)

    return hook


def _proxy(request: httpx.Request) -> str | None:
    """The proxy that the environment names for a request: httpx asks it only without a transport."""
    # Imported here, since it takes longer than all of the guard.
    from urllib.request import getproxies, proxy_bypass

    proxies = getproxies()
    found = proxies.get(request.url.scheme) or proxies.get("all")
    if not found or proxy_bypass(request.url.host):
        return None
    return found if "://" in found else f"http://{found}"


class _Mounted:
    """A transport that a guarded client uses besides its own."""

    def __init__(self, gate: Gate, transport: Any) -> None:
        self._gate = gate
        self._transport = transport

    def handle_request(self, request: httpx.Request) -> object:
        return self._transport.handle_request(passed(self._gate, request))

    async def handle_async_request(self, request: httpx.Request) -> object:
        return await self._transport.handle_async_request(await apassed(self._gate, request))


def _guard_mounts() -> None:
    """Let clients with a guarded transport use it for proxies and mounts, too.

    httpx never asks a client's own transport for these, and has no other place to say so.
    """
    for module in map(sys.modules.get, ("httpx", "httpx2")):
        for name in ("Client", "AsyncClient"):
            client = getattr(module, name, None)
            choose = getattr(client, "_transport_for_url", None)
            if choose is not None and not hasattr(choose, "__wrapped__"):
                setattr(client, "_transport_for_url", _choosing(choose))  # noqa: B010


def _choosing(choose: Callable[[Any, object], object]) -> Callable[[Any, object], object]:
    @wraps(choose)
    def chosen(client: Any, url: object) -> object:
        found, own = choose(client, url), client._transport
        if found is own or not isinstance(own, GuardTransport | AsyncGuardTransport):
            return found
        return _Mounted(own.gate, found)

    return chosen
