"""A suffix without a version -> findings that do not take its model for granted."""

from __future__ import annotations

from dataclasses import replace

from mjlint.diagnostic import Diagnostic, Severity
from mjlint.linting.linter import Linter, Report

_OF_WHOLE_PROMPTS = frozenset(
    {"empty-prompt", "orphan-weight", "single-image-without-text", "video-without-image"}
)
"""Rules that a suffix cannot break: the prompts that share it bring text, images and references."""


def of_suffix(report: Report, linter: Linter, model: str | None) -> Report:
    """The report of parameters that prompts share.

    Where nobody says on which model they run, an error that another model would not give is a
    warning. ``model``: the one that the document names.
    """
    found = [one for one in report.diagnostics if one.name not in _OF_WHOLE_PROMPTS]
    if model is None and linter.settings.model is None and not report.model.typed:
        refused = _refused_by_all(report, linter)
        found = [
            one if (one.start, one.end) in refused else _softened(one, report) for one in found
        ]
    return replace(report, diagnostics=tuple(found))


def _refused_by_all(report: Report, linter: Linter) -> set[tuple[int, int]]:
    """The places of the errors that every model gives."""
    places = _errors(report)
    for name in linter.lexicon.models:
        if not places:
            break
        places &= _errors(linter.lint(report.text, model=name))
    return places


def _errors(report: Report) -> set[tuple[int, int]]:
    return {(one.start, one.end) for one in report.diagnostics if one.severity is Severity.ERROR}


def _softened(found: Diagnostic, report: Report) -> Diagnostic:
    if found.severity is not Severity.ERROR:
        return found
    assumed = "" if report.model.name in found.message else f" (assuming --v {report.model.name})"
    return replace(
        found, severity=Severity.WARNING, failure=None, reply=None, message=found.message + assumed
    )
