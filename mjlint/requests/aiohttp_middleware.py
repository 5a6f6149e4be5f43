"""The guard for aiohttp.

::

    async with aiohttp.ClientSession(middlewares=(guard_middleware(),)) as session:
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final, TypeAlias

from aiohttp import ClientRequest, ClientResponse
from aiohttp.payload import Payload

from mjlint.requests.gate import Gate
from mjlint.requests.json_body import MAXIMUM_LENGTH
from mjlint.requests.sent import Fixes, OnUnjudged
from mjlint.requests.streams import STREAM, TOO_LONG
from mjlint.settings.settings import Settings

Handler: TypeAlias = Callable[[ClientRequest], Awaitable[ClientResponse]]
Middleware: TypeAlias = Callable[[ClientRequest, Handler], Awaitable[ClientResponse]]


GUARDS: Final = "_mjlint_guards"
"""The attribute by which `install` sees that a session is guarded already."""


def guard_middleware(
    *,
    target: str | None = None,
    hosts: Mapping[str, str] | None = None,
    fixes: Fixes = "none",
    settings: Settings | None = None,
    on_unjudged: OnUnjudged = "log",
) -> Middleware:
    """A client middleware that checks requests to vendors and hands all others on.

    The arguments are `Gate`'s. It raises `RefusedRequestError`, a `PromptError`, in the place of a
    request that would be refused. Needs aiohttp 3.12 or newer.
    """
    return middleware(
        Gate(target=target, hosts=hosts, fixes=fixes, settings=settings, on_unjudged=on_unjudged)
    )


def middleware(gate: Gate) -> Middleware:
    """The middleware of a gate."""

    async def guarded(request: ClientRequest, handler: Handler) -> ClientResponse:
        await _pass(gate, request)
        return await handler(request)

    setattr(guarded, GUARDS, True)
    return guarded


async def _pass(gate: Gate, request: ClientRequest) -> None:
    """Put a fixed body into the request, or leave it. Raises `RefusedRequestError`."""
    url = str(request.url)
    headers = {name.lower(): value for name, value in request.headers.items()}
    if not gate.concerns(request.method, url, headers):
        return
    content = await _content(request.body)
    if isinstance(content, str):
        gate.unread(request.method, url, headers, content)
        return
    if request.compress:
        # aiohttp packs it after this.
        headers.pop("content-encoding", None)
    new = gate.passed(request.method, url, headers, content)
    if new is not None:
        await request.update_body(new)


async def _content(body: object) -> bytes | str:
    """What a request sends; why it cannot be read, where it cannot."""
    if isinstance(body, bytes | bytearray):
        return bytes(body)
    if not isinstance(body, Payload):
        return STREAM
    if body.size is not None and body.size > MAXIMUM_LENGTH:
        return TOO_LONG
    try:
        return await body.as_bytes()
    except TypeError:
        return STREAM
