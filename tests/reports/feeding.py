"""Findings to feed reports with."""

from __future__ import annotations

import io
from collections.abc import Iterable

from mjlint.checking.results import Checked, Finding, PlacedEdit, PlacedLabel, Range, Unread
from mjlint.checking.summary import Summary
from mjlint.diagnostic import Applicability, Diagnostic, Edit, Failure, Fix, Label, Severity
from mjlint.linting.linter import Linter
from mjlint.prompts.models import ModelChoice
from mjlint.reports.formats import Output, reporter
from mjlint.reports.sending import LinterFor

MODEL = ModelChoice("8.2", False, "the default since 2026-07-24")


def finding(
    row: str,
    quoted: str,
    *others: tuple[str, str],
    number: int = 1,
    severity: Severity = Severity.ERROR,
    message: str = "something is wrong",
    label: str = "",
    help: str = "mend it",
    reply: str | None = None,
    fix: Applicability | None = None,
) -> Finding:
    """A finding about the last ``quoted`` of a row, with labels on the first of each other."""

    def stretch(start: int, end: int) -> Range:
        return Range(number, start + 1, number, end + 1)

    start = row.rindex(quoted)
    end = start + len(quoted)
    spans = [(row.index(text), row.index(text) + len(text), word) for text, word in others]
    diagnostic = Diagnostic(
        code="MJ999",
        name="test-rule",
        severity=severity,
        message=message,
        help=help,
        start=start,
        end=end,
        failure=Failure.INVALID_PARAMETER if severity is Severity.ERROR else None,
        reply=reply,
        source="https://docs.site.org/",
        fixes=() if fix is None else (Fix(fix, (Edit(start, end, "new"),), "Write `new`"),),
        label=label,
        labels=tuple(Label(*span) for span in spans),
    )
    return Finding(
        diagnostic,
        stretch(start, end),
        tuple(PlacedLabel(stretch(one, other), word) for one, other, word in spans),
        None if fix is None else (PlacedEdit(stretch(start, end), "new"),),
    )


def checked(row: str, *findings: Finding, number: int = 1, filename: str = "a.txt") -> Checked:
    return Checked(filename, number, (row,), row, MODEL, findings)


def linted(text: str, model: str | None = None) -> Checked:
    """A prompt with what a linter finds in it."""
    made = Linter().lint(text, model=model)
    found = [
        Finding(one, Range(1, one.start + 1, 1, one.end + 1), edits=None if one.fix is None else ())
        for one in made.diagnostics
    ]
    return Checked("a.txt", 1, (text,), text, made.model, tuple(found))


def report(
    name: str,
    prompts: Iterable[Checked],
    *,
    statistics: bool = False,
    width: int = 100,
    color: bool = False,
    quiet: bool = False,
    unread: Iterable[Unread] = (),
    linter: LinterFor | None = None,
    terminal: bool = False,
    fixes: bool = False,
) -> str:
    """What a reporter writes."""
    written = io.StringIO()
    summary = Summary(files=1)
    output = Output(written.write, color, width, quiet, linter, None, terminal, fixes)
    made = reporter(name, output, statistics=statistics)
    made.begin()
    for prompt in prompts:
        summary.count(prompt)
        made.prompt(prompt)
    for fault in unread:
        summary.fault(fault)
    made.end(summary)
    return written.getvalue()
