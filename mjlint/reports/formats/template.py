"""A line a finding, as the user writes it: ``{path}:{row}: [{code}] {message}``."""

from __future__ import annotations

import re
from typing import Final

from mjlint.checking.results import Checked, Finding
from mjlint.reports.formats import FIELDS, Output
from mjlint.reports.formats.base import BaseReporter
from mjlint.terminal.cells import clean, one_line

_SLOT: Final = re.compile(r"\{(\w+)\}|\\([nt])")


class Template(BaseReporter):
    """Writes each finding into a template. ``template``: its fields are those of `FIELDS`."""

    def __init__(self, output: Output, template: str) -> None:
        super().__init__(output)
        self._template = template

    def finding(self, checked: Checked, finding: Finding) -> None:
        diagnostic, where = finding.diagnostic, finding.where
        values = (
            clean(checked.filename), where.row, where.column, where.end_row, where.end_column,
            diagnostic.severity, diagnostic.code, diagnostic.name, one_line(diagnostic.message),
            one_line(diagnostic.help), "" if diagnostic.fix is None else one_line(diagnostic.fix.title),
            diagnostic.failure or "", one_line(diagnostic.reply or ""),
        )  # fmt: skip
        texts = dict(zip(FIELDS, map(str, values), strict=True)) | {"n": "\n", "t": "\t"}
        self._write(_SLOT.sub(lambda match: texts[match[1] or match[2]], self._template) + "\n")
