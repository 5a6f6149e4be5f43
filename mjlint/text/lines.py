"""The rows of a text: from an offset to its row and column, and back."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, Literal, NamedTuple, TypeAlias

from mjlint.text.patterns import pattern

NEWLINE: Final = pattern(r"\r\n|\n|\r")
"""What ends a row, as in editors; Unicode's other separators don't."""

Unit: TypeAlias = Literal["characters", "utf-8", "utf-16"]
"""What a column counts: code points, bytes of UTF-8, or 16-bit units of UTF-16."""


class Position(NamedTuple):
    """A place in a document; both count from 1."""

    row: int
    column: int


class LineIndex:
    """The rows of a text, found when they are first asked for.

    ``start``, ``row``: where in the document the text begins, in characters, and the number of its
    first row. Offsets are those of the document.
    """

    def __init__(self, text: str, start: int = 0, row: int = 1) -> None:
        self.text, self.start, self.row = text, start, row

    @cached_property
    def starts(self) -> list[int]:
        """Where each row begins, in characters of the document."""
        return [self.start, *(self.start + m.end() for m in NEWLINE.finditer(self.text))]

    @cached_property
    def rows(self) -> list[str]:
        """The texts of all rows, without their line breaks."""
        return NEWLINE.split(self.text)

    def row_start(self, row: int) -> int:
        """Where a row begins, in characters of the document."""
        return self.starts[row - self.row]

    def position(self, offset: int, unit: Unit = "characters") -> Position:
        """The row and column of an offset; one outside of the text is moved to its edge."""
        if offset <= self.start:
            return Position(self.row, 1)
        index = bisect_right(self.starts, offset) - 1
        column = offset - self.starts[index]
        if unit != "characters":
            column = _width(self.rows[index][:column], unit)
        return Position(self.row + index, column + 1)

    def offset(self, position: Position, unit: Unit = "characters") -> int:
        """Where a position is in the document; one beyond the end of its row is moved there.

        A column in the middle of a character is moved to the character's start.
        """
        index = min(max(position.row - self.row, 0), len(self.starts) - 1)
        row = self.rows[index]
        column = min(max(position.column - 1, 0), len(row.encode("utf-8", "surrogatepass")))
        if unit != "characters":
            data = row.encode(_CODECS[unit], "surrogatepass")[: column * _SIZES[unit]]
            column = len(data.decode(_CODECS[unit], "ignore"))
        return self.starts[index] + min(column, len(row))


_CODECS: Final = {"utf-8": "utf-8", "utf-16": "utf-16-le"}
_SIZES: Final = {"utf-8": 1, "utf-16": 2}


def _width(text: str, unit: Unit) -> int:
    return len(text.encode(_CODECS[unit], "surrogatepass")) // _SIZES[unit]


def split_rows(chunks: Iterable[str]) -> Iterator[str]:
    """Rows with their line breaks, out of pieces that end anywhere."""
    pieces: list[str] = []
    for chunk in chunks:
        if pieces and pieces[-1].endswith("\r"):
            # The break may go on with a line feed.
            chunk = pieces.pop() + chunk
        if not chunk:
            continue
        *whole, rest = io.StringIO(chunk, newline="")
        if whole:
            yield "".join([*pieces, whole[0]])
            yield from whole[1:]
            pieces = []
        if rest.endswith("\n"):
            yield "".join([*pieces, rest])
            pieces = []
        else:
            pieces.append(rest)
    if pieces:
        yield "".join(pieces)


def count_breaks(text: str) -> int:
    """How many rows end in a text."""
    return sum(1 for _ in NEWLINE.finditer(text))
