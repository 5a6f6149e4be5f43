"""JSON: ``{"version": 1, "diagnostics": [...]}``, a record a finding, written as the run goes.

Rows and columns count from 1, columns in code points; the end of a stretch is exclusive. Only ASCII
is written, so that nothing in a prompt can reach a terminal raw.
"""

from __future__ import annotations

import json
from typing import Final

from mjlint.checking.results import Checked, Finding, Stretch
from mjlint.checking.summary import Summary
from mjlint.diagnostic import Fix
from mjlint.reports.formats import Output
from mjlint.reports.notes import applicability

VERSION: Final = 1
LONGEST_PROMPT: Final = 10_000
"""More of a prompt is not repeated with each of its findings; Midjourney takes 6,000 characters."""


class Json:
    """Writes findings for programs."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._lead = "\n"

    def begin(self) -> None:
        self._output.write(f'{{"version": {VERSION}, "diagnostics": [')

    def prompt(self, checked: Checked) -> None:
        for finding in checked.findings:
            self._output.write(self._lead + json.dumps(record(checked, finding)))
            self._lead = ",\n"

    def end(self, summary: Summary) -> None:
        self._output.write("]}\n" if self._lead == "\n" else "\n]}\n")


def record(checked: Checked, finding: Finding) -> dict[str, object]:
    """A finding as JSON has it."""
    diagnostic, where = finding.diagnostic, finding.where
    link = {} if finding.link is None else {"link": finding.link.record}
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "filename": checked.filename,
        "location": {"row": where.row, "column": where.column},
        "end_location": {"row": where.end_row, "column": where.end_column},
        "fix": None if diagnostic.fix is None else _fix(diagnostic.fix, finding),
        "url": finding.page or None,
        "failure": None if diagnostic.failure is None else diagnostic.failure.value,
        "reply": diagnostic.reply,
        "help": diagnostic.help or None,
        "source": diagnostic.source or None,
        **link,
        **_request(checked),
        "prompt": checked.text[:LONGEST_PROMPT],
    }


def _request(checked: Checked) -> dict[str, object]:
    """The vendor and the endpoint, of a whole request."""
    receiver = checked.receiver
    if receiver is None or not receiver.endpoint:
        return {}
    return {"request": {"target": receiver.target, "endpoint": receiver.endpoint}}


def _fix(fix: Fix, finding: Finding) -> dict[str, object]:
    return {
        "applicability": applicability(finding).value,
        "message": fix.title,
        "edits": [{"content": edit.text, **_places(edit.where)} for edit in finding.edits or ()],
    }


def _places(where: Stretch) -> dict[str, object]:
    return {
        "location": {"row": where.row, "column": where.column},
        "end_location": {"row": where.end_row, "column": where.end_column},
    }
