"""A vendor's request -> what is wrong with it and with its prompt, as places in the request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from mjlint.diagnostic import Diagnostic
from mjlint.language.targets import target as known_target
from mjlint.language.vendors import UnknownTarget, Vendor, names, vendor
from mjlint.linting.linter import Linter, Report
from mjlint.linting.selectors import selected, wished_severity
from mjlint.plugins.request_registry import builtin
from mjlint.requests.envelope import Envelope, envelopes
from mjlint.requests.recognition import Recognised, endpoint_of, identify
from mjlint.requests.report import RequestReport
from mjlint.requests.request import Request
from mjlint.rule import Check, Context
from mjlint.settings.settings import Settings
from mjlint.text import json as json_body
from mjlint.text.json import UnreadableRequest, Value
from mjlint.text.places import SourceMap

_ANSWERED_BY_PICTURES: Final = ("orphan-weight", "single-image-without-text", "video-without-image")
"""What the linter asks for because it does not see the pictures of a request's own fields."""
_ANSWERED_BY_A_JOB: Final = (*_ANSWERED_BY_PICTURES, "empty-prompt")
"""The same where the request works on a picture or job that exists, and needs no prompt at all."""


_LINTERS: Final[list[tuple[Settings, RequestLinter]]] = []


class RequestLinter:
    """Judges requests. Built once, called often, from any thread.

    ``settings``: how to judge; ``target`` is the request's own. ``make``: gives the linter of
    prompts for some settings. Raises `ValueError` for a model or a rule that does not exist.
    """

    def __init__(
        self, settings: Settings | None = None, make: Callable[[Settings], Linter] = Linter
    ) -> None:
        self.settings = settings or Settings()
        self._make = make
        self._linters: dict[str, Linter] = {}
        self._checks: list[Check] = [
            checker.check for checker in builtin() if selected(checker, self.settings)
        ]
        self._severities = {
            c.rule.code: severity
            for c in builtin()
            if (severity := wished_severity(c.rule, self.settings)) is not None
        }
        self.linter("")

    def linter(self, target: str) -> Linter:
        """The linter for prompts that go to a vendor."""
        linter = self._linters.get(target)
        if linter is None:
            linter = self._make(replace(self.settings, target=target) if target else self.settings)
            self._linters[target] = linter
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
        """Judge one request.

        ``text``: what the envelope points into. ``file``: the name of the file that it is kept in;
        None: in none. ``after``: makes of the report of the prompt the one to go on with. Raises
        `UnreadableRequest`.
        """
        stored = file is not None and not file.startswith("<")
        value = read_object(envelope)
        endpoint = recognised.endpoint or recognised.vendor.endpoints[0]
        request = Request(envelope, value, recognised.vendor, endpoint, stored)
        linter = self.linter(target_name(recognised.vendor))
        found: list[Diagnostic] = []
        given = request.find(endpoint.prompt)
        if given is not None and given.member.value.kind == "string":
            report = linter.lint(given.member.value.text, model=_model(request))
            if after is not None:
                report = after(report)
            request = Request(
                envelope, value, recognised.vendor, endpoint, stored, _answered(report, request)
            )
            if request.prompt is not None and request.prompt.diagnostics:
                inside = request.inside(given.member.value)
                found += [d.moved(inside) for d in request.prompt.diagnostics]
                if not inside.text:
                    # Nothing can be underlined in an empty prompt but its quotes.
                    start, end = request.place(given.member.value)
                    found = [replace(d, start=start, end=end, fix=None) for d in found]
        found += _links(request, linter)
        chosen = request.prompt.model.name if request.prompt is not None else ""
        model = linter.lexicon.models.get(chosen)
        context = Context(
            linter.lexicon, linter.settings, (model,) if model else (), model is None, _no_clock
        )
        for check in self._checks:
            for diagnostic in check(request, context):
                severity = self._severities.get(diagnostic.code)
                found.append(replace(diagnostic, severity=severity) if severity else diagnostic)
        return RequestReport(
            text,
            request,
            tuple(sorted(found, key=lambda diagnostic: diagnostic.order)),
            lambda other: self._again(other, envelope, recognised, file, after),
        )

    def _again(
        self,
        other: str,
        envelope: Envelope,
        recognised: Recognised,
        file: str | None,
        after: Callable[[Report], Report] | None,
    ) -> RequestReport:
        """Judge the request after a fix of its text."""
        if file is None:
            new = Envelope(SourceMap.slice(other, 0, len(other)), envelope.url)
            return self.lint(new, recognised, text=other, after=after)
        # What stands in front of a request is not changed by its own fixes.
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
    """Judge a request before it is sent.

    ``body``: its JSON, as text or as a mapping; findings point into the text, for a mapping into
    `RequestReport.text`. ``target`` and ``endpoint``: the vendor and its endpoint by their ids;
    where missing they are told from ``url`` and the fields. Raises `UnreadableRequest` for what is
    no JSON object, `UnknownTarget` where the vendor or the endpoint is not known or cannot be
    told; both are `ValueError`.
    """
    if not isinstance(body, str):
        try:
            body = json.dumps(body, ensure_ascii=False, indent=2)
        except (TypeError, ValueError, RecursionError) as error:
            raise UnreadableRequest(f"the request cannot be written as JSON: {error}") from None
    address = SourceMap.nowhere(url) if url else None
    envelope = Envelope(SourceMap.slice(body, 0, len(body)), address)
    recognised = resolve(envelope, target, endpoint)
    return request_linter(settings or Settings()).lint(envelope, recognised, text=body)


