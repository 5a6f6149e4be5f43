"""Neither a proxy nor a mount is a way around a guard."""

from __future__ import annotations

import asyncio

import httpx
import pytest

import mjlint
from tests.requests.conftest import Server

PATH = "/midjourney/v1/imagine"


GOOD = '{ "prompt" : "a déjà vu – heron --ar 3:2",\r\n "mode":"fast" }\n'.encode()


BAD = b'{"prompt": "a heron --chaso 30", "mode": "fast"}'


GLUED = b'{"prompt": "a heron \\u2014 d\\u00e9j\\u00e0 --ar16:9", "mode": "fast"}'


FIXED = GLUED.replace(b"--ar16:9", b"--ar 16:9")


HEADERS = {"TT-API-KEY": "test", "Content-Type": "application/json"}


def test_a_proxy_is_no_way_around(ttapi: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", ttapi.url)
    url = "http://api.ttapi.io" + PATH
    mjlint.guard.install()
    try:
        for proxy in (None, ttapi.url):
            httpx.post(url, content=GOOD, headers=HEADERS, proxy=proxy)
            with pytest.raises(mjlint.PromptError):
                httpx.post(url, content=BAD, headers=HEADERS, proxy=proxy)
    finally:
        mjlint.guard.uninstall()
    hooks = {"request": [mjlint.guard_hook()]}
    with httpx.Client(proxy=ttapi.url, event_hooks=hooks) as client:
        client.post(url, content=GOOD, headers=HEADERS)
        with pytest.raises(mjlint.PromptError):
            client.post(url, content=BAD, headers=HEADERS)
    for given, own in ((None, None), (ttapi.url, None), (None, ttapi.url), (ttapi.url, ttapi.url)):
        with httpx.Client(transport=mjlint.GuardTransport(proxy=given), proxy=own) as client:
            client.post(url, content=GOOD, headers=HEADERS)
            with pytest.raises(mjlint.PromptError):
                client.post(url, content=BAD, headers=HEADERS)
    assert [one.body for one in ttapi.arrived] == [GOOD] * 7


def test_a_mount_is_no_way_around_for_asynchronous_clients() -> None:
    arrived: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        arrived.append(request.content)
        return httpx.Response(200)

    async def send() -> None:
        mounts = {"all://": httpx.MockTransport(answer)}
        transport = mjlint.AsyncGuardTransport(fixes="safe")
        async with httpx.AsyncClient(transport=transport, mounts=mounts) as client:
            await client.post("https://api.ttapi.io" + PATH, content=GLUED, headers=HEADERS)
            with pytest.raises(mjlint.PromptError):
                await client.post("https://api.ttapi.io" + PATH, content=BAD, headers=HEADERS)

    asyncio.run(send())
    assert arrived == [FIXED]
