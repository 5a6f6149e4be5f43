"""JSON: ``{"version": 1, "diagnostics": [...]}``, or the same records one a line.

A record is what `Checked.records` has; ``mjlint/report.schema.json`` describes it. Only ASCII is
written, so that nothing in a prompt can reach a terminal raw.
"""

from __future__ import annotations

import json
from typing import Final

from mjlint.checking.results import Checked
from mjlint.checking.summary import Summary
from mjlint.reports.formats import Output
from mjlint.reports.formats.base import BaseReporter, JsonArray

VERSION: Final = 1


class Json(BaseReporter):
    """Writes findings for programs."""

    def __init__(self, output: Output) -> None:
        super().__init__(output)
        self._array = JsonArray(output.write)

    def begin(self) -> None:
        """Open the object and its array."""
        self._write(f'{{"version": {VERSION}, "diagnostics": [')

    def prompt(self, checked: Checked) -> None:
        """Write the records of a prompt."""
        for record in checked.records():
            self._array.put(record)

    def end(self, summary: Summary) -> None:
        """Close the array and its object."""
        self._array.close("}\n")


class JsonLines(BaseReporter):
    """Writes findings for programs that read line by line."""

    def prompt(self, checked: Checked) -> None:
        """Write the records of a prompt."""
        for record in checked.records():
            self._write(json.dumps(record) + "\n")
