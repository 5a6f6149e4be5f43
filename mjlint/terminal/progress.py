"""How far a long run is: a line on the terminal, rewritten in place, and only there."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TextIO

PATIENCE: Final = 1.0
"""Seconds before anything is shown: a short run shows nothing."""
_PAUSE: Final = 0.1
"""Seconds between two lines."""
_ERASE: Final = "\r\x1b[K"
_WIDEST: Final = 78


class Progress:
    """One line on a terminal; nothing where the stream is none.

    What else is written to the terminal is written through `writing`, which takes the line away
    first. As a context manager it takes the line away when it closes.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._next = clock() + PATIENCE if stream.isatty() else float("inf")
        self._drawn = False

    def show(self, text: str) -> None:
        """Show a text instead of the last one, if it is time to."""
        now = self._clock()
        if now < self._next:
            return
        from mjlint.terminal.cells import clean

        self._next = now + _PAUSE
        self._drawn = True
        # A name in it may come from a prompt: nothing in it may steer the terminal.
        self._put(_ERASE + clean(text[:_WIDEST]))

    def count(self, done: int, total: int, name: str) -> None:
        """Show that so many of all are done, and which one was the last."""
        self.show(f"[{done}/{total}] {name}")

    def writing(self, write: Callable[[str], object]) -> Callable[[str], object]:
        """What writes a text where the line was."""

        def written(text: str) -> object:
            self.clear()
            return write(text)

        return written

    def clear(self) -> None:
        """Take the line away."""
        if self._drawn:
            self._drawn = False
            self._put(_ERASE)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def _put(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            # Nobody looks any more.
            self._next = float("inf")
            self._drawn = False
