"""The first bytes of an answer: read until they show what the file is, and no further."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

import httpcore
import httpx

from mjlint.links.images import could_be_more, sniff
from mjlint.links.response import LONGEST_READ, unpacked


async def first_bytes(response: httpx.Response) -> tuple[bytes, bool]:
    """The first bytes of a body, as few as show what it is, and whether the server broke off."""
    body = bytearray()
    look = 1
    stated = response.headers.get("content-length", "")
    chunks = response.aiter_raw()
    assert isinstance(chunks, AsyncGenerator)
    try:
        async with aclosing(chunks):
            async for chunk in chunks:
                body += chunk[: LONGEST_READ - len(body)]
                if stated == str(len(body)):
                    # Read to its end, a short answer leaves the connection for the next link.
                    continue
                if len(body) >= LONGEST_READ:
                    break
                if len(body) >= look:
                    if _enough(bytes(body), response):
                        break
                    # Not at every byte of a server that sends one by one.
                    look = len(body) + len(body) // 4 + 8
    except (httpcore.RemoteProtocolError, httpcore.ReadError):
        return bytes(body), True
    return bytes(body), False


def _enough(body: bytes, response: httpx.Response) -> bool:
    if not response.is_success:
        # The page of an error says nothing, but a short one leaves the connection usable.
        return len(body) > 4096
    data = unpacked(body, response.headers.get("content-encoding", ""))
    content = sniff(data)
    return not could_be_more(data) if content is None else content.enough
