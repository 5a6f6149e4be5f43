"""The rows of a text: from an offset to its row and column, and back."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Final, Literal, NamedTuple, TypeAlias

from mjlint.text.masking import masked
from mjlint.text.patterns import pattern

NEWLINE: Final = pattern(r"\r\n|\n|\r")
"""What ends a row, as in editors; Unicode's other separators don't."""

Unit: TypeAlias = Literal["characters", "utf-8", "utf-16"]
"""What a column counts: code points, bytes of UTF-8, or 16-bit units of UTF-16."""


_CODECS: Final[dict[Unit, str]] = {"utf-8": "utf-8", "utf-16": "utf-16-le"}
_SIZES: Final[dict[Unit, int]] = {"utf-8": 1, "utf-16": 2}


class Position(NamedTuple):
    """A place in a document; both count from 1."""

    row: int
    column: int


class Widths:
    """How wide the beginning of a row is in a unit, counted from the place asked before."""

    def __init__(self, unit: Unit) -> None:
        self._codec, self._size = _CODECS[unit], _SIZES[unit]
        self._known: tuple[str, int, int] = ("", 0, 0)

    def of(self, row: str, column: int) -> int:
        """The width of the first ``column`` characters of a row, in units."""
        if row.isascii():
            return min(column, len(row))
        before, at, width = self._known
        if before is not row:
            at = width = 0
        stretch = row[min(at, column) : max(at, column)]
        more = len(stretch.encode(self._codec, "surrogatepass")) // self._size
        width += more if column > at else -more
        self._known = (row, min(column, len(row)), width)
        return width


class LineIndex:
    """The rows of a text, found when they are first asked for.

    ``start``, ``row``: where in the document the text begins, in characters, and the number of its
    first row. Offsets are those of the document.
    """

    def __init__(self, text: str, start: int = 0, row: int = 1) -> None:
        self.text, self.start, self.row = text, start, row

    @classmethod
    def of_row(cls, text: str, start: int, row: int) -> LineIndex:
        """A single row."""
        index = cls(text, start, row)
        index.starts, index.rows = [start], [text]
        return index

    @cached_property
    def starts(self) -> list[int]:
        """Where each row begins, in characters of the document."""
        if "\r" not in self.text:
            lengths = (len(row) + 1 for row in self.rows[:-1])
            return list(accumulate(lengths, initial=self.start))
        return [self.start, *(self.start + m.end() for m in NEWLINE.finditer(self.text))]

    @cached_property
    def rows(self) -> list[str]:
        """The texts of all rows, without their line breaks."""
        return NEWLINE.split(self.text) if "\r" in self.text else self.text.split("\n")

    @cached_property
    def _widths(self) -> dict[Unit, Widths]:
        return {unit: Widths(unit) for unit in _CODECS}

    @cached_property
    def _shown(self) -> dict[int, str]:
        return {}

    def shown(self, first: int, last: int) -> tuple[str, ...]:
        """The rows from one to another, both counted, without their secrets.

        Each is looked through once, however many findings are on it: one row may be a megabyte.
        """
        for row in range(first, last + 1):
            if row not in self._shown:
                self._shown[row] = masked(self.rows[row - self.row])
        return tuple(self._shown[row] for row in range(first, last + 1))

    def row_start(self, row: int) -> int:
        """Where a row begins, in characters of the document."""
        return self.starts[row - self.row]

    def position(self, offset: int, unit: Unit = "characters") -> Position:
        """The row and column of an offset; one outside of the text is moved to its edge."""
        if offset <= self.start:
            return Position(self.row, 1)
        index = bisect_right(self.starts, offset) - 1
        column = offset - self.starts[index]
        if unit != "characters" and not (row := self.rows[index]).isascii():
            column = self._widths[unit].of(row, column)
        return Position(self.row + index, column + 1)

    def offset(self, position: Position, unit: Unit = "characters") -> int:
        """Where a position is in the document; one beyond the end of its row is moved there.

        A column in the middle of a character is moved to the character's start.
        """
        index = min(max(position.row - self.row, 0), len(self.starts) - 1)
        row = self.rows[index]
        column = max(position.column - 1, 0)
        if unit != "characters" and not row.isascii():
            column = min(column, len(row.encode("utf-8", "surrogatepass")))
            data = row.encode(_CODECS[unit], "surrogatepass")[: column * _SIZES[unit]]
            column = len(data.decode(_CODECS[unit], "ignore"))
        return self.starts[index] + min(column, len(row))


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
    return sum(1 for _ in NEWLINE.finditer(text)) if "\r" in text else text.count("\n")


def encodable(text: str) -> bool:
    """Whether a file can hold the text as it is: no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
