"""Text that is kept until what stands in front of it is known: in memory, or on disk if it is much."""

from __future__ import annotations

from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import Final

IN_MEMORY: Final = 1 << 20
"""Bytes; more goes to a temporary file."""


class Spool:
    """Takes text piece by piece and gives it back once."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(IN_MEMORY)

    def write(self, text: str) -> None:
        self._file.write(text.encode("utf-8", "surrogatepass"))

    def pour(self, write: Callable[[str], object]) -> None:
        """Write everything, row by row, and be empty."""
        self._file.seek(0)
        for line in self._file:
            write(line.decode("utf-8", "surrogatepass"))
        self._file.close()
        self._file = SpooledTemporaryFile(IN_MEMORY)

    def close(self) -> None:
        self._file.close()
