"""A vendor's request -> what is wrong with it and with its prompt, as places in the request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from mjlint.diagnostic import Diagnostic
from mjlint.errors import UnknownTarget, UnreadableRequest
from mjlint.language.vendors import vendor, vendors
from mjlint.linting.linter import Linter, Report
from mjlint.requests.chosen_model import chosen_model, softened
from mjlint.requests.envelope import Envelope
from mjlint.requests.files import envelopes
from mjlint.requests.json_body import remembered
from mjlint.requests.recognition import Recognised, recognise
from mjlint.requests.report import RequestReport
from mjlint.requests.request import Request
from mjlint.settings.settings import Settings
from mjlint.text.nodes import Node
from mjlint.text.places import SourceMap

_ANSWERED_BY_IMAGES: Final = ("orphan-weight", "single-image-without-text", "video-without-image")
"""What the linter asks for because it does not see the images of a request's own fields."""
_ANSWERED_BY_A_JOB: Final = (*_ANSWERED_BY_IMAGES, "empty-prompt")
"""The same where the request works on an image or job that exists, and needs no prompt at all."""

_LINTERS: Final[list[tuple[Settings, RequestLinter]]] = []


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
        self._linters: dict[str, Linter] = {}
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
        """Lint one request.

        ``text``: what the envelope points into. ``file``: the name of the file that it is kept in;
        None: in none. ``after``: makes of the report of the prompt the one to go on with. Raises
        `UnreadableRequest`.
        """
        stored = file is not None and not file.startswith("<")
        value = read_object(envelope)
        request = Request(envelope, value, recognised.vendor, recognised.endpoint, stored)
        linter = self.linter(recognised.vendor.id)
        found: list[Diagnostic] = []
        given = request.prompt_field
        if given is not None and given.member.value.kind == "string":
            report = _linted(linter, given.member.value.text, request)
            if after is not None:
                report = after(report)
            request = request.with_prompt(_answered(report, request))
            if request.prompt is not None and request.prompt.diagnostics:
                inside = request.inside(given.member.value)
                found += [d.moved(inside) for d in request.prompt.diagnostics]
                if not inside.text:
                    # Nothing can be underlined in an empty prompt but its quotes.
                    start, end = request.place(given.member.value)
                    found = [replace(d, start=start, end=end, fixes=()) for d in found]
        found += _links(request, linter, after)
        chosen = request.prompt.model.name if request.prompt is not None else ""
        model = linter.lexicon.models.get(chosen)
        found += linter.on_node(request, (model,) if model else (), model is None)
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


def resolve(envelope: Envelope, target: str | None, endpoint: str | None) -> Recognised:
    """The vendor and endpoint of a request. Raises `UnreadableRequest` and `UnknownTarget`."""
    value = read_object(envelope)
    whose = vendor(target) if target is not None else None
    if whose is not None and endpoint is not None:
        named = whose.endpoint(endpoint)
        if named is None:
            known = ", ".join(e.id for e in whose.endpoints)
            raise UnknownTarget(f"{whose.name} has no endpoint `{endpoint}`; known are {known}")
        return Recognised(whose, named, True, "")
    url = envelope.url.text if envelope.url is not None else ""
    found = recognise(url, envelope.header_names, value, target=whose, alone=True)
    if found is not None:
        return found if endpoint is None else resolve(envelope, found.vendor.id, endpoint)
    if whose is not None:
        raise UnknownTarget(f"no endpoint of {whose.name} draws this request with Midjourney")
    raise UnknownTarget(
        "the request does not tell whose it is: name the vendor with `target`"
        f" ({', '.join(v.id for v in vendors())})"
    )


def read_object(envelope: Envelope) -> Node:
    """The body of a request. Raises `UnreadableRequest`, with the place in the file."""
    try:
        value = remembered(envelope.body.text)
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


def _linted(linter: Linter, text: str, request: Request) -> Report:
    """The report of the prompt, on the model that the request's fields choose."""
    model = chosen_model(request, linter.lexicon)
    report = linter.lint(text, model=model.name)
    return report if model.known else softened(report, linter)


def _answered(report: Report, request: Request) -> Report:
    """The report without what the images of the request's own fields answer."""
    if not report.diagnostics or not request.has_images:
        return report
    names = _ANSWERED_BY_A_JOB if request.continues else _ANSWERED_BY_IMAGES
    kept = tuple(d for d in report.diagnostics if d.name not in names)
    return replace(report, diagnostics=kept)


def field_links(request: Request) -> Iterator[Node]:
    """The image links in the request's own fields."""
    for _, value in request.values("image-link", "image"):
        link = value.text
        if link.startswith(("https://", "http://")) and not any(c.isspace() for c in link):
            yield value


def _links(
    request: Request, linter: Linter, after: Callable[[Report], Report] | None
) -> Iterator[Diagnostic]:
    """What the linter says of the links in the request's own fields."""
    for value in field_links(request):
        inside = request.inside(value)
        report = linter.lint(f"{value.text} a heron and a fox")
        if after is not None:
            report = after(report)
        for diagnostic in report.diagnostics:
            in_link = diagnostic.start < diagnostic.end <= len(value.text)
            if diagnostic.code.startswith("MJ5") and in_link:
                yield diagnostic.moved(inside)
