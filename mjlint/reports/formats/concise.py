"""One line a finding: ``path:row:column: severity[name] code message (help)``."""

from __future__ import annotations

from mjlint.checking.results import Checked, Finding
from mjlint.reports.formats.base import ForPeople
from mjlint.terminal.cells import clean, one_line


class Concise(ForPeople):
    """Writes findings for people and programs that read lines."""

    def finding(self, checked: Checked, finding: Finding) -> None:
        style, diagnostic, where = self._style, finding.diagnostic, finding.where
        place = f"{clean(checked.filename)}:{where.row}:{where.column}:"
        head = style.severity(f"{diagnostic.severity}[{diagnostic.name}]", diagnostic.severity)
        fixing = f" (help: {one_line(diagnostic.help)})" if diagnostic.help else ""
        asked = f" (link: {one_line(finding.link.line)})" if finding.link is not None else ""
        message = f"{style.bold(diagnostic.code)} {one_line(diagnostic.message)}{fixing}{asked}"
        self._write(f"{place} {head} {message}\n")
