"""The requests of a text, as the command line reads those of a file."""

from __future__ import annotations

from collections.abc import Iterator

from mjlint import Settings
from mjlint.errors import UnknownTarget, UnreadableRequest
from mjlint.requests.envelope import Envelope
from mjlint.requests.files import envelopes
from mjlint.requests.linter import RequestReport, request_linter
from mjlint.requests.recognition import Recognised, recognise
from mjlint.requests.resolving import read_object, resolve


def lint_file(
    text: str, name: str = "", target: str | None = None
) -> Iterator[RequestReport | UnreadableRequest | UnknownTarget]:
    """The report of each request; what cannot be read or recognised, in its place."""
    linter = request_linter(Settings())
    for envelope in envelopes(text, name):
        if isinstance(envelope, UnreadableRequest):
            yield envelope
            continue
        try:
            recognised = resolve(envelope, target, None)
            yield linter.lint(envelope, recognised, text=text, file=name)
        except (UnreadableRequest, UnknownTarget) as error:
            yield error


def recognised_in(text: str, name: str = "") -> Recognised | None:
    """Whose the first request of a text is; None where that cannot be told."""
    envelope = next(envelopes(text, name), None)
    if not isinstance(envelope, Envelope):
        return None
    try:
        value = read_object(envelope)
    except UnreadableRequest:
        return None
    url = envelope.url.text if envelope.url is not None else ""
    return recognise(url, envelope.header_names, value)
