"""The one decision at every door: pass a request as it is, pass it fixed, or refuse it.

Knows no HTTP library: method, URL, headers and body in, a new body or nothing out.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from typing import Final, Literal, NamedTuple, TypeAlias

from mjlint.errors import Linted, PromptError, UnreadableRequest
from mjlint.language.vendors import vendor, vendors
from mjlint.linting.linter import Report
from mjlint.requests import bodies
from mjlint.requests.bodies import Body
from mjlint.requests.envelope import Envelope
from mjlint.requests.json_body import remembered
from mjlint.requests.linter import RequestReport, request_linter
from mjlint.requests.recognition import among, named_by
from mjlint.requests.route import Route, route_of
from mjlint.requests.shells import ACCEPTED_FOR, REMEMBERED, Shells, split
from mjlint.settings.settings import Settings
from mjlint.text.masking import masked
from mjlint.text.places import SourceMap

Fixes: TypeAlias = Literal["none", "safe", "unsafe"]

METHODS: Final = ("POST", "PUT", "PATCH")
LOGGER: Final = logging.getLogger("mjlint.guard")
LOGGER.addHandler(logging.NullHandler())


class Unjudged(NamedTuple):
    """A request to a vendor that could not be checked and is sent as it is."""

    method: str
    url: str
    """Without its query, which may hold keys."""
    vendor: str
    reason: str


OnUnjudged: TypeAlias = Literal["log", "raise"] | Callable[[Unjudged], object]


class Sent(NamedTuple):
    """A request on its way out that may be for Midjourney."""

    method: str
    url: str
    route: Route
    body: Body

    def unjudged(self, reason: str) -> Unjudged:
        """The same as one that cannot be checked."""
        return Unjudged(self.method, _shown(self.url), self.route.vendor, reason)


class Counts(NamedTuple):
    """What became of the requests to vendors so far."""

    passed: int = 0
    fixed: int = 0
    refused: int = 0
    unjudged: int = 0


SHORT: Final = 20_000
"""Longer bodies, in bytes, are not remembered, so that a retry is linted again."""


def decide(
    report: Report | RequestReport, fixes: Fixes, again: Callable[[str], Linted]
) -> str | None:
    """The text to send instead; None: send it as it is. Raises `PromptError`, where it is refused.

    ``fixes``: which fixes may be made if that is enough. ``again``: lints a fixed text.
    """
    if report.ok:
        return None
    if fixes != "none":
        fixed = report.fixed(unsafe=fixes == "unsafe")
        if fixed != report.text and again(fixed).ok:
            return fixed
    report.raise_for_errors()
    return None


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
        rest = None
        if key and sent.body.fields is None:
            rest = split(sent.body.text, sent.route.prompts, *key[:2])
            if rest is not None and self._shells.accepts(rest):
                self._count(0)
                self._remember(key)
                return None
        try:
            found = self._lint(sent)
        except UnreadableRequest as error:
            self.unjudged(sent.unjudged(error.message))
            return None
        if found is None:
            return None
        body, items = found
        text = body.text
        try:
            for report, start, end in reversed(items):
                new = decide(report, self._fixes, report.relint)
                if new is not None:
                    text = text[:start] + new + text[end:]
        except PromptError as error:
            self._count(2)
            LOGGER.warning("refused %s %s: %s", sent.method, _shown(url), masked(str(error)))
            raise
        if text == body.text:
            self._count(0)
            if key:
                self._remember(key)
            if rest is not None and len(items) == 1:
                self._shells.remember(rest, items[0][0])
            return None
        self._count(1)
        LOGGER.warning("fixed %s %s", sent.method, _shown(url))
        return body.written(text)

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
        if found is None:
            return None
        return next((r for r, _, _ in found[1] if not r.ok), found[1][0][0])

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
        self.unjudged(Unjudged(method.upper(), _shown(url), vendor, reason))

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
            return Unjudged(method.upper(), _shown(url), route.vendor, body)
        return Sent(method.upper(), url, route, body)

    def _lint(self, sent: Sent) -> tuple[Body, list[tuple[RequestReport, int, int]]] | None:
        """The body, with a report and its place for each request in it.

        None where none is for Midjourney. Raises `UnreadableRequest`.
        """
        body = sent.body
        value = remembered(body.text)
        found: list[tuple[RequestReport, int, int]] = []
        for item in value.items if value.kind == "list" else (value,):
            if item.kind != "object":
                continue
            whose = among(sent.route.owners, sent.url, item, self._target, alone=True)
            if whose is None or whose.how not in ("address", "header", "path"):
                continue
            body = body.typed(whose.endpoint)
            start, end = (0, len(body.text)) if item is value else (item.start, item.end)
            text = body.text[start:end]
            whole = SourceMap.slice(text, 0, len(text))
            envelope = Envelope(whole, SourceMap.nowhere(sent.url), (), sent.method)
            found.append((self._linter.lint(envelope, whose, text=text), start, end))
        return (body, found) if found else None

    def _count(self, which: int) -> None:
        with self._lock:
            self._counts[which] += 1


def _shown(url: str) -> str:
    """A URL as a log may show it: without user, query and fragment."""
    scheme, colon, rest = url.partition("://")
    authority, slash, path = rest.partition("/")
    path = path.partition("?")[0].partition("#")[0]
    return masked(f"{scheme}{colon}{authority.rpartition('@')[2].partition('?')[0]}{slash}{path}")
