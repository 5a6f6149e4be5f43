"""The findings of a prompt, put to their places in the file it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mjlint.checking.results import Checked, Finding, PlacedEdit, PlacedLabel, Stretch
from mjlint.diagnostic import Diagnostic
from mjlint.linting.linter import Report
from mjlint.prompts.models import ModelChoice
from mjlint.text.lines import LineIndex
from mjlint.text.places import PlacedPrompt

if TYPE_CHECKING:
    from mjlint.requests.report import RequestReport


def located(filename: str, placed: PlacedPrompt, report: Report) -> Checked:
    """What a report shows of a prompt."""
    model = report.model
    if placed.model is not None and not model.typed:
        model = replace(model, why="named beside the prompt")
    return _checked(filename, placed, report.diagnostics, model)


def asked(filename: str, placed: PlacedPrompt, report: RequestReport) -> Checked:
    """What a report shows of a request."""
    from mjlint.checking.requests import Asked

    model = report.prompt.model if report.prompt is not None else None
    checked = _checked(filename, placed, report.diagnostics, model)
    return checked._replace(receiver=placed.receiver) if isinstance(placed, Asked) else checked


def remarked(filename: str, placed: PlacedPrompt, diagnostics: Sequence[Diagnostic]) -> Checked:
    """What a report shows of something that is no prompt, such as a comment."""
    return _checked(filename, placed, diagnostics, None)._replace(text=placed.text.strip())


def _checked(
    filename: str,
    placed: PlacedPrompt,
    diagnostics: Sequence[Diagnostic],
    model: ModelChoice | None,
) -> Checked:
    if not diagnostics:
        return Checked(filename, placed.row, (), placed.text, model)
    rows = placed.lines
    findings = tuple(_finding(diagnostic, placed, rows) for diagnostic in diagnostics)
    # Of a document that is read as a whole, only what the prompt and its findings stand on.
    first = min(placed.row, *(_first(finding) for finding in findings))
    last = max(rows.position(placed.map.span(0, len(placed.text))[1]).row, *map(_last, findings))
    shown = tuple(rows.rows[first - rows.row : last - rows.row + 1])
    return Checked(filename, first, shown, placed.text, model, findings)


def _first(finding: Finding) -> int:
    return min([finding.where.row, *(label.where.row for label in finding.labels)])


def _last(finding: Finding) -> int:
    return max([finding.where.end_row, *(label.where.end_row for label in finding.labels)])


def _finding(diagnostic: Diagnostic, placed: PlacedPrompt, rows: LineIndex) -> Finding:
    def stretch(start: int, end: int) -> Stretch:
        return _stretch(rows, *placed.map.span(start, end))

    labels = tuple(
        PlacedLabel(stretch(label.start, label.end), label.text) for label in diagnostic.labels
    )
    where = stretch(diagnostic.start, diagnostic.end)
    return Finding(diagnostic, where, labels, _edits(diagnostic, placed, rows))


def _edits(
    diagnostic: Diagnostic, placed: PlacedPrompt, rows: LineIndex
) -> tuple[PlacedEdit, ...] | None:
    """The edits of the fix, all of them or none."""
    if diagnostic.fix is None:
        return None
    found: list[PlacedEdit] = []
    for edit in diagnostic.fix.edits:
        placed_edit = placed.map.edit(edit)
        if placed_edit is None:
            return None
        found.append(
            PlacedEdit(_stretch(rows, placed_edit.start, placed_edit.end), placed_edit.text)
        )
    return tuple(found)


def _stretch(rows: LineIndex, start: int, end: int) -> Stretch:
    return Stretch(*rows.position(start), *rows.position(end))
