"""The report of one prompt that a program has checked: as the terminal shows it, and as a card."""

from __future__ import annotations

from html import escape
from typing import Final

from mjlint.checking.results import Checked, Finding, PlacedEdit, PlacedLabel, Range
from mjlint.checking.summary import Summary
from mjlint.diagnostic import Diagnostic
from mjlint.linting.linter import Report
from mjlint.reports.formats import Output
from mjlint.reports.formats.full import Full
from mjlint.terminal.cells import one_line
from mjlint.text.lines import LineIndex
from mjlint.text.masking import masked, shown

NAME: Final = "<prompt>"
_COLORS: Final = {"error": "#b91c1c", "warning": "#b45309", "info": "#0e7490"}


def text(report: Report) -> str:
    """The full report, as ``mjlint check --prompt`` prints it without colours."""
    checked, summary = _checked(report), Summary()
    summary.count(checked)
    pieces: list[str] = []
    full = Full(Output(pieces.append))
    full.begin()
    full.prompt(checked)
    full.end(summary)
    return "".join(pieces).removesuffix("\n")


def card(report: Report) -> str:
    """A small card of HTML, for notebooks: the prompt, its model and its findings."""
    verdict = "ok" if report.ok else "would be refused"
    items = "".join(
        f'<li><b style="color:{_COLORS[one.severity.value]}">{escape(one.code)}</b> '
        f"{escape(one_line(one.message))}</li>"
        for one in report.diagnostics
    )
    return (
        '<div style="border:1px solid #ccc;border-radius:4px;padding:.5em 1em">'
        f"<pre>{escape(one_line(masked(report.text)))}</pre>"
        f"<p>{escape(str(report.model))}: {verdict}</p><ul>{items}</ul></div>"
    )


def _checked(report: Report) -> Checked:
    rows = LineIndex(report.text)
    findings = tuple(
        _finding(one, rows) for one in (shown(each, report.text) for each in report.diagnostics)
    )
    return Checked(NAME, 1, [masked(row) for row in rows.rows], report.text, report.model, findings)


def _finding(diagnostic: Diagnostic, rows: LineIndex) -> Finding:
    def stretch(start: int, end: int) -> Range:
        return Range(*rows.position(start), *rows.position(end))

    labels = tuple(PlacedLabel(stretch(at, to), text) for at, to, text in diagnostic.labels)
    edits = None
    if diagnostic.fix is not None:
        edits = tuple(PlacedEdit(stretch(at, to), text) for at, to, text in diagnostic.fix.edits)
    return Finding(diagnostic, stretch(diagnostic.start, diagnostic.end), labels, edits)
