"""How far a long run is: a line on the terminal, rewritten in place, and only there."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TextIO

from mjlint.checking.results import Checked
from mjlint.checking.summary import Summary
from mjlint.diagnostic import Severity
from mjlint.reports.formats import Reporter

PATIENCE: Final = 1.0
"""Seconds before anything is shown: a short run shows nothing."""
_PAUSE: Final = 0.1
"""Seconds between two lines."""
_ERASE: Final = "\r\x1b[K"


class Progress:
    """A reporter that shows the counts on a terminal, around one that writes the report.

    ``stream``: the terminal. What else is written to it is written through `writing`, which takes
    the line away first.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._next = clock() + PATIENCE
        self._drawn = False
        self._filename: str | None = None
        self._files = self._prompts = self._refused = 0
        self._reporter: Reporter | None = None

    def around(self, reporter: Reporter) -> Progress:
        """Itself, around a reporter."""
        self._reporter = reporter
        return self

    def writing(self, write: Callable[[str], object]) -> Callable[[str], object]:
        """What writes a text where the line was."""

        def written(text: str) -> object:
            self.clear()
            return write(text)

        return written

    def begin(self) -> None:
        if self._reporter is not None:
            self._reporter.begin()

    def prompt(self, checked: Checked) -> None:
        self._prompts += 1
        self._refused += checked.worst is Severity.ERROR
        if checked.filename != self._filename:
            self._filename = checked.filename
            self._files += 1
        if self._reporter is not None:
            self._reporter.prompt(checked)
        if (now := self._clock()) >= self._next:
            self._next = now + _PAUSE
            self._draw()

    def end(self, summary: Summary) -> None:
        self.clear()
        if self._reporter is not None:
            self._reporter.end(summary)

    def clear(self) -> None:
        """Take the line away."""
        if self._drawn:
            self._drawn = False
            self._put(_ERASE)

    def _draw(self) -> None:
        files = "1 file" if self._files == 1 else f"{self._files:,} files"
        counts = f"{self._prompts:,} prompts in {files}"
        self._drawn = True
        self._put(f"{_ERASE}{counts}, {self._refused:,} would be refused …")

    def _put(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            # Nobody looks any more.
            self._next = float("inf")
            self._drawn = False
