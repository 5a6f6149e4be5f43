"""The one decision at every door: pass a request as it is, pass it fixed, or refuse it.

Knows no HTTP library: method, URL, headers and body in, a new body or nothing out.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Mapping
from functools import partial
from threading import Lock
from typing import Final

from mjlint.errors import PromptError, RefusedRequestError, UnreadableRequest
from mjlint.language.vendors import vendor, vendors
from mjlint.requests import bodies
from mjlint.requests.bodies import Body
from mjlint.requests.json_body import remembered, without_places
from mjlint.requests.linter import RequestReport, request_linter
from mjlint.requests.recognition import Recognised, among, named_by
from mjlint.requests.route import Route, route_of
from mjlint.requests.sent import Counts, Fixes, Later, OnUnjudged, Sent, Unjudged, decide, shown
from mjlint.requests.shells import ACCEPTED_FOR, REMEMBERED, Shells
from mjlint.settings.settings import Settings
from mjlint.text.masking import masked
from mjlint.text.nodes import DataNode

METHODS: Final = ("POST", "PUT", "PATCH")
LOGGER: Final = logging.getLogger("mjlint.guard")
LOGGER.addHandler(logging.NullHandler())
SHORT: Final = 20_000
"""Longer bodies, in bytes, are not remembered, so that a retry is linted again."""


class Gate:
    """Decides on requests on their way out. Built once, used from any thread.

    ``target``: the vendor of every request whose URL does not show it. ``hosts``: vendors by host, or
    by host and port, for self-hosted services. ``fixes``: which fixes may be made to a request that
    would be refused. ``settings``: how to lint. ``on_unjudged``: what happens where a request to a
    vendor cannot be read: ``"log"`` it and send it, ``"raise"`` `UnreadableRequest`, or call a
    function with an `Unjudged`, then send it. Raises `UnknownTarget` for a vendor that no table
    describes.
    """

    def __init__(
        self,
        *,
        target: str | None = None,
        hosts: Mapping[str, str] | None = None,
        fixes: Fixes = "none",
        settings: Settings | None = None,
        on_unjudged: OnUnjudged = "log",
    ) -> None:
        self._target = vendor(target) if target is not None else None
        self._hosts = {host.lower(): vendor(name) for host, name in (hosts or {}).items()}
        self._fixes = fixes
        self._on_unjudged = on_unjudged
        self._linter = request_linter(settings or Settings())
        self._counts = [0, 0, 0, 0]
        self._lock = Lock()
        self._routes: dict[tuple[str, tuple[str, ...]], Route] = {}
        self._accepted: dict[tuple[object, ...], float] = {}
        self._shells = Shells()
        # Read now, so that the first call does not wait for it.
        vendors()

    @property
    def counts(self) -> Counts:
        """How many requests to vendors were passed, fixed, refused, and not checked."""
        return Counts(*self._counts)

    def concerns(self, method: str, url: str, headers: Iterable[str]) -> bool:
        """Whether a request must be read: False where its URL and headers (in lower case) are
        nobody's, so that its body may stay a stream."""
        return method.upper() in METHODS and bool(self._route(url, headers).vendor)

    def passed(
        self, method: str, url: str, headers: Mapping[str, str] | Iterable[str], content: bytes, /
    ) -> bytes | None:
        """The body to send instead; None: send the request as it is.

        ``headers``: by their names in lower case. Raises `RefusedRequestError` for what would be
        refused; what is not for a vendor passes.
        """
        if not isinstance(headers, Mapping):
            headers = dict.fromkeys(headers, "")
        kind = headers.get("content-type"), headers.get("content-encoding")
        key = (url, named_by(headers), kind, content) if len(content) <= SHORT else ()
        if key and self._accepted.get(key, 0.0) > time.monotonic():
            self._count(0)
            return None
        sent = self._read(method, url, headers, content)
        if sent is None:
            return None
        if isinstance(sent, Unjudged):
            self.unjudged(sent)
            return None
        try:
            accepted = self._accepts(sent, key)
            if accepted is False and self._fixes == "none":
                raise RefusedRequestError(partial(self._refusal, sent))
            found = None if accepted else self._lint(sent)
            if found is None and not accepted:
                return None
            new = self._fixed(*found) if found is not None else None
        except UnreadableRequest as error:
            self.unjudged(sent.unjudged(error.message))
            return None
        except PromptError as error:
            self._count(2)
            LOGGER.warning(
                "refused %s %s: %s", sent.method, Later(shown, url), Later(_message, error)
            )
            raise
        if new is not None:
            self._count(1)
            LOGGER.warning("fixed %s %s", sent.method, Later(shown, url))
        else:
            self._count(0)
            if key:
                self._remember(key)
        return new

    def report(
        self, method: str, url: str, headers: Mapping[str, str] | Iterable[str], content: bytes
    ) -> RequestReport | None:
        """What is wrong with a request; None for one that is not a vendor's or cannot be read."""
        if not isinstance(headers, Mapping):
            headers = dict.fromkeys(headers, "")
        sent = self._read(method, url, headers, content)
        if sent is None or isinstance(sent, Unjudged):
            return None
        try:
            found = self._lint(sent)
        except UnreadableRequest:
            return None
        return _worst(found[1]) if found is not None else None

    def unjudged(self, what: Unjudged) -> None:
        """Say that a request to a vendor cannot be checked, as ``on_unjudged`` wants it."""
        self._count(3)
        if callable(self._on_unjudged):
            self._on_unjudged(what)
            return
        if self._on_unjudged == "raise":
            raise UnreadableRequest(f"not checked, so not sent: {what.reason}")
        LOGGER.warning("not checked: %s %s: %s", what.method, what.url, what.reason)

    def unread(self, method: str, url: str, headers: Iterable[str], reason: str) -> None:
        """Say that the body of a request that concerns the gate cannot be read."""
        vendor = self._route(url, headers).vendor
        self.unjudged(Unjudged(method.upper(), shown(url), vendor, reason))

    def _route(self, url: str, headers: Iterable[str]) -> Route:
        """The endpoints that a URL may mean."""
        key = url, named_by(headers)
        route = self._routes.get(key)
        if route is None:
            route = route_of(url, key[1], self._target, self._hosts)
            with self._lock:
                if len(self._routes) >= REMEMBERED:
                    self._routes.clear()
                self._routes[key] = route
        return route

    def _remember(self, key: tuple[object, ...]) -> None:
        with self._lock:
            if len(self._accepted) >= REMEMBERED:
                self._accepted.clear()
            self._accepted[key] = time.monotonic() + ACCEPTED_FOR

    def _read(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes
    ) -> Sent | Unjudged | None:
        """A request to a vendor with its body; None: it is nobody's, or another model's."""
        if not content or method.upper() not in METHODS:
            return None
        route = self._route(url, headers)
        if not route.vendor:
            return None
        body = bodies.read(content, headers)
        if route.marks:
            # Endpoints of other models as well: most bodies do not name Midjourney at all.
            low = (content if isinstance(body, str) else body.text.encode()).lower()
            if not any(mark in low for mark in route.marks):
                return None
        if isinstance(body, str):
            return Unjudged(method.upper(), shown(url), route.vendor, body)
        return Sent(method.upper(), url, route, body)

    def _accepts(self, sent: Sent, key: tuple[object, ...]) -> bool | None:
        """Whether a request is accepted; None where it takes `_lint` to say."""
        if sent.body.fields is not None:
            return None
        text, signs = sent.body.text, key[:3]
        rest = self._shells.rest(text, sent.route.prompts, signs) if key else None
        known = self._shells.accepts(rest) if rest is not None else None
        if known is not None:
            return known
        value = without_places(text)
        whose = self._whose(sent, value) if value is not None else None
        if value is None or whose is None:
            return None
        request = self._linter.accepted(sent.envelope(text), value, whose)
        if request is not None and rest is not None:
            self._shells.remember(rest, request, signs)
        return request is not None

    def _whose(self, sent: Sent, value: DataNode) -> Recognised | None:
        """The vendor and endpoint of a body, where the guard may be sure of them."""
        if value.kind != "object":
            return None
        whose = among(sent.route.owners, sent.url, value, self._target, alone=True)
        return whose if whose is not None and whose.how in ("address", "header", "path") else None

    def _refusal(self, sent: Sent) -> RequestReport:
        """Why a body is refused that `_accepts` does not accept."""
        found = self._lint(sent)
        assert found is not None
        return _worst(found[1])

    def _fixed(self, body: Body, items: list[tuple[RequestReport, int, int]]) -> bytes | None:
        """The body with its fixes; None where it needs none. Raises `PromptError`."""
        text = body.text
        for report, start, end in reversed(items):
            new = decide(report, self._fixes, report.relint)
            if new is not None:
                text = text[:start] + new + text[end:]
        return None if text == body.text else body.written(text)

    def _lint(self, sent: Sent) -> tuple[Body, list[tuple[RequestReport, int, int]]] | None:
        """The body, with a report and its place for each request in it.

        None where none is for Midjourney. Raises `UnreadableRequest`.
        """
        body = sent.body
        value = remembered(body.text)
        found: list[tuple[RequestReport, int, int]] = []
        for item in value.items if value.kind == "list" else (value,):
            whose = self._whose(sent, item)
            if whose is None:
                continue
            body = body.typed(whose.endpoint)
            start, end = (0, len(body.text)) if item is value else (item.start, item.end)
            text = body.text[start:end]
            report = self._linter.lint(sent.envelope(text), whose, text=text)
            found.append((report, start, end))
        return (body, found) if found else None

    def _count(self, which: int) -> None:
        with self._lock:
            self._counts[which] += 1


def _message(error: PromptError) -> str:
    return masked(str(error))


def _worst(items: list[tuple[RequestReport, int, int]]) -> RequestReport:
    """The first report of a request that would be refused; where none is, the first."""
    return next((report for report, _, _ in items if not report.ok), items[0][0])
