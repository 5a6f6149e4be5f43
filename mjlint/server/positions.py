"""Offsets and rows of mjlint to positions of the protocol, and back.

mjlint counts rows and columns from 1 and code points; the protocol counts from 0, in the units that
client and server agree on. Only this module knows both.
"""

from __future__ import annotations

from typing import Final

from lsprotocol import types

from mjlint.checking.results import Range
from mjlint.text.lines import LineIndex, Position, Unit

UNITS: Final[dict[str, Unit]] = {
    types.PositionEncodingKind.Utf8: "utf-8",
    types.PositionEncodingKind.Utf16: "utf-16",
    types.PositionEncodingKind.Utf32: "characters",
}


class Positions:
    """The places of one document in the units of the client."""

    def __init__(self, lines: LineIndex, unit: Unit, *, marked: bool = False) -> None:
        """``marked``: whether the client has a byte order mark before the text."""
        self.lines, self.unit = lines, unit
        self._mark = (3 if unit == "utf-8" else 1) if marked else 0

    def position(self, offset: int) -> types.Position:
        """An offset of the document as a position."""
        row, column = self.lines.position(offset, self.unit)
        return types.Position(row - 1, column - 1 + (self._mark if row == 1 else 0))

    def range(self, start: int, end: int) -> types.Range:
        """Two offsets of the document as a range."""
        return types.Range(self.position(start), self.position(end))

    def stretch(self, stretch: Range) -> types.Range:
        """A stretch of a finding as a range."""
        start = self.lines.offset(Position(stretch.row, stretch.column))
        end = self.lines.offset(Position(stretch.end_row, stretch.end_column))
        return self.range(start, end)

    def offset(self, position: types.Position) -> int:
        """A position as an offset of the document."""
        column = position.character + 1 - (0 if position.line else self._mark)
        return self.lines.offset(Position(position.line + 1, column), self.unit)

    def row(self, row: int | None, column: int | None) -> types.Range:
        """The rest of a row from a column on; the first row where none is known."""
        start = self.lines.offset(Position(row or 1, column or 1))
        end = self.lines.offset(Position(row or 1, 1 << 30))
        return self.range(start, max(start, end))
