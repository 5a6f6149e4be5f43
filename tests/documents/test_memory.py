"""A document of any length is read in flat memory."""

from __future__ import annotations

import tracemalloc

import pytest

from mjlint.documents.formats import format_of
from mjlint.text.document import Document

ROWS = 500


class Rows:
    """Gives the same rows again and again, and holds none."""

    def __init__(self, data: bytes, times: int) -> None:
        self._data = data
        self._left = times

    def read1(self, size: int, /) -> bytes:
        self._left -= 1
        return self._data if self._left >= 0 else b""

    def close(self) -> None:
        pass


def peak(name: str, row: bytes, times: int) -> int:
    """The most memory that reading takes, in bytes."""
    document = Document.stream(name, Rows(row * ROWS, times))
    kind = format_of(name)
    assert kind is not None
    tracemalloc.start()
    try:
        assert sum(1 for _ in kind.read(document)) == ROWS * times
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("name", "row"),
    [("x.jsonl", b'{"prompt": "a heron in the reeds"}\n'), ("x.txt", b"- a heron in the reeds\n")],
)
def test_memory_is_flat(name: str, row: bytes) -> None:
    peak(name, row, 1)  # what is imported and remembered once
    short, long = peak(name, row, 2), peak(name, row, 20)
    # Eighteen times more rows weigh 200 kB and more; the rest is the noise of the allocator.
    assert long - short < 50_000
