"""Text and light markup: a prompt a line, or in paragraphs.

In a text that the user names each line is a prompt, or each block between blank lines or rulers.
Skipped are blank lines, lines that begin with ``#`` or ``//``, and rulers. What people write before
a prompt (list markers, numbers, ``/imagine prompt:``) and quotation marks around it are no part of
it. In a text that was found in a folder, and in reStructuredText, Org, AsciiDoc and subtitles,
lines and paragraphs are prompts where they say so.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Final

from mjlint.documents.around import labelled, of_document
from mjlint.documents.evidence import Surroundings, of_line
from mjlint.documents.formats.candidates import never
from mjlint.documents.formats.lines import Stretch, has_quotes, is_ruler, joined, without_lead
from mjlint.documents.skipped import Skipped
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, Line
from mjlint.text.lines import LineIndex
from mjlint.text.patterns import pattern
from mjlint.text.places import PlacedPrompt, SourceMap, one_line

_COMMENT: Final = pattern(r"[ \t]*(?:#|//)")
_TEXTS: Final = frozenset({"", ".txt", ".prompt", ".prompts", ".mj"})


def read(document: Document, options: Options = DEFAULT) -> Iterator[PlacedPrompt | Skipped]:
    """The prompts of a document, in flat memory."""
    suffix = os.path.splitext(document.name)[1].lower()
    if options.searched or suffix not in _TEXTS:
        from mjlint.documents.formats.markup import paragraphs

        yield from paragraphs(document, options, wrapped=suffix not in _TEXTS)
        return
    around = of_document(document.name, options)
    if options.blocks == "lines":
        for line in document.lines():
            if (found := _prompt((line,), around)) is not None:
                yield found
        return
    block: list[Line] = []
    for line in document.lines():
        if is_ruler(line.text) or (options.blocks == "blank-lines" and not line.text.strip()):
            if (found := _prompt(block, around)) is not None:
                yield found
            block = []
        else:
            block.append(line)
    if (found := _prompt(block, around)) is not None:
        yield found


def _prompt(lines: Sequence[Line], around: Surroundings) -> PlacedPrompt | Skipped | None:
    """The prompt that some lines are, None where nothing is in them."""
    own = [number for number, line in enumerate(lines) if not _skipped(line.text)]
    if not own:
        return None
    first, last = own[0], own[-1]
    whole = [Stretch(lines[n].text, lines[n].start) for n in own]
    stretches, found = without_lead(whole)
    cut = {at for at in range(1, len(own)) if own[at] != own[at - 1] + 1}
    text, segments = joined(stretches, cut)
    if not text.strip():
        return None
    here = LineIndex(lines[first].text, lines[first].start, lines[first].row)
    if first != last:
        rows = [line.text + _break(line, lines[n]) for n, line in enumerate(lines[:last], 1)]
        here = LineIndex("".join(rows[first:]) + lines[last].text, here.start, here.row)
    decision = of_line("\n".join(each.text for each in stretches), labelled(around, found.label))
    if not decision.prompt:
        return Skipped(here.row, text, decision.why) if decision.why else None
    escape = never if decision.guessed else one_line
    source = SourceMap.of(text, segments, escape, _holds_quoted if found.quoted else _holds)
    return PlacedPrompt(source, here, here.start, partial=decision.partial, why=decision.why)


def _holds_quoted(text: str) -> bool:
    return _holds(text) and not has_quotes(text)


def _skipped(text: str) -> bool:
    """Whether a line holds nothing: it is blank, a comment or a ruler."""
    return not text or text.isspace() or _COMMENT.match(text) is not None or is_ruler(text)


def _break(line: Line, following: Line) -> str:
    """The line break between two lines, as long as it is."""
    return "\r\n" if following.start - line.start - len(line.text) == 2 else "\n"


def _holds(text: str) -> bool:
    """Whether a line of it would be read as the same prompt."""
    return not _COMMENT.match(text) and not is_ruler(text)
