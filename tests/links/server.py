"""A server on loopback that does as a test says, well or badly.

A page is a coroutine that is given the request and writes what it likes to the connection; the
functions below make the usual ones.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    target: str
    """The path and the query, as sent."""
    headers: Mapping[str, str]
    """By name in lower case."""
    at: float
    """Seconds of the server's clock."""


Page: TypeAlias = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Server:
    """Serves pages by their path, until it is closed."""

    pages: dict[str, Page]
    host: str = "127.0.0.1"
    context: ssl.SSLContext | None = None
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    alive: int = 0
    """Connections that are open."""
    most_alive: int = 0
    open: int = 0
    """Requests that are being answered."""
    most: int = 0
    """The most that were answered at once."""
    port: int = 0
    tasks: set[asyncio.Task[None] | None] = field(default_factory=set)
    """Those that serve a connection; the loop alone would not keep them from being collected."""

    def __enter__(self) -> Server:
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()

        async def start() -> None:
            self._server = await asyncio.start_server(
                self._serve, self.host, 0, ssl=self.context, limit=1 << 20
            )
            self.port = self._server.sockets[0].getsockname()[1]
            ready.set()

        def run() -> None:
            asyncio.set_event_loop(self._loop)
            self._start = self._loop.create_task(start())
            self._loop.run_forever()

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()
        assert ready.wait(10)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        async def stop() -> None:
            self._server.close()
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    @property
    def base(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def address(self) -> str:
        return self.base.removeprefix("http://")

    @property
    def methods(self) -> list[str]:
        return [request.method for request in self.requests]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.tasks.add(asyncio.current_task())
        self.connections += 1
        self.alive += 1
        self.most_alive = max(self.most_alive, self.alive)
        try:
            while await self._answer(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            self.alive -= 1
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        text = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = text.split("\r\n")
        method, target, _ = first.split(" ")
        named = (line.partition(":") for line in lines)
        headers = {name.lower(): value.strip() for name, _, value in named}
        request = Request(method, target, headers, self._loop.time())
        self.requests.append(request)
        self.open += 1
        self.most = max(self.most, self.open)
        try:
            page = self.pages.get(target.partition("?")[0]) or self.pages.get("*") or plain(404)
            await page(request, writer)
            await writer.drain()
        finally:
            self.open -= 1
        return not writer.is_closing()


def head_of(status: int, headers: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name}: {text}" for name, text in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def plain(status: int = 200, body: bytes = b"", type: str | None = None, **headers: str) -> Page:
    """An ordinary answer; HEAD gets its headers. Underscores in names stand for hyphens."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}

    async def page(request: Request, writer: asyncio.StreamWriter) -> None:
        told = {"Content-Type": type} if type is not None else {}
        writer.write(head_of(status, {**told, "Content-Length": str(len(body)), **named}))
        if request.method != "HEAD":
            writer.write(body)

    return page


def ranged(body: bytes, type: str = "image/png") -> Page:
    """Answers a range with 206."""

    async def page(request: Request, writer: asyncio.StreamWriter) -> None:
        first, _, last = request.headers["range"].removeprefix("bytes=").partition("-")
        part = body[int(first) : int(last) + 1]
        span = f"bytes {first}-{int(first) + len(part) - 1}/{len(body)}"
        headers = {"Content-Type": type, "Content-Length": str(len(part)), "Content-Range": span}
        writer.write(head_of(206, headers) + part)

    return by_method(plain(200, body, type), page)


def by_method(head: Page, get: Page) -> Page:
    async def page(request: Request, writer: asyncio.StreamWriter) -> None:
        await (head if request.method == "HEAD" else get)(request, writer)

    return page


def in_turn(*pages: Page) -> Page:
    """The first page to the first request, and so on; the last one from then on."""
    left = list(pages)

    async def page(request: Request, writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(request, writer)

    return page


def raw(data: bytes, *, close: bool = True) -> Page:
    """Bytes that need not be HTTP."""

    async def page(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        if close:
            await writer.drain()
            writer.close()

    return page


def reset() -> Page:
    async def page(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.transport.abort()

    return page


def silent() -> Page:
    async def page(request: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    return page


def endless(first: bytes, piece: bytes, every: float = 0.0) -> Page:
    """Never comes to an end."""

    async def page(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(every)

    return page
