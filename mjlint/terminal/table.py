"""Rows of words, put under each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def lines(rows: Sequence[Sequence[str]], indent: str = "") -> Iterator[str]:
    """The rows as lines, each column as wide as its widest cell; empty columns are left out."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [f"{cell:<{room}}" for cell, room in zip(row, widths, strict=True) if room]
        yield (indent + "  ".join(cells)).rstrip()
