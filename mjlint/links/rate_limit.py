"""Who may ask when: so many at once, so many a host, and never in a rush."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class _Host:
    __slots__ = ("gate", "next", "places")

    def __init__(self, places: int) -> None:
        self.places = asyncio.Semaphore(places)
        self.gate = asyncio.Lock()
        self.next = 0.0


class RateLimit:
    """Hands out turns to ask.

    ``concurrency``: requests at once. ``per_host``: of these, at one host. ``spacing``: seconds
    between the starts of two requests to one host.
    """

    def __init__(self, concurrency: int, per_host: int, spacing: float) -> None:
        self._slots = asyncio.Semaphore(concurrency)
        self._per_host = per_host
        self._spacing = spacing
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Wait until a host may be asked. Turns do not nest: a redirect gives its own back."""
        host = self._hosts.get(name)
        if host is None:
            host = self._hosts[name] = _Host(self._per_host)
        async with host.places:
            async with host.gate:
                wait = host.next - asyncio.get_running_loop().time()
                if wait > 0:
                    await asyncio.sleep(wait)
                # The slot is taken last: who waits for one host keeps no other from being asked.
                await self._slots.acquire()
                host.next = asyncio.get_running_loop().time() + self._spacing
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
