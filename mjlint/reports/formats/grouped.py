"""Findings under the name of their file, a line each: to look through many of them."""

from __future__ import annotations

from mjlint.checking.results import Checked, Finding
from mjlint.checking.summary import Summary, many
from mjlint.reports.formats import Output
from mjlint.reports.formats.base import ForPeople
from mjlint.terminal.cells import clean, one_line


class GroupedReport(ForPeople):
    """Writes findings for people, file by file."""

    def __init__(self, output: Output) -> None:
        super().__init__(output)
        self._file: str | None = None
        self._left = output.most
        self._hidden = 0

    def finding(self, checked: Checked, finding: Finding) -> None:
        if self._left is not None:
            if self._left <= 0:
                self._hidden += 1
                return
            self._left -= 1
        style = self._style
        if checked.filename != self._file:
            lead = "" if self._file is None else "\n"
            self._file = checked.filename
            self._write(f"{lead}{style.bold(clean(checked.filename))}\n")
        diagnostic, where = finding.diagnostic, finding.where
        severity = style.severity(f"{diagnostic.severity:<7}", diagnostic.severity)
        place = f"{where.row}:{where.column}"
        message = f"{diagnostic.code} {one_line(diagnostic.message)} [{diagnostic.name}]"
        link = f" (link: {one_line(finding.link.line)})" if finding.link is not None else ""
        self._write(f"  {place:>7}  {severity}  {message}{link}\n")

    def end(self, summary: Summary) -> None:
        if self._file is not None:
            self._write("\n")
        if self._hidden:
            self._write(
                f"{many(self._hidden, 'more finding')} not shown: `--max-findings 0` shows all\n\n"
            )
        super().end(summary)
