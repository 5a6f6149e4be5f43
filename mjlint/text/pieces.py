"""A string of a document, piece by piece: what each means, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mjlint.text.places import Segment


class Piece(NamedTuple):
    """``text`` is what ``[start:end]`` of the document means."""

    text: str
    start: int
    end: int
    exact: bool
    """Whether it stands there verbatim; else it is an escape."""


def meant(pieces: Sequence[Piece]) -> str:
    """The value of the string."""
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
