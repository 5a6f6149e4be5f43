"""The requests of the standard library's urllib."""

from __future__ import annotations

from typing import Any
from urllib.request import Request

from mjlint.requests.gate import Gate
from mjlint.requests.streams import TOO_LONG, taken


def passed(gate: Gate, request: Request) -> None:
    """Put a fixed body into the request, or leave it. Raises `RefusedRequestError`."""
    method, url = request.get_method(), request.full_url
    headers = {name.lower(): value for name, value in request.header_items()}
    if request.data is None or not gate.concerns(method, url, headers):
        return
    if isinstance(request.data, str):
        # urllib itself says that it must be bytes.
        return
    body = taken(request.data)
    if body.again is not request.data:
        _put(request, body.again)
    if body.content is None:
        gate.unread(method, url, headers, TOO_LONG)
        return
    new = gate.passed(method, url, headers, body.content)
    if new is not None:
        # This takes an old Content-Length away.
        request.data = new


def _put(request: Request, body: Any) -> None:
    """The same bytes in another form: the length that is given still holds."""
    length = request.get_header("Content-length")
    request.data = body
    if length is not None:
        request.add_header("Content-length", length)
