"""What is wrong with a request, and the request mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from mjlint.diagnostic import Diagnostic, Severity
from mjlint.errors import RefusedRequestError
from mjlint.linting import fixer
from mjlint.linting.linter import Report
from mjlint.requests.request import Request
from mjlint.requests.secrets import secrets


@dataclass(frozen=True, slots=True)
class RequestReport:
    """All findings of one request: its own and those of its prompt. Offsets count characters of
    ``text``."""

    text: str
    """The body, or the file that holds the request."""
    request: Request
    diagnostics: tuple[Diagnostic, ...]
    """In the order of the text."""
    _relint: Callable[[str], RequestReport] = field(repr=False, compare=False)

    @property
    def target(self) -> str:
        """The id of the vendor."""
        return self.request.vendor.id

    @property
    def endpoint(self) -> str:
        """The id of the endpoint."""
        return self.request.endpoint.id

    @property
    def prompt(self) -> Report | None:
        """The report of the prompt alone; None where the request has none."""
        return self.request.prompt

    @property
    def ok(self) -> bool:
        """False: something would be refused."""
        return all(d.severity is not Severity.ERROR for d in self.diagnostics)

    @property
    def fined(self) -> tuple[str, ...]:
        """The vendor's own names for the failures among the errors that it counts and fines."""
        fines = self.request.vendor.fines
        if fines is None:
            return ()
        found = (
            fines.classes.get(d.failure.value)
            for d in self.diagnostics
            if d.failure is not None and d.severity is Severity.ERROR
        )
        return tuple(dict.fromkeys(name for name in found if name is not None))

    def fixed(self, unsafe: bool = False) -> str:
        """The text with its safe fixes; with ``unsafe`` also those that may change its meaning."""
        return fixer.fix(self.text, lambda text: self._relint(text).diagnostics, unsafe=unsafe)[0]

    def relint(self, text: str) -> RequestReport:
        """Judge the request with another text, such as after a fix. Raises `UnreadableRequest`."""
        return self._relint(text)

    def masked(self) -> str:
        """The text with every key and token blotted out, character by character: for the screen."""
        return blotted(self.text, secrets(self.request))

    def raise_for_errors(self) -> None:
        """Raise `RefusedRequestError` if something would be refused."""
        if not self.ok:
            raise RefusedRequestError(self)


def blotted(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with some stretches of it blotted out; its rows stay as long as they are."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(places):
        if end > at:
            pieces += text[at:start], re.sub(r"[^\r\n]", "*", text[max(at, start) : end])
            at = end
    return "".join([*pieces, text[at:]])
