"""Text: one prompt a line, or in blocks parted by blank lines or by rulers (``---``).

Skipped are blank lines, lines that begin with ``#`` or ``//``, and rulers. What people write in
front of a prompt (list markers, numbers, ``/imagine prompt:``) and quotation marks around it are
no part of it. A line of parameters alone is a suffix for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mjlint.documents.formats.joining import Stretch, joined, without_lead
from mjlint.documents.formats.lead import has_quotes, is_quoted
from mjlint.documents.formats.prose import is_parameters_alone
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, Line
from mjlint.text.lines import LineIndex
from mjlint.text.places import PlacedPrompt, SourceMap, one_line

_RULER: Final = re.compile(r"\s*([-=*_~])\1{2,}\s*")
_COMMENT: Final = re.compile(r"[ \t]*(?:#|//)")


def read(document: Document, options: Options = DEFAULT) -> Iterator[PlacedPrompt]:
    """The prompts of a document, in flat memory."""
    if options.blocks == "lines":
        for line in document.lines():
            if (placed := _prompt((line,))) is not None:
                yield placed
        return
    block: list[Line] = []
    for line in document.lines():
        if _RULER.fullmatch(line.text) or (options.blocks == "blank-lines" and _blank(line)):
            if (placed := _prompt(block)) is not None:
                yield placed
            block = []
        else:
            block.append(line)
    if (placed := _prompt(block)) is not None:
        yield placed


def _prompt(lines: Sequence[Line]) -> PlacedPrompt | None:
    """The prompt that some lines are, None where nothing is in them."""
    own = [number for number, line in enumerate(lines) if not _skipped(line.text)]
    if not own:
        return None
    first, last = own[0], own[-1]
    stretches = without_lead([Stretch(lines[n].text, lines[n].start) for n in own])
    cut = [at for at in range(1, len(own)) if own[at] != own[at - 1] + 1]
    text, segments = joined(stretches, cut)
    if not text.strip():
        return None
    if first == last:
        index = lines[first].lines
    else:
        rows = [line.text + _break(line, lines[n]) for n, line in enumerate(lines[:last], 1)]
        index = LineIndex(
            "".join(rows[first:]) + lines[last].text, lines[first].start, lines[first].row
        )
    raw = lines[first]
    holds = _holds_quoted if is_quoted(raw.text, stretches[0].start - raw.start) else _holds
    partial = text[0] in "-—–" and is_parameters_alone(text)
    map = SourceMap.of(text, segments, one_line, holds)
    return PlacedPrompt(map, index, index.start, partial=partial)


def _holds_quoted(text: str) -> bool:
    return _holds(text) and not has_quotes(text)


def _skipped(text: str) -> bool:
    """Whether a line holds nothing: it is blank, a comment or a ruler."""
    return (
        not text
        or text.isspace()
        or _COMMENT.match(text) is not None
        or _RULER.fullmatch(text) is not None
    )


def _break(line: Line, following: Line) -> str:
    """The line break between two lines, as long as it is."""
    return "\r\n" if following.start - line.start - len(line.text) == 2 else "\n"


def _holds(text: str) -> bool:
    """Whether a line of it would be read as the same prompt."""
    return not _COMMENT.match(text) and not _RULER.fullmatch(text)


def _blank(line: Line) -> bool:
    return not line.text or line.text.isspace()
