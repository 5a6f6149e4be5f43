"""Lines that may be a prompt -> the prompt with its places, or why it is left alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mjlint.documents.around import labelled
from mjlint.documents.evidence import Decision, Surroundings, decide
from mjlint.documents.formats.grouping import blocks
from mjlint.documents.formats.lines import (
    Stretch,
    has_quotes,
    is_ruler,
    joined,
    without_lead,
)
from mjlint.documents.skipped import Skipped
from mjlint.text.lines import LineIndex
from mjlint.text.places import Holds, PlacedPrompt, SourceMap, anything, one_line


def never(text: str) -> str | None:
    """How a piece is written where nothing may be written."""
    return None


class Sheet(NamedTuple):
    """A document, or a text out of one, whose lines are looked at."""

    lines: LineIndex
    """Of the document."""
    outer: SourceMap | None = None
    """Of the text, where it is not the document itself."""

    def candidate(
        self, lines: Sequence[Stretch | None], around: Surroundings, holds: Holds = anything
    ) -> PlacedPrompt | Skipped | None:
        """What some lines are; None where nothing about them looks like a prompt.

        None among the lines is a blank line or a comment, which no edit touches.
        """
        own = [number for number, line in enumerate(lines) if line is not None]
        whole = [line for line in lines if line is not None]
        if not whole:
            return None
        stretches, found = without_lead(whole)
        cut = [at for at in range(1, len(own)) if own[at] != own[at - 1] + 1]
        if len(stretches) != len(own):
            cut = list(range(1, len(stretches)))
        text, segments = joined(stretches, cut)
        if not text.strip():
            return None
        decision = decide("\n".join(line.text for line in stretches), labelled(around, found.label))
        if not decision.prompt:
            return self.skipped(text, stretches[0].start, decision)
        escape = never if decision.guessed else one_line
        held = _in_quotes if found.quoted else holds
        source = SourceMap.of(text, segments, escape, held, self.outer)
        return PlacedPrompt(
            source,
            self.lines,
            source.to_document(0),
            partial=decision.partial,
            why=decision.why,
            sure=decision.sure,
        )

    def skipped(self, text: str, start: int, decision: Decision) -> Skipped | None:
        """What is left alone, where it looked like a prompt."""
        if not decision.why:
            return None
        offset = start if self.outer is None else self.outer.to_document(start)
        return Skipped(self.lines.position(offset).row, text, decision.why)

    def block(
        self, lines: Sequence[Stretch | None], around: Surroundings, holds: Holds = anything
    ) -> Iterator[PlacedPrompt | Skipped]:
        """The prompts of a block of code: the whole of it, several, or some of its lines."""
        for part in _parts(lines, around):
            several = blocks(part)
            found = [self.candidate(each, around, holds) for each in several]
            if len(several) > 1 and any(isinstance(each, PlacedPrompt) for each in found):
                # One of them is a prompt, and the others look like it.
                alike = around._replace(named=True)
                found = [
                    one if isinstance(one, PlacedPrompt) else self.candidate(each, alike, holds)
                    for one, each in zip(found, several, strict=True)
                ]
            if any(isinstance(each, PlacedPrompt) for each in found) or around.says:
                yield from (each for each in found if each is not None)
                continue
            alone = around._replace(likely="", named=False, suffix=False)
            single = [self.candidate([line], alone, holds) for line in part if line is not None]
            if any(isinstance(each, PlacedPrompt) for each in single):
                yield from (each for each in single if each is not None)
            else:
                yield from (each for each in found if each is not None)


def _parts(lines: Sequence[Stretch | None], around: Surroundings) -> Iterator[list[Stretch | None]]:
    """A block without its rulers, which separate prompts."""
    part: list[Stretch | None] = []
    for line in lines:
        if line is not None and is_ruler(line.text):
            yield part
            part = []
        else:
            part.append(line)
    yield part


def _in_quotes(text: str) -> bool:
    """Whether quotation marks around it would still be the only ones; they may be in a span."""
    return not has_quotes(text) and bool(text.strip())
