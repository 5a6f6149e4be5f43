"""The real resolver, and the guard that keeps tests on this machine."""

from __future__ import annotations

import asyncio
import socket
import threading

import pytest

from mjlint.links.checker import LinkChecker
from mjlint.links.resolving import system_resolver
from mjlint.links.verdict import State
from tests.links.conftest import LeftTheMachine
from tests.links.world import PUBLIC, ToServer, quick


def test_the_guard(guard: list[object]) -> None:
    with pytest.raises(LeftTheMachine):
        socket.create_connection((PUBLIC, 80), timeout=0.1)
    with pytest.raises(LeftTheMachine), socket.socket() as connection:
        connection.connect_ex((PUBLIC, 80))
    with pytest.raises(LeftTheMachine):
        socket.getaddrinfo("pictures.dev", 80)
    assert len(guard) == 3
    guard.clear()


def test_the_guard_stops_a_check(guard: list[object]) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return [PUBLIC]

    with pytest.raises((LeftTheMachine, BaseExceptionGroup)):
        LinkChecker(quick(), resolver=resolve).check(["http://pictures.dev/a.png"])
    assert guard
    guard.clear()


def test_the_resolver_of_the_system() -> None:
    assert asyncio.run(_found("127.0.0.1")) == ["127.0.0.1"]


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (socket.gaierror(socket.EAI_AGAIN, "again"), "dns"),
        (socket.gaierror(socket.EAI_NONAME, "none"), "no-such-host"),
        (UnicodeError("label too long"), "no-such-host"),
    ],
)
def test_names_that_are_not_found(
    monkeypatch: pytest.MonkeyPatch, raised: Exception, expected: str
) -> None:
    def getaddrinfo(host: str, *_: object, **__: object) -> list[object]:
        if host == "www.midjourney.com":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (PUBLIC, 443))]
        raise raised

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    link = "http://pictures.dev/a.png"
    assert LinkChecker(quick(), backend=ToServer(None)).check([link])[link].reason == expected


def test_a_name_server_that_is_silent_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def getaddrinfo(*_: object, **__: object) -> list[object]:
        release.wait(600)  # longer than a test may take
        return []

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    link = "http://pictures.dev/a.png"
    settings = quick(link_timeout=0.1, connect_timeout=0.1)
    try:
        verdict = LinkChecker(settings).check([link])[link]
    finally:
        release.set()
    assert verdict.state is State.UNSURE


async def _found(host: str) -> list[str]:
    return list(await system_resolver(host, 80))
