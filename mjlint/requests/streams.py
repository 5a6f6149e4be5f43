"""Bodies that are read once: what they hold, and what can be sent in their place."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple, Protocol

from mjlint.requests.json_body import MAXIMUM_LENGTH

TOO_LONG = f"the body has more than {MAXIMUM_LENGTH:,} bytes"
STREAM = "the body is a stream that cannot be read twice"


class Readable(Protocol):
    """A file."""

    def read(self, size: int = -1, /) -> bytes | str:
        """Bytes, or the text of a text file."""


class Taken(NamedTuple):
    """A body after it was looked at."""

    content: bytes | None
    """None: it is too long, or it cannot be read."""
    again: Any
    """What to send: the body itself, or the same bytes."""


def taken(body: object) -> Taken:
    """A body of any form: bytes, text, a file, chunks."""
    if isinstance(body, bytes):
        return Taken(body, body)
    if isinstance(body, str):
        return Taken(body.encode("utf-8", "surrogatepass"), body)
    if isinstance(body, bytearray | memoryview):
        return Taken(bytes(body), body)
    if hasattr(body, "read"):
        return _file(body)
    if isinstance(body, Iterable):
        content, rest = joined(iter(body))
        return Taken(content, rest if content is None else [content])
    return Taken(None, body)


def joined(chunks: Iterator[bytes]) -> tuple[bytes | None, Iterator[bytes]]:
    """All chunks as one; None where they are too long, and then all of them again."""
    seen: list[bytes] = []
    size = 0
    for chunk in chunks:
        seen.append(chunk)
        size += len(chunk)
        if size > MAXIMUM_LENGTH:
            return None, chain(seen, chunks)
    return b"".join(seen), iter(seen)


def _file(body: Readable) -> Taken:
    place = None
    if isinstance(body, io.IOBase) and body.seekable():
        place = body.tell()
    found = body.read(MAXIMUM_LENGTH + 1)
    content = found.encode("utf-8") if isinstance(found, str) else bytes(found)
    short = len(found) <= MAXIMUM_LENGTH
    if place is not None and isinstance(body, io.IOBase):
        body.seek(place)
        return Taken(content if short else None, body)
    if short:
        return Taken(content, io.BytesIO(content))
    return Taken(None, _Chained(content, body))


class _Chained:
    """A file of which the beginning was read."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def read(self, size: int = -1) -> bytes | str:
        return self._head.read(size) or self._rest.read(size)
