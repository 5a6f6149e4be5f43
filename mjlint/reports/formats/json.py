"""JSON: ``{"version": 1, "diagnostics": [...]}``, a record a finding, written as the run goes.

Rows and columns count from 1, columns in code points; the end of a stretch is exclusive. Only ASCII
is written, so that nothing in a prompt can reach a terminal raw.
"""

from __future__ import annotations

import json
from typing import Final

from mjlint.checking.results import Checked
from mjlint.checking.summary import Summary
from mjlint.reports.formats import Output

VERSION: Final = 1


class Json:
    """Writes findings for programs."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._lead = "\n"

    def begin(self) -> None:
        self._output.write(f'{{"version": {VERSION}, "diagnostics": [')

    def prompt(self, checked: Checked) -> None:
        for record in checked.records():
            self._output.write(self._lead + json.dumps(record))
            self._lead = ",\n"

    def end(self, summary: Summary) -> None:
        self._output.write("]}\n" if self._lead == "\n" else "\n]}\n")
