"""The requests of httpx, and of httpx2, which has the same classes under another name."""

from __future__ import annotations

import importlib
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Final, TypeVar

from mjlint.requests.gate import Gate
from mjlint.requests.json_body import MAXIMUM_LENGTH
from mjlint.requests.streams import STREAM, TOO_LONG, joined

if TYPE_CHECKING:
    import httpx

R = TypeVar("R", bound="httpx.Request")

CHECKED: Final = "mjlint.checked"
"""The extension that holds the URL for which a request was checked."""


def passed(gate: Gate, request: R) -> R:
    """The request to send: the same one unless it was fixed. Raises `RefusedRequestError`."""
    url, headers = str(request.url), _headers(request)
    if request.extensions.get(CHECKED) == url or not gate.concerns(request.method, url, headers):
        return request
    return _decided(gate, request, url, headers, _content(request))


async def apassed(gate: Gate, request: R) -> R:
    """`passed` for asynchronous clients."""
    url, headers = str(request.url), _headers(request)
    if request.extensions.get(CHECKED) == url or not gate.concerns(request.method, url, headers):
        return request
    return _decided(gate, request, url, headers, await _acontent(request))


def library(request: object) -> ModuleType:
    """The library that an object is of: httpx or httpx2."""
    return importlib.import_module(type(request).__module__.partition(".")[0])


def _decided(
    gate: Gate, request: R, url: str, headers: Mapping[str, str], content: bytes | str
) -> R:
    # Another door that the same request passes, such as a transport after `install`, leaves it alone.
    request.extensions = {**request.extensions, CHECKED: url}
    if isinstance(content, str):
        gate.unread(request.method, url, headers, content)
        return request
    new = gate.passed(request.method, url, headers, content)
    if new is None:
        return request
    kept = request.headers.copy()
    kept.pop("Transfer-Encoding", None)
    kept["Content-Length"] = str(len(new))
    fixed: R = library(request).Request(
        request.method, request.url, headers=kept, content=new, extensions=request.extensions
    )
    return fixed


def _headers(request: httpx.Request) -> dict[str, str]:
    raw = request.headers.raw
    return {name.lower().decode("latin-1"): value.decode("latin-1") for name, value in raw}


def _content(request: httpx.Request) -> bytes | str:
    """What a request sends; why it cannot be read, where it cannot."""
    try:
        return request.content
    except RuntimeError:
        # Not read yet: a stream.
        stream: object = request.stream
    if not isinstance(stream, Iterable):
        return STREAM
    if _length(request.headers) > MAXIMUM_LENGTH:
        return TOO_LONG
    content, rest = joined(iter(stream))
    if content is not None:
        request.stream = library(request).ByteStream(content)
        return content
    base = library(request).SyncByteStream
    request.stream = type("Rest", (base,), {"__iter__": lambda _: rest})()
    return TOO_LONG


async def _acontent(request: httpx.Request) -> bytes | str:
    try:
        return request.content
    except RuntimeError:
        stream: object = request.stream
    if not isinstance(stream, AsyncIterable):
        return STREAM
    if _length(request.headers) > MAXIMUM_LENGTH:
        return TOO_LONG
    chunks = aiter(stream)
    seen: list[bytes] = []
    size = 0
    async for chunk in chunks:
        seen.append(chunk)
        size += len(chunk)
        if size > MAXIMUM_LENGTH:
            base = library(request).AsyncByteStream
            members = {"__aiter__": lambda _: _chained(seen, chunks)}
            request.stream = type("Rest", (base,), members)()
            return TOO_LONG
    content = b"".join(seen)
    request.stream = library(request).ByteStream(content)
    return content


async def _chained(seen: list[bytes], rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    for chunk in seen:
        yield chunk
    async for chunk in rest:
        yield chunk


def _length(headers: Mapping[str, str]) -> int:
    text = headers.get("Content-Length", "")
    return int(text) if text.isdecimal() and len(text) < 20 else 0
