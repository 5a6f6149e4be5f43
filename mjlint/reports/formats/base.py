"""What reports have in common."""

from __future__ import annotations

import json
from typing import ClassVar

from mjlint.checking.results import Checked, Finding
from mjlint.checking.summary import Summary
from mjlint.reports.formats import Output
from mjlint.terminal.style import Style
from mjlint.terminal.wrapping import wrapped


class BaseReporter:
    """Writes nothing yet; a format says what it writes for a finding, and around them."""

    HEAD: ClassVar[str] = ""
    """What comes before the first prompt."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._write = output.write

    def begin(self) -> None:
        """Write the head."""
        if self.HEAD:
            self._write(self.HEAD)

    def prompt(self, checked: Checked) -> None:
        """Write a prompt, here its findings one by one."""
        for finding in checked.findings:
            self.finding(checked, finding)

    def finding(self, checked: Checked, finding: Finding) -> None:
        """Write a finding."""

    def end(self, summary: Summary) -> None:
        """Write what comes after the last prompt."""


class ForPeople(BaseReporter):
    """A report in words, which ends with the summary unless only findings are wanted."""

    def __init__(self, output: Output) -> None:
        super().__init__(output)
        self._style = Style(output.color, output.terminal)

    def end(self, summary: Summary) -> None:
        """Write the summary."""
        if not self._output.quiet:
            text = summary.words()
            rows = wrapped(text, self._output.width, 2) if self._output.terminal else [text]
            self._write("\n".join(rows) + "\n")


class JsonReporter(BaseReporter):
    """Writes the items of an array as they come, each on a row of its own; the head opens it."""

    _lead = "\n"

    def _put(self, item: object) -> None:
        """Write an item."""
        self._write(self._lead + json.dumps(item))
        self._lead = ",\n"

    def _close(self, rest: str) -> None:
        """Write the end of the array, and the rest of what it is in."""
        self._write(("" if self._lead == "\n" else "\n") + f"]{rest}")
