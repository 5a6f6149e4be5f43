"""A text that was read out of a document: which character of the one is which of the other.

Offsets into the text and into the document count characters (code points) from 0, ends are
exclusive; a byte order mark is no character of the document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from mjlint.diagnostic import Edit, value_class
from mjlint.text.lines import NEWLINE, LineIndex

Escape: TypeAlias = Callable[[str], str | None]
"""How a format writes a piece of a text; None where it cannot."""

Holds: TypeAlias = Callable[[str], bool]
"""Whether the document can hold such a text in the place of the one that is there.

It looks at the beginning, the end and at places of a few characters; of a long text it gets these
and what is near the edit, so that many edits take no more than their share of time.
"""

_NEAR: Final = 500
"""Characters that a `Holds` gets of each end of a long stretch."""


class Segment(NamedTuple):
    """A stretch of the text and the stretch of the document that it comes from."""

    start: int
    end: int
    file_start: int
    file_end: int
    exact: bool = True
    """Whether the document has it verbatim; if not, such as for an escape, only as a whole."""


def one_line(text: str) -> str | None:
    """How a piece is written where a text cannot hold a line break."""
    return None if NEWLINE.search(text) else text


def verbatim(text: str) -> str | None:
    """How a piece is written where nothing needs an escape."""
    return text


def anything(text: str) -> bool:
    """Whether a document that takes every text can hold this one: yes."""
    return True


class StringPart(NamedTuple):
    """A stretch of a text that is one string of the document, and how that string is written."""

    start: int
    end: int
    escape: Escape = verbatim
    holds: Holds = anything


class Piece(NamedTuple):
    """``text`` is what ``[start:end]`` of a document means."""

    text: str
    start: int
    end: int
    exact: bool = True
    """Whether it is there verbatim; else it is an escape."""


def meant(pieces: Sequence[Piece]) -> str:
    """The value of a string that consists of some pieces."""
    return "".join(piece.text for piece in pieces)


def segments_of(pieces: Sequence[Piece], offset: int = 0) -> Callable[[], tuple[Segment, ...]]:
    """What works out the segments when asked, for most strings are no prompts.

    ``offset``: where in the document the text begins that the places count from.
    """

    def found() -> tuple[Segment, ...]:
        segments: list[Segment] = []
        length = 0
        for text, start, end, exact in pieces:
            after = length + len(text)
            segments.append(Segment(length, after, offset + start, offset + end, exact))
            length = after
        return tuple(segments)

    return found


@value_class
class SourceMap:
    """A text, and the place of each of its characters in the document that it was read from."""

    text: str
    segments: tuple[Segment, ...]
    """Cover the text without gaps, in its order; at least one, even where the text is empty."""
    parts: tuple[StringPart, ...]
    """The strings of the document that make the text. What lies between them, such as the space
    that joins them, is in no document, and no edit goes there."""
    outer: SourceMap | None = None
    """What the segments point into, where that is not the document itself: a prompt in JSON in a
    shell command has passed through two layers of escapes."""

    @classmethod
    def of(
        cls,
        text: str,
        segments: tuple[Segment, ...],
        escape: Escape = verbatim,
        holds: Holds = anything,
        outer: SourceMap | None = None,
    ) -> SourceMap:
        """The map of a text that is one string of the document."""
        return cls(text, segments, (StringPart(0, len(text), escape, holds),), outer)

    @classmethod
    def slice(cls, text: str, start: int, end: int, outer: SourceMap | None = None) -> SourceMap:
        """``text[start:end]``, verbatim. ``outer``: the map whose text it is a slice of."""
        return cls.of(text[start:end], (Segment(0, end - start, start, end),), outer=outer)

    @classmethod
    def whole(cls, text: str) -> SourceMap:
        """A text that is a document of its own."""
        return cls.slice(text, 0, len(text))

    @classmethod
    def nowhere(cls, text: str) -> SourceMap:
        """A text that is in no document; all of it maps to the document's start."""
        return cls(text, (Segment(0, len(text), 0, 0, False),), ())

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the document that gave ``text[start:end]``; an escape counts whole."""
        first = self.segments[self._index(start)]
        file_start = first.file_start
        if first.exact:
            file_start += start - first.start
        elif start >= first.end:
            file_start = first.file_end
        file_end = file_start
        if end > start:
            last = self.segments[self._index(end - 1)]
            file_end = last.file_start + end - last.start if last.exact else last.file_end
        return (
            (file_start, file_end) if self.outer is None else self.outer.span(file_start, file_end)
        )

    def to_document(self, offset: int) -> int:
        """Where in the document the character at an offset of the text begins."""
        return self.span(offset, offset)[0]

    def to_text(self, offset: int) -> int | None:
        """Which character of the text an offset of the document belongs to; None: to none.

        The end of a stretch counts where nothing begins there, as for the cursor of an editor.
        """
        if self.outer is not None:
            within = self.outer.to_text(offset)
            if within is None:
                return None
            offset = within
        at_end: int | None = None
        for start, end, file_start, file_end, exact in self.segments:
            if file_start <= offset < file_end:
                return start + offset - file_start if exact else start
            if offset == file_end:
                at_end = end
        return at_end

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
        if text is None or self._cuts(edit.start) or self._cuts(edit.end):
            return None
        before, after = self._ends(part.start, edit.start), self._ends(edit.end, part.end)
        if not part.holds(before + edit.text + after):
            return None
        at, last = self._index(edit.start), self._index(max(edit.end - 1, edit.start))
        for one, next_one in pairwise(self.segments[at : last + 1]):
            if one.file_end != next_one.file_start:
                return None
        here = replace(self, outer=None) if self.outer is not None else self
        if part.start < edit.start == edit.end == part.end:
            # After the last character of this string, not before the next one.
            end = here.span(edit.start - 1, edit.start)[1]
            written = Edit(end, end, text)
        else:
            written = Edit(*here.span(edit.start, edit.end), text)
        return written if self.outer is None else self.outer.edit(written)

    def written(self, text: str) -> str | None:
        """A new text as the document writes it; None where the format cannot."""
        written = self.parts[0].escape(text) if self.parts else text
        if written is None or self.outer is None:
            return written
        return self.outer.written(written)

    def moved(self, by: int) -> SourceMap:
        """The same in a document that has ``by`` characters more before it."""
        if self.outer is not None:
            return replace(self, outer=self.outer.moved(by))
        segments = [
            Segment(a, b, first + by, end + by, exact) for a, b, first, end, exact in self.segments
        ]
        return SourceMap(self.text, tuple(segments), self.parts)

    def _part(self, edit: Edit) -> StringPart | None:
        """The string of the document that an edit is in; None where it is in no single one."""
        at = bisect_right(self.parts, edit.start, key=_start) - 1
        while at > 0 and self.parts[at - 1].end >= edit.end:
            at -= 1
        return self.parts[at] if at >= 0 and edit.end <= self.parts[at].end else None

    def _ends(self, start: int, end: int) -> str:
        """A stretch of the text, with a letter for the middle of a long one."""
        if end - start <= 2 * _NEAR:
            return self.text[start:end]
        return f"{self.text[start : start + _NEAR]}x{self.text[end - _NEAR : end]}"

    def _cuts(self, offset: int) -> bool:
        """Whether an offset is inside of something that is not verbatim."""
        segment = self.segments[self._index(offset)]
        return not segment.exact and segment.start < offset < segment.end

    def _index(self, offset: int) -> int:
        """Which segment has a character; the last one for the end of the text."""
        if len(self.segments) == 1:
            return 0
        return max(bisect_right(self.segments, offset, key=_start) - 1, 0)


def _start(segment: Segment | StringPart) -> int:
    return segment.start


@value_class
class PlacedPrompt:
    """One prompt of a document."""

    map: SourceMap
    lines: LineIndex
    """Rows of the document: at least those on which the prompt is."""
    start: int
    """Where in the document the prompt is said to be, in characters."""
    model: str | None = None
    """The model that the document names for this prompt."""
    partial: bool = False
    """Whether it is a part that others share, such as a suffix: it may well have no text."""
    why: str = ""
    """Why it is taken for a prompt, in a few words; empty where the user says that it is one."""
    sure: bool = True
    """Whether its place says that it is a prompt; if only its text does, less is fixed."""

    @classmethod
    def whole(cls, text: str) -> PlacedPrompt:
        """A prompt that is a document of its own."""
        return cls(SourceMap.whole(text), LineIndex(text), 0)

    def moved(self, by: int, lines: LineIndex) -> PlacedPrompt:
        """The same in a document that has ``by`` characters more before it, and these rows."""
        return PlacedPrompt(
            self.map.moved(by),
            lines,
            self.start + by,
            self.model,
            self.partial,
            self.why,
            self.sure,
        )

    @property
    def text(self) -> str:
        """The prompt."""
        return self.map.text

    @property
    def row(self) -> int:
        """The row of the document that the prompt is said to be on."""
        return self.lines.position(self.start).row
