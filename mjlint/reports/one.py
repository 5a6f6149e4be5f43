"""The report of one prompt that a program has checked: as the terminal shows it, and as a card."""

from __future__ import annotations

from html import escape
from typing import Final

from mjlint.checking.places import checked_at
from mjlint.checking.summary import Summary
from mjlint.linting.linter import Report
from mjlint.reports.formats import Output
from mjlint.reports.formats.full import Full
from mjlint.terminal.cells import one_line
from mjlint.text.masking import masked
from mjlint.text.places import PlacedPrompt

NAME: Final = "<prompt>"
_COLORS: Final = {"error": "#b91c1c", "warning": "#b45309", "info": "#0e7490"}


def text(report: Report) -> str:
    """The full report, as ``mjlint check --prompt`` prints it without colours."""
    placed, summary = PlacedPrompt.whole(report.text), Summary()
    checked = checked_at(NAME, placed, report.diagnostics, report.model)
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
