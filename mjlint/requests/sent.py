"""A request on its way out, what becomes of it, and how a log shows it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple, TypeAlias, TypeVar

from mjlint.errors import Linted
from mjlint.linting.linter import Report
from mjlint.requests.bodies import Body
from mjlint.requests.envelope import Envelope
from mjlint.requests.linter import RequestReport
from mjlint.requests.route import Route
from mjlint.text.masking import masked
from mjlint.text.places import SourceMap

T = TypeVar("T")


class Unjudged(NamedTuple):
    """A request to a vendor that could not be checked and is sent as it is."""

    method: str
    url: str
    """Without its query, which may hold keys."""
    vendor: str
    reason: str


Fixes: TypeAlias = Literal["none", "safe", "unsafe"]
OnUnjudged: TypeAlias = Literal["log", "raise"] | Callable[[Unjudged], object]


class Sent(NamedTuple):
    """A request on its way out that may be for Midjourney."""

    method: str
    url: str
    route: Route
    body: Body

    def unjudged(self, reason: str) -> Unjudged:
        """The same as one that cannot be checked."""
        return Unjudged(self.method, shown(self.url), self.route.vendor, reason)

    def envelope(self, text: str) -> Envelope:
        """The request with one of the bodies in it."""
        url = SourceMap.nowhere(self.url)
        return Envelope(SourceMap.whole(text), url, (), self.method)


class Counts(NamedTuple):
    """What became of the requests to vendors so far."""

    passed: int = 0
    fixed: int = 0
    refused: int = 0
    unjudged: int = 0


class Later:
    """A text that is made when a log writes it, which most logs of this level never do."""

    def __init__(self, make: Callable[[T], str], of: T) -> None:
        self._make = partial(make, of)

    def __str__(self) -> str:
        return self._make()


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


def shown(url: str) -> str:
    """A URL as a log may show it: without user, query and fragment."""
    scheme, colon, rest = url.partition("://")
    authority, slash, path = rest.partition("/")
    path = path.partition("?")[0].partition("#")[0]
    return masked(f"{scheme}{colon}{authority.rpartition('@')[2].partition('?')[0]}{slash}{path}")
