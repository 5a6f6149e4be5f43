"""Requests in documents to their reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mjlint.checking.opened import Opened
from mjlint.checking.project import Project
from mjlint.checking.request_files import PlacedRequest
from mjlint.checking.stages import LintedPrompt
from mjlint.checking.templates import is_template, lint_template
from mjlint.diagnostic import Diagnostic
from mjlint.errors import UnreadableRequest
from mjlint.linting.linter import Linter, Report
from mjlint.requests.linter import RequestLinter, RequestReport
from mjlint.settings.settings import Settings
from mjlint.text.masking import masked
from mjlint.text.places import PlacedPrompt

if TYPE_CHECKING:
    from mjlint.checking.link_verdicts import LinkVerdicts


class Requests:
    """Lints requests, each by the settings of its file."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._linters: dict[int, tuple[Linter, RequestLinter]] = {}

    def linted(
        self, placed: PlacedPrompt, file: Opened, links: LinkVerdicts | None
    ) -> LintedPrompt:
        """A request with its report, which shows none of its keys."""
        assert isinstance(placed, PlacedRequest)
        assert placed.envelope is not None
        assert placed.claim is not None
        linter = self.linter(file)
        report = linter.lint(
            placed.envelope,
            placed.claim,
            text=placed.source,
            file=file.name,
            after=partial(_finished, file=file, links=links),
        )
        linted = LintedPrompt(placed, report)
        if not placed.hidden:
            return linted
        return linted.left(without(each, placed.hidden) for each in report.diagnostics)

    def linter(self, file: Opened) -> RequestLinter:
        """The linter of requests for the settings of a file."""
        linter = file.linter
        if id(linter) not in self._linters:
            rules = self._project.assembly(file.name).rules

            def make(settings: Settings) -> Linter:
                if settings == linter.settings:
                    return linter
                return Linter.of(settings, rules, linter.lexicon)

            self._linters[id(linter)] = (linter, RequestLinter(linter.settings, make))
        return self._linters[id(linter)][1]


def relinted(report: RequestReport, text: str) -> Sequence[Diagnostic]:
    """All findings of a request with another text."""
    try:
        return report.relint(text).diagnostics
    except UnreadableRequest:
        # More findings than before: a fix that breaks it is not made.
        return report.diagnostics * 2


def _finished(report: Report, file: Opened, links: LinkVerdicts | None) -> Report:
    """The report of a prompt before its findings become those of its request."""
    if is_template(report.text):
        return lint_template(file.lint, report.text)
    return report if links is None else links.report(file, report)[0]


def without(diagnostic: Diagnostic, hidden: Iterable[str]) -> Diagnostic:
    """A finding that shows none of some texts."""
    fix = diagnostic.fix
    shown = (diagnostic.message, diagnostic.help, diagnostic.reply or "", diagnostic.label)
    message, help, reply, label = (masked(text, hidden) for text in shown)
    if fix is not None and any(s in edit.text for s in hidden for edit in fix.edits):
        fix = None
    reply_ = reply if diagnostic.reply is not None else None
    fixes = (fix,) if fix is not None else ()
    return replace(diagnostic, message=message, help=help, reply=reply_, label=label, fixes=fixes)
