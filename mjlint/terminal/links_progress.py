"""A line on the terminal that shows how far a long run is."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TextIO

PATIENCE: Final = 1.0
"""Seconds before anything is shown: a short run shows nothing."""

_WIDEST: Final = 60


class Progress:
    """``[7/12] host``, rewritten in place; nothing where the stream is no terminal.

    Use it as a context manager and hand it to `LinkChecker.check`: the line is gone when it closes.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._start = clock()
        self._on = stream.isatty()
        self._drawn = False

    def __call__(self, done: int, total: int, host: str) -> None:
        """Show that so many links are done."""
        if not self._on or self._clock() - self._start < PATIENCE:
            return
        # A host comes from a prompt: nothing in it may steer the terminal.
        name = "".join(letter if letter.isprintable() else "?" for letter in host)[:_WIDEST]
        self._write(f"\r\x1b[K[{done}/{total}] {name}")
        self._drawn = True

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._drawn:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            self._on = self._drawn = False
