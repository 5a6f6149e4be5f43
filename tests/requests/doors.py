"""Every way of sending a request, each with a guard in front of it."""

from __future__ import annotations

import asyncio
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

import aiohttp
import httpx
import httpx2
import requests

import mjlint
from mjlint.requests.sent import Fixes

Send: TypeAlias = Callable[[str, bytes, dict[str, str]], None]
"""Posts a body to a URL."""


@contextmanager
def transport(fixes: Fixes = "none") -> Iterator[Send]:
    with httpx.Client(transport=mjlint.GuardTransport(fixes=fixes)) as client:
        yield lambda url, body, headers: _read(client.post(url, content=body, headers=headers))


@contextmanager
def transport2(fixes: Fixes = "none") -> Iterator[Send]:
    guard = mjlint.GuardTransport(fixes=fixes)
    with httpx2.Client(transport=guard) as client:  # type: ignore[arg-type]
        yield lambda url, body, headers: _read(client.post(url, content=body, headers=headers))


@contextmanager
def async_transport(fixes: Fixes = "none") -> Iterator[Send]:
    async def post(url: str, body: bytes, headers: dict[str, str]) -> None:
        guard = mjlint.AsyncGuardTransport(fixes=fixes)
        async with httpx.AsyncClient(transport=guard) as client:
            await client.post(url, content=body, headers=headers)

    yield lambda url, body, headers: asyncio.run(post(url, body, headers))


@contextmanager
def hook(fixes: Fixes = "none") -> Iterator[Send]:
    with httpx2.Client(event_hooks={"request": [mjlint.guard_hook()]}) as client:
        yield lambda url, body, headers: _read(client.post(url, content=body, headers=headers))


@contextmanager
def adapter(fixes: Fixes = "none") -> Iterator[Send]:
    with requests.Session() as session:
        session.mount("http://", mjlint.GuardAdapter(fixes=fixes))
        yield lambda url, body, headers: _read(
            session.post(url, data=body, headers=headers, timeout=20)
        )


@contextmanager
def middleware(fixes: Fixes = "none") -> Iterator[Send]:
    async def post(url: str, body: bytes, headers: dict[str, str]) -> None:
        guards = (mjlint.guard_middleware(fixes=fixes),)
        async with (
            aiohttp.ClientSession(middlewares=guards) as session,
            session.post(url, data=body, headers=headers) as response,
        ):
            await response.read()

    yield lambda url, body, headers: asyncio.run(post(url, body, headers))


def by_httpx(url: str, body: bytes, headers: dict[str, str]) -> None:
    httpx.post(url, content=body, headers=headers)


def by_httpx2(url: str, body: bytes, headers: dict[str, str]) -> None:
    httpx2.post(url, content=body, headers=headers)


def by_async_httpx(url: str, body: bytes, headers: dict[str, str]) -> None:
    async def post() -> None:
        async with httpx.AsyncClient() as client:
            await client.post(url, content=body, headers=headers)

    asyncio.run(post())


def by_requests(url: str, body: bytes, headers: dict[str, str]) -> None:
    requests.post(url, data=body, headers=headers, timeout=20)


def by_aiohttp(url: str, body: bytes, headers: dict[str, str]) -> None:
    async def post() -> None:
        async with (
            aiohttp.ClientSession() as session,
            session.post(url, data=body, headers=headers) as response,
        ):
            await response.read()

    asyncio.run(post())


def by_urllib(url: str, body: bytes, headers: dict[str, str]) -> None:
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")
    with urllib.request.urlopen(request, timeout=20) as response:
        response.read()


LIBRARIES = (by_httpx, by_httpx2, by_async_httpx, by_requests, by_aiohttp, by_urllib)
DOORS = (transport, transport2, async_transport, hook, adapter, middleware)


def _read(response: httpx.Response | httpx2.Response | requests.Response) -> None:
    assert response.status_code == 200
