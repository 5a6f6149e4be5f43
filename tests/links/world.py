"""The world outside as a test has it: names, addresses and waits."""

from __future__ import annotations

import socket
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpcore

from mjlint.links.checker import LinkChecker
from mjlint.links.verdict import Verdict
from mjlint.settings.links import LinkSettings

PUBLIC: Final = "93.184.215.14"
"""Stands for the server of a test."""

NOW: Final = 1_795_305_600.0  # 2026-11-22

CERTIFICATE: Final = Path(__file__).with_name("certificate.pem")
"""A certificate for ``pictures.dev``, signed by itself, with its key; known to nobody."""


class ToServer(httpcore.AnyIOBackend):
    """Connects to the server on loopback, whatever public address is asked for."""

    def __init__(self, port: int | None, host: str = "127.0.0.1") -> None:
        self.port = port
        self.host = host
        self.asked: list[tuple[str, int]] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.asked.append((host, port))
        if host == PUBLIC and self.port is not None:
            host, port = self.host, self.port
        return await super().connect_tcp(host, port, timeout, local_address, socket_options)


@dataclass
class World:
    """Names and their addresses; a name that is missing does not exist.

    An entry is a list of addresses, a `socket.gaierror` to be raised, or several lists, one for
    each look-up.
    """

    names: Mapping[str, object] = field(default_factory=dict)
    port: int | None = None
    looked_up: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    backend: ToServer = field(init=False)
    now: float = NOW

    def __post_init__(self) -> None:
        self.backend = ToServer(self.port)

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        self.looked_up.append(host)
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        entry = self.names[host]
        if isinstance(entry, Exception):
            raise entry
        assert isinstance(entry, list)
        if entry and isinstance(entry[0], list):
            return list(entry[min(self.looked_up.count(host), len(entry)) - 1])
        return list(entry)

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    def checker(self, settings: LinkSettings | None = None) -> LinkChecker:
        return LinkChecker(
            settings or quick(),
            resolver=self.resolve,
            backend=self.backend,
            clock=lambda: self.now,
            sleep=self.sleep,
        )

    def ask(self, url: str, settings: LinkSettings | None = None) -> Verdict:
        return self.checker(settings).check([url])[url]


def quick(*allowed: str, **changes: object) -> LinkSettings:
    """Settings without waiting and without a cache."""
    fields: dict[str, object] = {"spacing": 0.0, "cache": False, "allow_hosts": allowed, **changes}
    return LinkSettings(**fields)  # type: ignore[arg-type]
