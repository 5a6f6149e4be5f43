"""Checkstyle's XML, which many CI servers and editors read.

Checkstyle has no schema of its own; the form is what its XMLLogger writes
(https://checkstyle.org/apidocs/com/puppycrawl/tools/checkstyle/XMLLogger.html).
"""

from __future__ import annotations

from mjlint.checking.results import Checked, Finding
from mjlint.checking.summary import Summary
from mjlint.reports.formats import Output
from mjlint.reports.formats.base import BaseReporter
from mjlint.reports.marking import marked_up
from mjlint.reports.notes import sentences
from mjlint.reports.paths import portable


class Checkstyle(BaseReporter):
    """Writes a ``file`` for each file that has findings, and an ``error`` for each of them."""

    HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="10.0">\n'

    def __init__(self, output: Output) -> None:
        super().__init__(output)
        self._filename: str | None = None

    def finding(self, checked: Checked, finding: Finding) -> None:
        if checked.filename != self._filename:
            self._close()
            self._filename = checked.filename
            self._write(f'<file name="{marked_up(portable(checked.filename))}">\n')
        self._write(_error(checked, finding))

    def end(self, summary: Summary) -> None:
        self._close()
        for fault in summary.unread:
            line = fault.row if fault.row is not None else 1
            self._write(
                f'<file name="{marked_up(portable(fault.filename))}">\n'
                f'<error line="{line}" severity="error" message="{marked_up(fault.message)}" '
                'source="mjlint.cannot-read"/>\n</file>\n'
            )
        self._write("</checkstyle>\n")

    def _close(self) -> None:
        if self._filename is not None:
            self._write("</file>\n")


def _error(checked: Checked, finding: Finding) -> str:
    diagnostic, where = finding.diagnostic, finding.where
    return (
        f'<error line="{where.row}" column="{where.column}" severity="{diagnostic.severity}" '
        f'message="{marked_up("; ".join(sentences(checked, finding)))}" '
        f'source="mjlint.{marked_up(f"{diagnostic.code}.{diagnostic.name}")}"/>\n'
    )
