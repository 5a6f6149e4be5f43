"""One line a finding: ``path:row:column: severity[name] code message (help)``."""

from __future__ import annotations

from mjlint.checking.results import Checked
from mjlint.checking.summary import Summary
from mjlint.reports.formats import Output
from mjlint.terminal.cells import clean, told
from mjlint.terminal.style import Style


class Concise:
    """Writes findings for people and programs that read lines."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._style = Style(output.color)

    def begin(self) -> None:
        pass

    def prompt(self, checked: Checked) -> None:
        style = self._style
        for finding in checked.findings:
            diagnostic, where = finding.diagnostic, finding.where
            place = f"{clean(checked.filename)}:{where.row}:{where.column}:"
            head = style.severity(f"{diagnostic.severity}[{diagnostic.name}]", diagnostic.severity)
            mending = f" (help: {told(diagnostic.help)})" if diagnostic.help else ""
            asked = f" (link: {told(finding.link.line)})" if finding.link is not None else ""
            message = f"{style.bold(diagnostic.code)} {told(diagnostic.message)}{mending}{asked}"
            self._output.write(f"{place} {head} {message}\n")

    def end(self, summary: Summary) -> None:
        if not self._output.quiet:
            self._output.write(summary.words() + "\n")
