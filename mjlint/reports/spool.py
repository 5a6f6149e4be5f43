"""Text that is kept, in memory or on disk, until what comes before it is known."""

from __future__ import annotations

from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import Final

IN_MEMORY: Final = 1 << 20
"""Bytes; more goes to a temporary file."""


class Spool:
    """Takes text piece by piece and gives it back once."""

    def __init__(self) -> None:
        self._file = _file()

    def write(self, text: str) -> None:
        self._file.write(text.encode("utf-8", "surrogatepass"))

    def pour(self, write: Callable[[str], object]) -> None:
        """Write everything, row by row, and be empty."""
        self._file.seek(0)
        for line in self._file:
            write(line.decode("utf-8", "surrogatepass"))
        self._file.close()
        self._file = _file()

    def close(self) -> None:
        """Forget everything."""
        self._file.close()


def _file() -> SpooledTemporaryFile[bytes]:
    return SpooledTemporaryFile(IN_MEMORY)
