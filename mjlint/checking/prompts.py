"""Prompts and requests to their reports, before the links, the comments and the places are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mjlint.checking.opened import Opened
from mjlint.checking.reader import Item
from mjlint.checking.results import Unread
from mjlint.checking.stages import LintedPrompt
from mjlint.checking.suffixes import of_suffix
from mjlint.checking.templates import Lint, is_template, lint_template
from mjlint.diagnostic import Severity
from mjlint.documents.formats import WHOLE
from mjlint.linting.linter import Linter, Report
from mjlint.terminal.messages import debugging, internal
from mjlint.text.places import PlacedPrompt
from mjlint.text.similar import did_you_mean

if TYPE_CHECKING:
    from mjlint.checking.link_verdicts import LinkVerdicts
    from mjlint.checking.requests import Requests


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
    if file.format is WHOLE:
        # A prompt that is given by itself is sent as it is.
        return LintedPrompt(placed, file.lint(placed.text, placed.model))
    report = lint_placed(file.lint, file.linter, placed, placed.text)
    return LintedPrompt(placed, report, is_template(placed.text))


def lint_placed(lint: Lint, linter: Linter, placed: PlacedPrompt, text: str) -> Report:
    """The report of a prompt of a document with this text, by what the document says of it.

    Where nothing but its text says that it is a prompt, what is only worth knowing is not fixed.
    """
    report = lint_template(lint, text, placed.model)
    if report.diagnostics and placed.partial:
        report = of_suffix(report, linter, placed.model)
    if report.diagnostics and not placed.sure:
        found = (
            replace(one, fixes=()) if one.severity is Severity.INFO and one.fixes else one
            for one in report.diagnostics
        )
        report = replace(report, diagnostics=tuple(found))
    return report
