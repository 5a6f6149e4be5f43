"""Which prompts are directly below and above each row of a document.

Comments don't count as anything in between, nor do, in Markdown, blank rows and the marks of
fences: what is before a fence is about every prompt in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from mjlint.suppressions.comments import CommentStyle, Fence, fences
from mjlint.text.patterns import pattern

_CLOSING: Final = pattern(r"\s*(?:\"\"\"|'''|[\"'`])?[\])},;]*\s*")


class Ground(NamedTuple):
    """Where a prompt is."""

    rows: tuple[tuple[int, int], ...]
    """Its stretches of rows, the last one included: one, or one for each string that it is of."""
    stretches: tuple[tuple[int, int], ...]
    """Its very characters, as offsets into the document."""


class Neighbours:
    """Answers which prompts are next to a row. Prompts are named by their number."""

    def __init__(
        self, rows: Sequence[str], comment: CommentStyle, grounds: Sequence[Ground]
    ) -> None:
        self._rows, self._comment, self._grounds = rows, comment, grounds
        self._first: dict[int, list[int]] = {}
        self._last: dict[int, list[int]] = {}
        for number, ground in enumerate(grounds):
            for first, last in ground.rows:
                self._first.setdefault(first, []).append(number)
                self._last.setdefault(last, []).append(number)
        found = tuple(fences(rows)) if comment[1] else ()
        self._opened = {fence.opening: fence for fence in found}
        self._closed = {fence.closing: fence for fence in found}
        self._starts = sorted(self._first)
        self._below = self._reach(range(len(rows), 0, -1), 1)
        self._above = self._reach(range(1, len(rows) + 1), -1)

    def below(self, row: int) -> int:
        """The row below a row that is not passed over."""
        return self._below[row]

    def above(self, row: int) -> int:
        """The row above a row that is not passed over."""
        return self._above[row]

    def below_at(self, row: int) -> Iterable[int]:
        """The prompts that begin on a row; all of the fence that opens on it."""
        fence = self._opened.get(row)
        return self._first.get(row, ()) if fence is None else self._within(fence)

    def above_at(self, row: int) -> Iterable[int]:
        """The prompts that end on a row; all of the fence that is closed on it."""
        fence = self._closed.get(row)
        return self._last.get(row, ()) if fence is None else self._within(fence)

    def covering(self, rows: Iterable[int]) -> dict[int, list[int]]:
        """The prompts on each of some rows."""
        wanted = sorted(rows)
        found: dict[int, list[int]] = {row: [] for row in wanted}
        for number, ground in enumerate(self._grounds):
            for first, last in ground.rows:
                for row in wanted[bisect_left(wanted, first) : bisect_right(wanted, last)]:
                    found[row].append(number)
        return found

    def _within(self, fence: Fence) -> Iterator[int]:
        first = bisect_left(self._starts, fence.opening)
        starts = self._starts[first : bisect_right(self._starts, fence.closing)]
        return (number for row in starts for number in self._first[row])

    def _reach(self, rows: range, step: int) -> dict[int, int]:
        """From each row, the first one in a direction that is not passed over."""
        found = {0: 0, len(self._rows) + 1: len(self._rows) + 1}
        passed = dict(found)
        for row in rows:
            found[row] = passed[row + step]
            over = self._passed_over(row, step)
            passed[row] = passed[row + step] if over else row
        return found

    def _passed_over(self, row: int, step: int) -> bool:
        if row in self._first or row in self._last:
            return False
        text = self._rows[row - 1].strip(" \t>")
        opening, closing = self._comment
        if closing:
            return not text or (text.startswith(opening) and text.endswith(closing))
        if text.startswith(opening):
            return True
        return step < 0 and bool(text) and _CLOSING.fullmatch(text) is not None
