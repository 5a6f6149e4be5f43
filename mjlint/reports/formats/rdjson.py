"""Reviewdog's diagnostic format, which puts findings and fixes on pull requests.

The form: https://github.com/reviewdog/reviewdog/blob/08614ef/proto/rdf/reviewdog.proto. Columns
count the bytes of UTF-8 from 1, and ends are exclusive.
"""

from __future__ import annotations

import json
from typing import Final

from mjlint.checking.results import Checked, Finding, Range
from mjlint.checking.summary import Summary
from mjlint.diagnostic import Severity
from mjlint.reports.formats import Output
from mjlint.reports.formats.base import JsonReporter
from mjlint.reports.notes import notes, whole_fix
from mjlint.reports.paths import portable
from mjlint.text.lines import Widths
from mjlint.version import HOME

_SOURCE: Final = {"name": "mjlint"} | ({"url": HOME} if HOME else {})
_SEVERITIES: Final = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.INFO: "INFO",
}


class Rdjson(JsonReporter):
    """Writes one ``DiagnosticResult``, a row for each diagnostic."""

    HEAD = f'{{"source": {json.dumps(_SOURCE)}, "diagnostics": ['

    def __init__(self, output: Output) -> None:
        super().__init__(output)
        self._widths = Widths("utf-8")

    def finding(self, checked: Checked, finding: Finding) -> None:
        self._put(self._diagnostic(checked, finding))

    def end(self, summary: Summary) -> None:
        for fault in summary.unread:
            location: dict[str, object] = {"path": portable(fault.filename)}
            if fault.row is not None:
                location["range"] = {"start": {"line": fault.row}}
            self._put({"message": fault.message, "location": location, "severity": "ERROR"})
        self._close("}\n")

    def _diagnostic(self, checked: Checked, finding: Finding) -> dict[str, object]:
        diagnostic = finding.diagnostic
        said = [diagnostic.message, *(f"{name}: {text}" for name, text in notes(finding))]
        if checked.model is not None:
            said.append(f"model: {checked.model}")
        found: dict[str, object] = {
            "message": "\n".join(said),
            "location": {
                "path": portable(checked.filename),
                "range": self._range(checked, finding.where),
            },
            "severity": _SEVERITIES[diagnostic.severity],
            "code": {
                "value": f"{diagnostic.code} {diagnostic.name}",
                **({"url": finding.page} if finding.page else {}),
            },
        }
        edit = whole_fix(checked, finding)
        if edit is not None:
            found["suggestions"] = [{"range": self._range(checked, edit.where), "text": edit.text}]
        return found

    def _range(self, checked: Checked, where: Range) -> dict[str, object]:
        return {
            "start": {"line": where.row, "column": self._bytes(checked, where.row, where.column)},
            "end": {
                "line": where.end_row,
                "column": self._bytes(checked, where.end_row, where.end_column),
            },
        }

    def _bytes(self, checked: Checked, row: int, column: int) -> int:
        """A column in bytes."""
        at = row - checked.row
        if not 0 <= at < len(checked.rows):
            return column
        return self._widths.of(checked.rows[at], column - 1) + 1