def lint_file(
    text: str,
    name: str = "",
    target: str | None = None,
    settings: Settings | None = None,
    endpoint: str | None = None,
) -> Iterator[RequestReport | UnreadableRequest | UnknownTarget]:
    """Judge the requests of a file, in the order of the text.

    ``name``: its name, whose ending says what it holds. What cannot be read, and a request whose
    vendor cannot be told, come as the errors that they are; the others are still judged.
    """
    linter = request_linter(settings or Settings())
    for envelope in envelopes(text, name):
        if isinstance(envelope, UnreadableRequest):
            yield envelope
            continue
        try:
            recognised = resolve(envelope, target, endpoint)
            yield linter.lint(envelope, recognised, text=text, file=name)
        except (UnreadableRequest, UnknownTarget) as error:
            yield error


def resolve(envelope: Envelope, target: str | None, endpoint: str | None) -> Recognised:
    """The vendor and endpoint of a request. Raises `UnreadableRequest` and `UnknownTarget`."""
    value = read_object(envelope)
    if target is not None:
        whose = vendor(target)
    else:
        found = identify(envelope, value)
        if found is None:
            raise UnknownTarget(
                "the request does not tell whose it is: name the vendor with `target`"
                f" ({', '.join(names())})"
            )
        if endpoint is None:
            return found
        whose = found.vendor
    if endpoint is None:
        url = envelope.url.text if envelope.url is not None else ""
        return Recognised(whose, endpoint_of(whose, url, value))
    named = whose.endpoint(endpoint)
    if named is None:
        known = ", ".join(e.id for e in whose.endpoints)
        raise UnknownTarget(f"{whose.name} has no endpoint `{endpoint}`; known are {known}")
    return Recognised(whose, named)


def read_object(envelope: Envelope) -> Value:
    """The body of a request. Raises `UnreadableRequest`, with the place in the file."""
    try:
        value = json_body.remembered(envelope.body.text)
        if value.kind != "object":
            article = "a list" if value.kind == "list" else f"a {value.kind}"
            raise UnreadableRequest(f"the request is {article}, an object is expected", value.start)
    except UnreadableRequest as error:
        at = envelope.body.to_document(error.at)
        raise UnreadableRequest(error.message, at) from None
    return value


def request_linter(settings: Settings) -> RequestLinter:
    """The linter for some settings, built once."""
    # Settings hold a mapping and have no hash; few of them are used in one process.
    for known, linter in _LINTERS:
        if known == settings:
            return linter
    linter = RequestLinter(settings)
    _LINTERS.append((settings, linter))
    del _LINTERS[:-8]
    return linter


def _no_clock() -> float:
    return 0.0


def target_name(vendor: Vendor) -> str:
    """The name under which the settings of a linter know a vendor."""
    return next((n for n in (vendor.id, *vendor.aliases) if known_target(n)), "discord")


def _model(request: Request) -> str | None:
    """The model that the request's own fields choose."""
    chosen = request.find(request.endpoint.model)
    if chosen is not None:
        return request.endpoint.models.get(chosen.member.value.text)
    bot = request.find(request.endpoint.bots)
    if bot is not None and bot.member.value.text.upper().startswith("NIJI"):
        return "niji"
    return None


def _answered(report: Report, request: Request) -> Report:
    """The report without what the pictures of the request's own fields answer."""
    if not request.pictures or not report.diagnostics:
        return report
    names = _ANSWERED_BY_A_JOB if request.endpoint.continues else _ANSWERED_BY_PICTURES
    kept = tuple(d for d in report.diagnostics if d.name not in names)
    return replace(report, diagnostics=kept)


def _links(request: Request, linter: Linter) -> Iterator[Diagnostic]:
    """What the linter says of the links in the request's own fields."""
    for _, value in request.values("image-link", "image"):
        link = value.text
        if not link.startswith(("https://", "http://")) or any(c.isspace() for c in link):
            continue
        inside = request.inside(value)
        for diagnostic in linter.lint(f"{link} a heron and a fox").diagnostics:
            if diagnostic.code.startswith("MJ5") and diagnostic.end <= len(link):
                yield diagnostic.moved(inside)
