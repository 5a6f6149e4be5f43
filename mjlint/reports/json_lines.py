"""JSON lines: the records of `mjlint.reports.json`, one a line, and nothing else."""

from __future__ import annotations

import json

from mjlint.reports.finding import Checked
from mjlint.reports.formats import Output
from mjlint.reports.json import record
from mjlint.reports.summary import Summary


class JsonLines:
    """Writes findings for programs that read line by line."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def begin(self) -> None:
        pass

    def prompt(self, checked: Checked) -> None:
        for finding in checked.findings:
            self._output.write(json.dumps(record(checked, finding)) + "\n")

    def end(self, summary: Summary) -> None:
        pass
