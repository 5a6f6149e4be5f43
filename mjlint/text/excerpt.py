"""A text that was read out of another one, and where each of its characters stands there.

A prompt in a JSON string in a shell command has passed through two layers of escapes; a chain of
excerpts leads every place back to the file, and every new text forward through the escapes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple


class Segment(NamedTuple):
    """A stretch of an excerpt and the stretch of the outer text that it was read from."""

    start: int
    """Where it begins in the excerpt; it ends where the next one begins."""
    outer_start: int
    outer_end: int
    verbatim: bool
    """Whether the outer text is the same, character by character; else it is one escape."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text inside another; offsets count characters."""

    text: str
    segments: tuple[Segment, ...]
    outer: Excerpt | None = None
    """What the segments point into; None: the file itself."""
    escape: Callable[[str], str] | None = None
    """Writes a new text as it must stand in the outer one; None: as it is."""

    @classmethod
    def slice(cls, text: str, start: int, end: int, outer: Excerpt | None = None) -> Excerpt:
        """``text[start:end]``, verbatim. ``outer``: the excerpt that has the text."""
        return cls(text[start:end], (Segment(0, start, end, True),), outer)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where ``[start:end]`` stands in the file; of an escape, the whole of it."""
        if not self.segments:
            return 0, 0
        first = self._segment(start)
        outer_start = first.outer_start + (start - first.start if first.verbatim else 0)
        outer_end = outer_start
        if start >= len(self.text) and not first.verbatim:
            outer_start = outer_end = first.outer_end
        elif end > start:
            last = self._segment(end - 1)
            outer_end = last.outer_end
            if last.verbatim:
                outer_end = last.outer_start + end - last.start
        if self.outer is not None:
            return self.outer.place(outer_start, outer_end)
        return outer_start, outer_end

    def moved(self, by: int) -> Excerpt:
        """The same in a file of which this one is a piece, or the other way round."""
        if self.outer is not None:
            return replace(self, outer=self.outer.moved(by))
        segments = (
            s._replace(outer_start=s.outer_start + by, outer_end=s.outer_end + by)
            for s in self.segments
        )
        return replace(self, segments=tuple(segments))

    def written(self, text: str) -> str:
        """A new text as it must stand in the file."""
        if self.escape is not None:
            text = self.escape(text)
        return self.outer.written(text) if self.outer is not None else text

    def _segment(self, at: int) -> Segment:
        # A segment of no length never begins behind `at`, so there is always one.
        n = bisect_right(self.segments, at, key=lambda segment: segment.start)
        return self.segments[max(0, n - 1)]
