"""JSON lines: the records of `mjlint.reports.formats.json`, one a line, and nothing else."""

from __future__ import annotations

import json

from mjlint.checking.results import Checked
from mjlint.checking.summary import Summary
from mjlint.reports.formats import Output


class JsonLines:
    """Writes findings for programs that read line by line."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def begin(self) -> None:
        pass

    def prompt(self, checked: Checked) -> None:
        for record in checked.records():
            self._output.write(json.dumps(record) + "\n")

    def end(self, summary: Summary) -> None:
        pass
