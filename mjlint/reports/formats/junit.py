"""JUnit's XML: a suite for each file, a test for each prompt, which an error fails.

Warnings and infos fail no test and are in its output. The form: https://github.com/jenkinsci/xunit-plugin
(junit-10.xsd), which says the most of what CI servers take.
"""

from __future__ import annotations

from mjlint.checking.results import Checked, Finding
from mjlint.checking.summary import Summary
from mjlint.diagnostic import Severity
from mjlint.reports.formats import Output
from mjlint.reports.formats.base import BaseReporter
from mjlint.reports.marking import marked_up
from mjlint.reports.notes import sentences
from mjlint.reports.paths import portable
from mjlint.reports.spool import Spool


class JUnit(BaseReporter):
    """Writes a suite as soon as its file is done: how many tests it has comes first."""

    HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mjlint">\n'

    def __init__(self, output: Output) -> None:
        super().__init__(output)
        self._filename: str | None = None
        self._tests = self._failures = 0
        self._cases = Spool()

    def prompt(self, checked: Checked) -> None:
        if checked.filename != self._filename:
            self._close()
            self._filename = checked.filename
        self._tests += 1
        self._failures += checked.worst is Severity.ERROR
        self._cases.write(_case(checked))

    def end(self, summary: Summary) -> None:
        self._close()
        self._cases.close()
        for fault in summary.unread:
            name = marked_up(portable(fault.filename))
            self._write(
                f'<testsuite name="{name}" tests="1" failures="0" errors="1">\n'
                f'<testcase name="{marked_up(fault.place)}" classname="{name}">'
                f'<error message="{marked_up(fault.message)}" type="cannot-read"/></testcase>\n'
                "</testsuite>\n"
            )
        self._write("</testsuites>\n")

    def _close(self) -> None:
        if self._filename is None:
            return
        self._write(
            f'<testsuite name="{marked_up(portable(self._filename))}" tests="{self._tests}" '
            f'failures="{self._failures}" errors="0">\n'
        )
        self._cases.pour(self._write)
        self._write("</testsuite>\n")
        self._tests = self._failures = 0


def _case(checked: Checked) -> str:
    filename = marked_up(portable(checked.filename))
    head = f'<testcase name="{filename}:{checked.row}" classname="{filename}"'
    if not checked.findings:
        return f"{head}/>\n"
    written = [f"{head}>\n"]
    others: list[str] = []
    for finding in checked.findings:
        diagnostic = finding.diagnostic
        lines = "\n".join(marked_up(line) for line in _lines(checked, finding))
        if diagnostic.severity is Severity.ERROR:
            message = marked_up(f"{diagnostic.code} {diagnostic.name}: {diagnostic.message}")
            kind = marked_up(diagnostic.failure.value if diagnostic.failure else diagnostic.name)
            written.append(f'<failure message="{message}" type="{kind}">{lines}</failure>\n')
        else:
            others.append(lines)
    if others:
        written.append("<system-out>" + "\n\n".join(others) + "</system-out>\n")
    return "".join([*written, "</testcase>\n"])


def _lines(checked: Checked, finding: Finding) -> list[str]:
    diagnostic, where = finding.diagnostic, finding.where
    place = f"{portable(checked.filename)}:{where.row}:{where.column}"
    message, *notes = sentences(checked, finding)
    head = f"{place}: {diagnostic.severity}[{diagnostic.name}] {diagnostic.code} {message}"
    return [head, *notes]
