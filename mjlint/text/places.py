"""A prompt in a document: which character of the one is which of the other.

Offsets into a prompt and into a document both count characters (code points) from 0; a byte order
mark is no character of the document. Rows and columns count from 1, columns in code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from mjlint.diagnostic import Edit

NEWLINE: Final = re.compile(r"\r\n|\n|\r")
"""What ends a row, as in editors; Unicode's other separators don't."""

Escape: TypeAlias = Callable[[str], str | None]
"""How a format writes a piece of a prompt; None where it cannot."""

Holds: TypeAlias = Callable[[str], bool]
"""Whether the document can hold such a text in the place of the one that is there."""


class Place(NamedTuple):
    """A place in a document."""

    row: int
    column: int


class Segment(NamedTuple):
    """A stretch of the prompt and the stretch of the document that it comes from."""

    start: int
    end: int
    file_start: int
    file_end: int
    exact: bool = True
    """Whether the document has it verbatim; if not, such as for an escape, only as a whole."""


class Excerpt(NamedTuple):
    """The whole rows of the document on which a prompt stands."""

    text: str
    """Without the line break at its end."""
    start: int = 0
    """Where in the document it begins."""
    row: int = 1
    """The number of its first row."""

    def rows(self) -> Rows:
        """Its rows, found. Ask once a prompt: it reads the text."""
        return Rows(self)


class Rows:
    """The rows of an excerpt, and the place of each of its characters."""

    def __init__(self, excerpt: Excerpt) -> None:
        self.first = excerpt.row
        self._starts = [excerpt.start]
        self.texts: list[str] = []
        at = 0
        for match in NEWLINE.finditer(excerpt.text):
            self.texts.append(excerpt.text[at : match.start()])
            at = match.end()
            self._starts.append(excerpt.start + at)
        self.texts.append(excerpt.text[at:])

    def start(self, row: int) -> int:
        """Where a row begins, in characters of the document."""
        return self._starts[row - self.first]

    def place(self, offset: int) -> Place:
        """The row and column of an offset into the document that lies in the excerpt."""
        row = max(bisect_right(self._starts, offset) - 1, 0)
        return Place(self.first + row, max(offset - self._starts[row], 0) + 1)


class Sheet:
    """A document that is read as a whole: its rows are found once, for all of its prompts."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def rows(self) -> Rows:
        return Rows(Excerpt(self.text))

    def place(self, offset: int) -> Place:
        """The row and column of an offset."""
        return self.rows.place(offset)


class Region:
    """What `Excerpt` is, within a sheet; nothing is copied, so it may be as wide as you like."""

    def __init__(self, sheet: Sheet, start: int, end: int) -> None:
        self._sheet, self._start, self._end = sheet, start, end

    @property
    def row(self) -> int:
        """The number of its first row."""
        return self._sheet.place(self._start).row

    @property
    def text(self) -> str:
        """Its whole rows, without the line break at their end."""
        rows = self._sheet.rows
        last = rows.place(self._end).row
        return self._sheet.text[rows.start(self.row) : rows.start(last) + len(rows.texts[last - 1])]

    @property
    def start(self) -> int:
        """Where in the document it begins."""
        return self._sheet.rows.start(self.row)

    def rows(self) -> Rows:
        """The rows of the whole sheet: fixes and labels may lie outside of the region."""
        return self._sheet.rows


def one_line(text: str) -> str | None:
    """How a piece is written where a prompt cannot hold a line break."""
    return None if NEWLINE.search(text) else text


def _verbatim(text: str) -> str | None:
    return text


def _anything(text: str) -> bool:
    return True


class Part(NamedTuple):
    """A stretch of a prompt that is one string in the document."""

    start: int
    end: int
    escape: Escape = _verbatim
    holds: Holds = _anything


@dataclass(frozen=True, slots=True)
class Placed:
    """One prompt of a document."""

    text: str
    segments: tuple[Segment, ...]
    """Cover the text without gaps, in its order; at least one, even where the text is empty."""
    excerpt: Excerpt | Region
    model: str | None = None
    """The model that the document names for this prompt."""
    escape: Escape = _verbatim
    holds: Holds = _anything
    parts: tuple[Part, ...] = ()
    """Of a prompt that is put together from several strings, those; ``escape`` and ``holds`` are
    then theirs. What lies between them, such as the space that joins them, is in no document."""
    partial: bool = False
    """Whether it is a part that others share, such as a suffix: it may well have no text."""

    @classmethod
    def whole(cls, text: str) -> Placed:
        """A prompt that is a document of its own."""
        return cls(text, (Segment(0, len(text), 0, len(text)),), Excerpt(text))

    def to_file(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the document behind ``text[start:end]``.

        What is not verbatim counts whole.
        """
        first = self.segments[self._index(start)]
        file_start = first.file_start
        if first.exact:
            file_start += start - first.start
        elif start >= first.end:
            file_start = first.file_end
        if end <= start:
            return file_start, file_start
        last = self.segments[self._index(end - 1)]
        return file_start, last.file_start + end - last.start if last.exact else last.file_end

    def edit(self, edit: Edit) -> Edit | None:
        """The edit as one of the document, in the document's own spelling.

        None where the text between its ends is not in one piece in the document, where it would
        cut something that is not verbatim, such as an escape, or where the format cannot write
        the text.
        """
        part = self._part(edit)
        if part is None:
            return None
        text = part.escape(edit.text)
        at, last = self._index(edit.start), self._index(max(edit.end - 1, edit.start))
        if text is None or self._cuts(edit.start) or self._cuts(edit.end):
            return None
        if not part.holds(
            self.text[part.start : edit.start] + edit.text + self.text[edit.end : part.end]
        ):
            return None
        for one, next_one in pairwise(self.segments[at : last + 1]):
            if one.file_end != next_one.file_start:
                return None
        if part.start < edit.start == edit.end == part.end:
            # Behind the last character of this string, not in front of the next one.
            end = self.to_file(edit.start - 1, edit.start)[1]
            return Edit(end, end, text)
        return Edit(*self.to_file(edit.start, edit.end), text)

    def _part(self, edit: Edit) -> Part | None:
        """The string of the document that an edit is in; None where it is in no single one."""
        if not self.parts:
            return Part(0, len(self.text), self.escape, self.holds)
        inside = (part for part in self.parts if part.start <= edit.start and edit.end <= part.end)
        return next(inside, None)

    def _cuts(self, offset: int) -> bool:
        """Whether an offset is inside of something that is not verbatim."""
        segment = self.segments[self._index(offset)]
        return not segment.exact and segment.start < offset < segment.end

    def _index(self, offset: int) -> int:
        """Which segment has a character; the last one for the end of the text."""
        return max(bisect_right(self.segments, offset, key=lambda segment: segment.start) - 1, 0)
