"""The guard for requests.

::

    session = requests.Session()
    session.mount("https://", GuardAdapter())
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

from mjlint.requests.gate import Gate
from mjlint.requests.sent import Fixes, OnUnjudged
from mjlint.requests.streams import TOO_LONG, taken
from mjlint.settings.settings import Settings

CHECKED: Final = "_mjlint_checked"
"""The attribute that holds the URL and the body that were checked."""


class GuardAdapter(HTTPAdapter):
    """An adapter that checks requests to vendors and sends all others byte for byte.

    The arguments are `Gate`'s; ``adapter``: what sends, such as one with retries; None: requests'
    own. Raises `RefusedRequestError`, a `PromptError`, in the place of a request that would be
    refused. Proxies work as they do without it.
    """

    def __init__(
        self,
        adapter: HTTPAdapter | None = None,
        *,
        target: str | None = None,
        hosts: Mapping[str, str] | None = None,
        fixes: Fixes = "none",
        settings: Settings | None = None,
        on_unjudged: OnUnjudged = "log",
    ) -> None:
        super().__init__()
        self._adapter = adapter
        self.gate = Gate(
            target=target, hosts=hosts, fixes=fixes, settings=settings, on_unjudged=on_unjudged
        )

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        request = passed(self.gate, request)
        if self._adapter is not None:
            return self._adapter.send(request, *args, **kwargs)
        return super().send(request, *args, **kwargs)

    def close(self) -> None:
        super().close()
        if self._adapter is not None:
            self._adapter.close()


def passed(gate: Gate, request: PreparedRequest) -> PreparedRequest:
    """The request to send: the same one unless it was fixed. Raises `RefusedRequestError`."""
    method, url = request.method or "", request.url or ""
    headers = {name.lower(): _text(value) for name, value in request.headers.items()}
    if request.body is None or not gate.concerns(method, url, headers):
        return request
    was_for, was = getattr(request, CHECKED, (None, None))
    if was_for == url and was is request.body:
        return request
    body = taken(request.body)
    if body.again is not request.body:
        request.body = body.again
    setattr(request, CHECKED, (url, request.body))
    if body.content is None:
        gate.unread(method, url, headers, TOO_LONG)
        return request
    new = gate.passed(method, url, headers, body.content)
    if new is None:
        return request
    fixed = request.copy()
    fixed.body = new
    setattr(fixed, CHECKED, (url, new))
    fixed.headers.pop("Transfer-Encoding", None)
    fixed.headers["Content-Length"] = str(len(new))
    return fixed


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value
