"""Workflow commands of GitHub Actions: a mark on the changed line in a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step
(https://docs.github.com/en/actions/reference/limits, 2025); all of them are in the step's log.
"""

from __future__ import annotations

from typing import Final

from mjlint.checking.results import Checked, Finding
from mjlint.checking.summary import Summary
from mjlint.diagnostic import Severity
from mjlint.reports.formats.base import ForPeople
from mjlint.reports.notes import sentences
from mjlint.reports.paths import PSEUDO, portable
from mjlint.terminal.cells import clean, one_line

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


class GitHub(ForPeople):
    """Writes a command for each finding, and the summary."""

    def finding(self, checked: Checked, finding: Finding) -> None:
        self._write(_command(checked, finding) + "\n")

    def end(self, summary: Summary) -> None:
        for fault in summary.unread:
            where = {"title": "mjlint cannot read this", **_file(fault.filename)}
            if fault.row is not None:
                where["line"] = str(fault.row)
            message = f"{clean(fault.place)}: {one_line(fault.message)}"
            self._write(f"::error {_properties(where)}::{_data(message)}\n")
        super().end(summary)


def _command(checked: Checked, finding: Finding) -> str:
    diagnostic, where = finding.diagnostic, finding.where
    properties = {
        "title": f"{diagnostic.code} {diagnostic.name}",
        **_file(checked.filename),
        "line": str(where.row),
        "endLine": str(where.end_row),
    }
    if where.row == where.end_row:
        # Columns are taken only of stretches within one line.
        properties |= {"col": str(where.column), "endColumn": str(where.end_column)}
    # In the log only the text is to be seen, so it begins with the place.
    place = f"{clean(checked.filename)}:{where.row}:{where.column}"
    message = _data(f"{place}: " + "\n".join(map(one_line, sentences(checked, finding))))
    return f"::{_COMMANDS[diagnostic.severity]} {_properties(properties)}::{message}"


def _file(filename: str) -> dict[str, str]:
    return {} if filename in PSEUDO else {"file": clean(portable(filename))}


def _properties(properties: dict[str, str]) -> str:
    return ",".join(
        f"{name}={_data(value).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in properties.items()
    )


def _data(text: str) -> str:
    """As https://github.com/actions/toolkit escapes it (packages/core/src/command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
