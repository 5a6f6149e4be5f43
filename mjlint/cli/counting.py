"""A reporter that shows on a terminal how far a run is, next to one that writes the report."""

from __future__ import annotations

from mjlint.checking.results import Checked
from mjlint.checking.summary import Summary, many
from mjlint.diagnostic import Severity
from mjlint.terminal.progress import Progress


class Counting:
    """Counts prompts, files and refusals for the line of progress."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._filename: str | None = None
        self._files = self._prompts = self._refused = 0

    def begin(self) -> None:
        pass

    def prompt(self, checked: Checked) -> None:
        self._prompts += 1
        self._refused += checked.worst is Severity.ERROR
        if checked.filename != self._filename:
            self._filename = checked.filename
            self._files += 1
        counts = f"{self._prompts:,} prompts in {many(self._files, 'file')}"
        self._progress.show(f"{counts}, {self._refused:,} would be refused …")

    def end(self, summary: Summary) -> None:
        self._progress.clear()
