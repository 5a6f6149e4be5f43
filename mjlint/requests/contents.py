"""What is inside a request: its prompt on the model of its fields, and the links of its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from mjlint.diagnostic import Diagnostic
from mjlint.linting.linter import Linter, Report
from mjlint.requests.chosen_model import chosen_model, softened
from mjlint.requests.request import Request
from mjlint.text.nodes import DataNode

_ANSWERED_BY_IMAGES: Final = ("orphan-weight", "single-image-without-text", "video-without-image")
"""What the linter asks for because it does not see the images of a request's own fields."""
_ANSWERED_BY_A_JOB: Final = (*_ANSWERED_BY_IMAGES, "empty-prompt")
"""The same where the request works on an image or job that exists, and needs no prompt at all."""


def linted(linter: Linter, text: str, request: Request) -> Report:
    """The report of the prompt, on the model that the request's fields choose."""
    model = chosen_model(request, linter.lexicon)
    report = linter.lint(text, model=model.name)
    return report if model.known else softened(report, linter)


def answered(request: Request) -> tuple[str, ...]:
    """The names of the findings in a prompt that the images of the request's own fields answer."""
    if not request.has_images:
        return ()
    return _ANSWERED_BY_A_JOB if request.continues else _ANSWERED_BY_IMAGES


def without(report: Report, names: tuple[str, ...]) -> Report:
    """The report without the findings of these names."""
    kept = tuple(d for d in report.diagnostics if d.name not in names)
    return replace(report, diagnostics=kept) if len(kept) < len(report.diagnostics) else report


def field_links(request: Request) -> Iterator[DataNode]:
    """The image links in the request's own fields."""
    for _, value in request.values("image-link", "image"):
        link = value.text
        if link.startswith(("https://", "http://")) and not any(c.isspace() for c in link):
            yield value


def field_findings(
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
