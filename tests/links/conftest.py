"""No test of this room leaves the machine: a connection or a look-up that would fails it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest

from tests.cli.conftest import program as started
from tests.links.world import CERTIFICATE

program = started


class LeftTheMachine(BaseException):
    """Not an `Exception`, so that nothing mistakes it for a dead link."""


def _stays(host: object) -> bool:
    try:
        return host is None or ip_address(str(host)).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def guard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Lists what was refused; the test fails where anything was."""
    refused: list[object] = []

    def guarded(original: Callable[..., object]) -> Callable[..., object]:
        def connect(self: socket.socket, address: object) -> object:
            inet = self.family in (socket.AF_INET, socket.AF_INET6)
            if inet and not (isinstance(address, tuple) and _stays(address[0])):
                refused.append(address)
                raise LeftTheMachine(address)
            return original(self, address)

        return connect

    def look_up(host: object, *rest: object, **named: object) -> object:
        if not _stays(host):
            refused.append(host)
            raise LeftTheMachine(host)
        return getaddrinfo(host, *rest, **named)  # type: ignore[arg-type]

    getaddrinfo = socket.getaddrinfo
    monkeypatch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name}_proxy".upper(), raising=False)
    # Reading the certificates of the world takes longer than any test.
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    yield refused
    assert not refused, "a test tried to leave the machine"


@pytest.fixture
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting, and nobody's own cache and settings."""
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("MJLINT_LINKS_SPACING", "0")
    monkeypatch.setenv("MJLINT_LINKS_RETRIES", "0")
    monkeypatch.setenv("MJLINT_SELECT", "MJ55")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
