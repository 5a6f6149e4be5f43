"""Lines that may be a prompt -> the prompt with its places, or why it is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mjlint.documents.around import labelled, under, with_tool
from mjlint.documents.evidence import Decision, Surroundings, decide, ends_in_parameters
from mjlint.documents.fields import tools_by_row
from mjlint.documents.formats.grouping import blocks
from mjlint.documents.formats.lines import (
    Stretch,
    has_quotes,
    is_ruler,
    joined,
    without_lead,
)
from mjlint.documents.overruling import lists_parameters
from mjlint.documents.programs import calls_own
from mjlint.documents.skipped import Skipped
from mjlint.documents.words import CHANGE, SESSION
from mjlint.text.lines import LineIndex
from mjlint.text.patterns import pattern
from mjlint.text.places import Holds, PlacedPrompt, SourceMap, anything, one_line

_COMMAND: Final = pattern(r"/(?!imagine)[a-z]{3,12}(?=[ \t:：]|\Z)")
_PROMPTS: Final = pattern(r"prompt|:[ \t]*\Z", re.IGNORECASE)
_LONGEST_HEAD: Final = 60


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
        cut = {at for at in range(1, len(own)) if own[at] != own[at - 1] + 1}
        if len(stretches) != len(own):
            cut = set(range(1, len(stretches)))
        text, segments = joined(stretches, cut)
        if not text.strip():
            return None
        several = self.outer is None and "\n" in self.lines.text
        if several and (tools := tools_by_row(self.lines.text)):
            row = self.lines.position(stretches[0].start).row - self.lines.row
            around = with_tool(around, tools[row], found.label)
        decision = decide("\n".join(line.text for line in stretches), labelled(around, found.label))
        if decision.prompt and not decision.sure:
            if any(calls_own(line.text, self.lines.text) for line in stretches):
                decision = Decision(False, "a shell command")
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
        for part in _parts(lines):
            texts = [line.text for line in part if line is not None]
            if _is_of_commands(texts) or any(map(CHANGE.match, texts)) or lists_parameters(texts):
                continue
            head = texts[0] if texts else ""
            if len(head) < _LONGEST_HEAD and _PROMPTS.search(head) and "--" not in head:
                # What it names holds for all that follows.
                around = under(around, head, "first line")
            if any(map(SESSION.match, texts)):
                around = around._replace(other="a shell session")
            several = blocks(part)
            found = [self.candidate(each, around, holds) for each in several]
            alike = any(isinstance(e, PlacedPrompt) for e in found) and all(map(_ends, several))
            for one, each in zip(found, several, strict=True):
                if isinstance(one, PlacedPrompt) or around.says:
                    yield from _known(one)
                elif alike:
                    # One of them is a prompt, and this one looks like it.
                    yield from _known(self.candidate(each, around._replace(named=True), holds))
                else:
                    yield from self._lines(each, one, around, holds)

    def _lines(
        self,
        lines: Sequence[Stretch | None],
        whole: Skipped | None,
        around: Surroundings,
        holds: Holds,
    ) -> Iterator[PlacedPrompt | Skipped]:
        """The prompts among lines that are none together, or else what they are ``whole``."""
        alone = around._replace(likely="", named=False, suffix=False)
        found = [
            self.candidate([line], alone, holds)
            for line, before in zip(lines, (None, *lines), strict=False)
            if line is not None and not _goes_on(before, line)
        ]
        if any(isinstance(each, PlacedPrompt) for each in found):
            yield from (each for each in found if each is not None)
        else:
            yield from _known(whole)


def _goes_on(before: Stretch | None, line: Stretch) -> bool:
    """Whether a line is the rest of a sentence that is wrapped."""
    if before is None or not line.text[:1].islower():
        return False
    last = before.text.rstrip()
    return last[-1:] not in ".!?:：。;" and not ends_in_parameters(last)


def _known(found: PlacedPrompt | Skipped | None) -> Iterator[PlacedPrompt | Skipped]:
    if found is not None:
        yield found


def _ends(lines: Sequence[Stretch | None]) -> bool:
    """Whether the last of the lines ends in parameters."""
    return ends_in_parameters(next((e.text for e in reversed(lines) if e is not None), ""))


def _parts(lines: Sequence[Stretch | None]) -> Iterator[list[Stretch | None]]:
    """A block without its rulers, which separate prompts."""
    part: list[Stretch | None] = []
    for line in lines:
        if line is not None and is_ruler(line.text):
            yield part
            part = []
        else:
            part.append(line)
    yield part


def _is_of_commands(texts: Sequence[str]) -> bool:
    """Whether lines say what commands of a chat do, ``/info`` and ``/imagine`` among them."""
    return any(map(_COMMAND.match, texts)) and not any(map(ends_in_parameters, texts))


def _in_quotes(text: str) -> bool:
    """Whether quotation marks around it would still be the only ones; they may be in a span."""
    return not has_quotes(text) and bool(text.strip())
