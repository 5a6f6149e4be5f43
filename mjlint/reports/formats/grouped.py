"""Findings under the name of their file, a line each: to look through many of them."""

from __future__ import annotations

from mjlint.checking.results import Checked
from mjlint.checking.summary import Summary
from mjlint.reports.formats import Output
from mjlint.terminal.cells import clean, told
from mjlint.terminal.style import Style


class GroupedReport:
    """Writes findings for people, file by file."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._style = Style(output.color)
        self._file: str | None = None
        self._left = output.most
        self._hidden = 0

    def begin(self) -> None:
        pass

    def prompt(self, checked: Checked) -> None:
        style = self._style
        for finding in checked.findings:
            if self._left is not None:
                if self._left <= 0:
                    self._hidden += 1
                    continue
                self._left -= 1
            if checked.filename != self._file:
                lead = "" if self._file is None else "\n"
                self._file = checked.filename
                self._output.write(f"{lead}{style.bold(clean(checked.filename))}\n")
            diagnostic, where = finding.diagnostic, finding.where
            severity = style.severity(f"{diagnostic.severity:<7}", diagnostic.severity)
            place = f"{where.row}:{where.column}"
            message = f"{diagnostic.code} {told(diagnostic.message)} [{diagnostic.name}]"
            link = f" (link: {told(finding.link.line)})" if finding.link is not None else ""
            self._output.write(f"  {place:>7}  {severity}  {message}{link}\n")

    def end(self, summary: Summary) -> None:
        if self._file is not None:
            self._output.write("\n")
        if self._hidden:
            more = "1 more finding" if self._hidden == 1 else f"{self._hidden:,} more findings"
            self._output.write(f"{more} not shown: `--max-findings 0` shows all\n\n")
        if not self._output.quiet:
            self._output.write(summary.words() + "\n")
