"""Which link is next, and who may ask when: so many at once, so many a host, never in a rush."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from types import MappingProxyType
from typing import Final

LEAST_SPACING: Final = 0.05
"""Seconds between two requests to one host at least, however many links it has. lychee, a widely
used link checker, waits as long (https://github.com/lycheeverse/lychee, 2026-06)."""


class Agenda:
    """The links that are still to be asked: of each host so many at once, the hosts in turn.

    A link is done before the next one of its host begins, so that whatever time there is, what was
    asked has an answer.
    """

    def __init__(self, links: Mapping[str, Iterable[str]], per_host: int) -> None:
        self._links = {host: deque(own) for host, own in links.items()}
        # One for each link that may be under way at a host.
        self._permits: asyncio.Queue[str | None] = asyncio.Queue()
        self._open = 0
        for number in range(per_host):
            for host, own in self._links.items():
                if number < len(own):
                    self._permits.put_nowait(host)
                    self._open += 1

    async def next(self) -> tuple[str, str] | None:
        """A host and its next link, once there is one that may begin; None where none is left."""
        while (host := await self._permits.get()) is not None:
            if self._links[host]:
                return host, self._links[host].popleft()
            self._drop()
        self._permits.put_nowait(None)
        return None

    def done(self, host: str) -> None:
        """Let the next link of a host begin."""
        if self._links[host]:
            self._permits.put_nowait(host)
        else:
            self._drop()

    def _drop(self) -> None:
        self._open -= 1
        if not self._open:
            self._permits.put_nowait(None)


def spacings(counts: Mapping[str, int], spacing: float, budget: float) -> dict[str, float]:
    """The spacing of hosts with so many links that the usual one would take most of the time.

    ``counts``: links by host. ``spacing``: the usual seconds between two requests. ``budget``: the
    seconds of the run, of which a third is enough to begin all links of one host.
    """
    shorter = {}
    for host, count in counts.items():
        wanted = max(budget / 3 / count, min(spacing, LEAST_SPACING))
        if wanted < spacing:
            shorter[host] = wanted
    return shorter


class _Host:
    __slots__ = ("gate", "next", "places", "spacing")

    def __init__(self, places: int, spacing: float) -> None:
        self.places = asyncio.Semaphore(places)
        self.gate = asyncio.Lock()
        self.next = 0.0
        self.spacing = spacing


class RateLimit:
    """Hands out turns to ask.

    ``concurrency``: requests at once. ``per_host``: of these, at one host. ``spacing``: seconds
    between the starts of two requests to one host; ``shorter``: the same by host, where it differs.
    """

    def __init__(
        self,
        concurrency: int,
        per_host: int,
        spacing: float,
        shorter: Mapping[str, float] = MappingProxyType({}),
    ) -> None:
        self._slots = asyncio.Semaphore(concurrency)
        self._per_host = per_host
        self._spacing = spacing
        self._shorter = shorter
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Wait until a host may be asked. Turns do not nest: a redirect gives its own back."""
        host = self._hosts.get(name)
        if host is None:
            spacing = self._shorter.get(name, self._spacing)
            host = self._hosts[name] = _Host(self._per_host, spacing)
        async with host.places:
            async with host.gate:
                wait = host.next - asyncio.get_running_loop().time()
                if wait > 0:
                    await asyncio.sleep(wait)
                # The slot is taken last: who waits for one host keeps no other from being asked.
                await self._slots.acquire()
                host.next = asyncio.get_running_loop().time() + host.spacing
            try:
                yield
            finally:
                self._slots.release()


class Allowance:
    """How many seconds a link may still take. Waiting for a turn is not counted."""

    __slots__ = ("left", "total")

    def __init__(self, seconds: float) -> None:
        self.total = self.left = seconds

    @property
    def used(self) -> float:
        return self.total - self.left

    @asynccontextmanager
    async def spend(self) -> AsyncIterator[None]:
        """Time what is done inside; raises `TimeoutError` when nothing is left."""
        loop = asyncio.get_running_loop()
        start = loop.time()
        try:
            async with asyncio.timeout(max(self.left, 0)):
                yield
        finally:
            self.left -= loop.time() - start
