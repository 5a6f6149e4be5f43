"""What is wrong with a request, and the request fixed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from mjlint.diagnostic import Diagnostic, Severity
from mjlint.errors import RefusedRequestError
from mjlint.language.vendors import load
from mjlint.linting import fixer
from mjlint.linting.linter import Report
from mjlint.requests.request import Request
from mjlint.requests.secrets import secrets
from mjlint.settings.settings import Settings
from mjlint.text import masking
from mjlint.text.masking import covered, masked


@dataclass(frozen=True, slots=True)
class RequestReport:
    """All findings of one request: its own and those of its prompt.

    Plain data, equal by value. Offsets count characters of ``text``.
    """

    text: str
    """The body, or the file that holds the request."""
    target: str
    """The id of the vendor."""
    endpoint: str
    """The id of the endpoint."""
    diagnostics: tuple[Diagnostic, ...]
    """In the order of the text."""
    prompt: Report | None
    """The report of the prompt alone; None where the request has none."""
    settings: Settings = field(repr=False)
    url: str = ""
    """Where it is sent to, as far as it is known."""
    _request: Request | None = field(default=None, repr=False, compare=False)
    _again: Callable[[str], RequestReport] | None = field(default=None, repr=False, compare=False)

    def __reduce__(self) -> tuple[type[RequestReport], tuple[object, ...]]:
        facts = self.text, self.target, self.endpoint, self.diagnostics, self.prompt
        return type(self), (*facts, self.settings, self.url)

    @property
    def ok(self) -> bool:
        """False: something would be refused."""
        return all(d.severity is not Severity.ERROR for d in self.diagnostics)

    @property
    def fined(self) -> tuple[str, ...]:
        """The vendor's own names for the failures among the errors that it counts and fines."""
        fines = load(self.target).fines
        if fines is None:
            return ()
        found = (
            fines.classes.get(d.failure.value)
            for d in self.diagnostics
            if d.failure is not None and d.severity is Severity.ERROR
        )
        return tuple(dict.fromkeys(name for name in found if name is not None))

    @property
    def request(self) -> Request | None:
        """What the rules read; it is read again where the report came from another process."""
        return self._request or self.relint(self.text)._request

    @property
    def secrets(self) -> tuple[tuple[int, int], ...]:
        """Where the keys and tokens of the request are, in characters of ``text``."""
        request = self.request
        return tuple(secrets(request)) if request is not None else ()

    def fixed(self, unsafe: bool = False) -> str:
        """The text with its safe fixes; with ``unsafe`` also those that may change its meaning."""
        return fixer.fix(self.text, lambda text: self.relint(text).diagnostics, unsafe=unsafe)

    def relint(self, text: str) -> RequestReport:
        """Lint the request with another text, such as after a fix. Raises `UnreadableRequest`."""
        if self._again is not None:
            return self._again(text)
        # A report from another process: nothing is left of where it was found but its own text.
        from mjlint.requests.linter import lint_request

        return lint_request(text, self.target, self.endpoint, self.settings, url=self.url)

    def masked(self) -> str:
        """The text as it may be shown: of each key and token the first letters."""
        return covered(self.text, [*self.secrets, *masking.secrets(self.text)])

    def to_dict(self) -> dict[str, object]:
        """The report in types that JSON has, its findings as ``--output-format json`` writes them.

        Keys and tokens are masked; places are those of ``text``.
        """
        from mjlint.linting.records import records

        shown = self.masked()
        hidden = {self.text[start:end] for start, end in self.secrets}
        return {
            "text": shown,
            **({"masked": True} if shown != self.text else {}),
            "request": {"target": self.target, "endpoint": self.endpoint},
            "ok": self.ok,
            "fined": list(self.fined),
            "diagnostics": records(self.text, (_without(d, hidden) for d in self.diagnostics)),
        }

    def raise_for_errors(self) -> None:
        """Raise `RefusedRequestError` if something would be refused."""
        if not self.ok:
            raise RefusedRequestError(self)


def _without(diagnostic: Diagnostic, hidden: Iterable[str]) -> Diagnostic:
    """A finding that shows none of some texts."""
    message, help = masked(diagnostic.message, hidden), masked(diagnostic.help, hidden)
    return replace(diagnostic, message=message, help=help)
