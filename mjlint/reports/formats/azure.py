"""Logging commands of Azure Pipelines: each finding is an issue of the run, at its line.

Source: https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands (2026-08).
"""

from __future__ import annotations

from mjlint.checking.results import Checked, Finding
from mjlint.checking.summary import Summary
from mjlint.diagnostic import Severity
from mjlint.reports.formats.base import ForPeople
from mjlint.reports.notes import sentences
from mjlint.reports.paths import PSEUDO, portable
from mjlint.terminal.cells import clean, one_line


class Azure(ForPeople):
    """Writes a command for each finding, and the summary."""

    def finding(self, checked: Checked, finding: Finding) -> None:
        diagnostic, where = finding.diagnostic, finding.where
        # Azure has no third kind of issue: an info is a warning.
        kind = "error" if diagnostic.severity is Severity.ERROR else "warning"
        said = "; ".join(map(one_line, sentences(checked, finding)))
        self._command(kind, checked.filename, where.row, where.column, diagnostic.code, said)

    def end(self, summary: Summary) -> None:
        for fault in summary.unread:
            self._command(
                "error", fault.filename, fault.row, fault.column, "", one_line(fault.message)
            )
        super().end(summary)

    def _command(
        self, kind: str, path: str, row: int | None, column: int | None, code: str, message: str
    ) -> None:
        properties = {
            "type": kind,
            "sourcepath": "" if path in PSEUDO else clean(portable(path)),
            "linenumber": row or "",
            "columnnumber": column or "",
            "code": code,
        }
        shown = "".join(
            f"{name}={_data(str(value))};" for name, value in properties.items() if value
        )
        self._write(f"##vso[task.logissue {shown}]{_data(message, '')}\n")


def _data(text: str, more: str = ";]") -> str:
    """As the agent of Azure decodes it; ``more``: what ends a property."""
    text = text.replace("%", "%AZP25")
    for sign in "\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
