"""Lines of a document -> one prompt: what is wrapped is joined, what is in front left out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from mjlint.documents.formats.lead import inner
from mjlint.text.places import Segment


class Stretch(NamedTuple):
    """A piece of the document that is of the prompt as it stands."""

    text: str
    start: int
    """Where it begins, in characters of the document."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def part(self, start: int, end: int) -> Stretch:
        """A part of it."""
        return Stretch(self.text[start:end], self.start + start)

    def stripped(self) -> Stretch:
        """Without white space around it."""
        text = self.text.lstrip()
        return Stretch(text.rstrip(), self.start + len(self.text) - len(text))


def without_lead(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The lines of a prompt without white space around them, and without what is in front of it.

    Quotation marks around a prompt of several lines stay: they may part words from the others.
    """
    first = stretches[0]
    start, end = inner(first.text)
    if len(stretches) > 1 and end < len(first.text.rstrip()):
        start, end = 0, len(first.text)
    return [
        first.part(start, end).stripped(),
        *(stretch.stripped() for stretch in stretches[1:]),
    ]


def joined(
    stretches: Sequence[Stretch], cut: Collection[int] = ()
) -> tuple[str, tuple[Segment, ...]]:
    """The text of several stretches with a space between each two, and where it comes from.

    The space is all that stands between them: the line break and what the next line begins with.
    ``cut``: the stretches (by number) in front of which something stands that no edit may touch.
    """
    pieces: list[str] = []
    segments: list[Segment] = []
    length = 0
    for number, stretch in enumerate(stretches):
        if number:
            pieces.append(" ")
            before = stretches[number - 1].end
            gap = (before, before if number in cut else stretch.start)
            segments.append(Segment(length, length + 1, *gap, False))
            length += 1
        pieces.append(stretch.text)
        end = length + len(stretch.text)
        segments.append(Segment(length, end, stretch.start, stretch.end))
        length = end
    return "".join(pieces), tuple(segments)
