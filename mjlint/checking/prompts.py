"""Prompts and requests to their reports, before the links, the comments and the places are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mjlint.checking.reader import Item, Opened, may_have_slots
from mjlint.checking.results import Unread
from mjlint.diagnostic import Diagnostic, Label
from mjlint.documents.formats import WHOLE
from mjlint.linting.linter import Report
from mjlint.prompts.slots import find_slots
from mjlint.terminal.messages import debugging, internal
from mjlint.text.places import PlacedPrompt
from mjlint.text.similar import did_you_mean

if TYPE_CHECKING:
    from mjlint.checking.links import LinkVerdicts
    from mjlint.checking.requests import Requests
    from mjlint.links.verdict import Verdict
    from mjlint.requests.report import RequestReport


class LintedPrompt(NamedTuple):
    """A prompt or a request with its report."""

    placed: PlacedPrompt
    report: Report | RequestReport
    template: bool = False
    """Whether it has slots that are not filled."""
    verdicts: Mapping[str, Verdict] | None = None
    """What is known of its links; None where they were not checked."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings of its report."""
        return self.report.diagnostics

    def left(self, diagnostics: Iterable[Diagnostic]) -> LintedPrompt:
        """The same with these findings alone."""
        return self._replace(report=replace(self.report, diagnostics=tuple(diagnostics)))


class Commented(NamedTuple):
    """A comment for mjlint, and what is wrong with it."""

    placed: PlacedPrompt
    diagnostics: tuple[Diagnostic, ...]


Stage: TypeAlias = "LintedPrompt | Commented | Unread"
"""What goes from stage to stage."""


def linted(
    items: Iterable[Item], file: Opened, requests: Requests | None, links: LinkVerdicts | None
) -> Iterator[LintedPrompt | Unread]:
    """Each prompt and request with its report; what could not be read passes through.

    ``requests``: lints requests; None where the format has none. ``links``: what is known of the
    links in requests, whose findings become findings of the request.
    """
    for item in items:
        if isinstance(item, Unread):
            yield item
            continue
        try:
            if type(item) is PlacedPrompt:
                yield _prompt(item, file)
            else:
                assert requests is not None  # or there would be no request
                yield requests.linted(item, file, links)
        except Exception as error:
            # One prompt that mjlint fails on does not cost the findings of the others.
            if debugging():
                raise
            yield Unread(file.name, internal(error), item.row)


def _prompt(placed: PlacedPrompt, file: Opened) -> LintedPrompt | Unread:
    if placed.model is not None and file.linter.lexicon.model(placed.model) is None:
        hint = did_you_mean(placed.model, file.linter.lexicon.models)
        message = f"there is no model `{placed.model}`{hint}"
        return Unread(file.name, message, placed.row)
    # A prompt that is given by itself is sent as it is.
    template = file.format is not WHOLE and is_template(placed.text)
    report = file.lint(placed.text, placed.model)
    if report.diagnostics:
        if template:
            report = unfilled(report)
        if placed.partial:
            kept = (d for d in report.diagnostics if d.name not in _OF_WHOLE_PROMPTS)
            report = replace(report, diagnostics=tuple(kept))
    return LintedPrompt(placed, report, template)


def is_template(text: str) -> bool:
    """Whether a prompt has slots."""
    return may_have_slots(text) and bool(find_slots(text))


def unfilled(report: Report) -> Report:
    """A template's report: one finding that says so; what else is said of it may not hold."""
    found = [d for d in report.diagnostics if d.name == _PLACEHOLDER]
    if not found:
        return replace(report, diagnostics=())
    first, *others = found
    slots = list(dict.fromkeys(slot.text for slot in find_slots(report.text)))
    shown = ", ".join(f"`{slot}`" for slot in slots[:4]) + ", …" * (len(slots) > 4)
    one = replace(
        first,
        message=f"this is a template, so it is not judged: its slots are {shown}"
        if len(slots) > 1
        else f"this is a template, so it is not judged: its slot is {shown}",
        help="fill it in, or give a file of values with `--values`",
        fixes=(),
        labels=tuple(Label(d.start, d.end, "another slot") for d in others),
    )
    return replace(report, diagnostics=(one,))


_OF_WHOLE_PROMPTS = frozenset({"empty-prompt", "single-image-without-text"})
"""Rules that a suffix that others share cannot break."""
_PLACEHOLDER = "placeholder"
"""The rule whose finding says that a prompt is a template."""
