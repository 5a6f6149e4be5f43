"""A vendor's request -> what is wrong with it and with its prompt, as places in the request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from mjlint.diagnostic import Diagnostic, Severity
from mjlint.errors import RefusedRequestError, UnreadableRequest
from mjlint.language.vendors import load
from mjlint.linting import fixer
from mjlint.linting.linter import Linter, Report
from mjlint.requests.chosen_model import agreed
from mjlint.requests.contents import answered, field_findings, linted, without
from mjlint.requests.envelope import Envelope
from mjlint.requests.files import envelopes
from mjlint.requests.recognition import Recognised
from mjlint.requests.request import Request
from mjlint.requests.resolving import read_object, resolve
from mjlint.requests.secrets import secrets
from mjlint.requests.video import SUFFIX, draws_video
from mjlint.settings.settings import Settings
from mjlint.text import masking
from mjlint.text.masking import covered, masked
from mjlint.text.nodes import DataNode
from mjlint.text.places import SourceMap


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

    @property
    def shown(self) -> tuple[Diagnostic, ...]:
        """The findings without keys and tokens, as they may be written to a log."""
        hidden = {self.text[start:end] for start, end in self.secrets}
        return tuple([masking.shown(_without(d, hidden), self.text) for d in self.diagnostics])

    def fixed(self, unsafe: bool = False) -> str:
        """The text with its safe fixes; with ``unsafe`` also those that may change its meaning."""
        return fixer.fix(self.text, lambda text: self.relint(text).diagnostics, unsafe=unsafe)

    def relint(self, text: str) -> RequestReport:
        """Lint the request with another text, such as after a fix. Raises `UnreadableRequest`."""
        if self._again is not None:
            return self._again(text)
        # A report from another process: nothing is left of where it was found but its own text.
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


class RequestLinter:
    """Lints requests. Built once, called often, from any thread.

    ``settings``: how to lint; ``target`` is the request's own. ``make``: gives the linter of
    prompts for some settings. Raises `ValueError` for a model or a rule that does not exist.
    """

    def __init__(
        self, settings: Settings | None = None, make: Callable[[Settings], Linter] = Linter
    ) -> None:
        self.settings = settings or Settings()
        self._make = make
        self._linters: dict[tuple[str, str], Linter] = {}
        self.linter("")

    def linter(self, target: str, suffix: str = "") -> Linter:
        """The linter for prompts that go to a vendor. ``suffix``: what the vendor adds to them."""
        linter = self._linters.get((target, suffix))
        if linter is None:
            settings = replace(self.settings, target=target) if target else self.settings
            if suffix:
                settings = replace(settings, suffix=settings.suffix + suffix)
            linter = self._linters[target, suffix] = self._make(settings)
        return linter

    def lint(
        self,
        envelope: Envelope,
        recognised: Recognised,
        *,
        text: str,
        file: str | None = None,
        after: Callable[[Report], Report] | None = None,
    ) -> RequestReport:
        """Lint one request.

        ``text``: what the envelope points into. ``file``: the name of the file that it is kept in;
        None: in none. ``after``: makes of the report of the prompt the one to go on with. Raises
        `UnreadableRequest`.
        """
        stored = file is not None and not file.startswith("<")
        value = read_object(envelope)
        request = Request(envelope, value, recognised.vendor, recognised.endpoint, stored)
        request = self._with_prompt(request, after)
        found: list[Diagnostic] = []
        given = request.prompt_field
        if given is not None and request.prompt is not None and request.prompt.diagnostics:
            inside = request.inside(given.member.value)
            found += [d.moved(inside) for d in request.prompt.diagnostics]
            if not inside.text:
                # Nothing can be underlined in an empty prompt but its quotes.
                start, end = request.place(given.member.value)
                found = [replace(d, start=start, end=end, fixes=()) for d in found]
        found += self._on_fields(request, after)
        return RequestReport(
            text,
            request.vendor.id,
            request.endpoint.id,
            tuple(sorted(found, key=lambda diagnostic: diagnostic.order)),
            request.prompt,
            self.settings,
            envelope.url.text if envelope.url is not None else "",
            request,
            lambda other: self._again(other, envelope, recognised, file, after),
        )

    def accepted(
        self, envelope: Envelope, body: DataNode, recognised: Recognised
    ) -> Request | None:
        """The request, if `lint` would find no error in it.

        ``body``: what the envelope holds; its places do not matter.
        """
        request = Request(envelope, body, recognised.vendor, recognised.endpoint, stored=False)
        request = self._with_prompt(request, None)
        if request.prompt is not None and not request.prompt.ok:
            return None
        found = self._on_fields(request, None)
        return None if any(d.severity is Severity.ERROR for d in found) else request

    def _with_prompt(self, request: Request, after: Callable[[Report], Report] | None) -> Request:
        """The request with the report of its prompt."""
        given = request.prompt_field
        if given is None or given.member.value.kind != "string":
            return request
        text = given.member.value.text
        linter = self.linter(request.vendor.id)
        if "--video" not in text and draws_video(request):
            report = linted(self.linter(request.vendor.id, SUFFIX), text, request)
            if not report.ok:
                # The vendor may leave out what a video does not take.
                report = agreed(report, linted(linter, text, request))
        else:
            report = linted(linter, text, request)
        if after is not None:
            report = after(report)
        if report.diagnostics:
            report = without(report, answered(request))
        return request.with_prompt(report)

    def _on_fields(
        self, request: Request, after: Callable[[Report], Report] | None
    ) -> list[Diagnostic]:
        """What is found in a request besides its prompt."""
        linter = self.linter(request.vendor.id)
        found = list(field_findings(request, linter, after))
        chosen = request.prompt.model.name if request.prompt is not None else ""
        model = linter.lexicon.models.get(chosen)
        found += linter.on_node(request, (model,) if model else (), model is None)
        return found

    def _again(
        self,
        other: str,
        envelope: Envelope,
        recognised: Recognised,
        file: str | None,
        after: Callable[[Report], Report] | None,
    ) -> RequestReport:
        """Lint the request after a fix of its text."""
        if file is None:
            new = Envelope(SourceMap.slice(other, 0, len(other)), envelope.url)
            return self.lint(new, recognised, text=other, after=after)
        # What comes before a request is not changed by its own fixes.
        start = envelope.body.to_document(0)
        for found in envelopes(other, file):
            if isinstance(found, Envelope) and found.body.to_document(0) >= start:
                return self.lint(found, recognised, text=other, file=file, after=after)
        raise UnreadableRequest("the fixes left no request")


def lint_request(
    body: str | Mapping[str, object],
    target: str | None = None,
    endpoint: str | None = None,
    settings: Settings | None = None,
    *,
    url: str | None = None,
) -> RequestReport:
    """Lint a request before it is sent.

    ``body``: its JSON, as text or as a mapping; findings point into the text, for a mapping into
    `RequestReport.text`. ``target`` and ``endpoint``: the vendor and its endpoint by their ids;
    where missing they are recognised by ``url`` and the fields. Raises `UnreadableRequest` for what
    is no JSON object, `UnknownTarget` where the vendor or the endpoint is not known or cannot be
    told; both are `ValueError`.
    """
    if not isinstance(body, str):
        try:
            body = json.dumps(body, ensure_ascii=False, indent=2)
        except (TypeError, ValueError, RecursionError) as error:
            raise UnreadableRequest(f"the request cannot be written as JSON: {error}") from None
    envelope = Envelope(
        SourceMap.slice(body, 0, len(body)), SourceMap.nowhere(url) if url else None
    )
    recognised = resolve(envelope, target, endpoint)
    return request_linter(settings or Settings()).lint(envelope, recognised, text=body)


@lru_cache(8)
def request_linter(settings: Settings) -> RequestLinter:
    """The linter for some settings, built once."""
    return RequestLinter(settings)


def _without(diagnostic: Diagnostic, hidden: Iterable[str]) -> Diagnostic:
    """A finding that shows none of some texts."""
    message, help = masked(diagnostic.message, hidden), masked(diagnostic.help, hidden)
    return replace(diagnostic, message=message, help=help)
