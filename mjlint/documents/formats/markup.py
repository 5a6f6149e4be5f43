"""Paragraphs of light markup: plain text in folders, reStructuredText, Org, AsciiDoc, subtitles."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from mjlint.documents.around import beside, is_own_info, of_document, quoted, under, with_tool
from mjlint.documents.evidence import Surroundings, ends_in_parameters
from mjlint.documents.fields import tools_by_row
from mjlint.documents.flags import flags
from mjlint.documents.formats.candidates import Sheet
from mjlint.documents.formats.grouping import units
from mjlint.documents.formats.labels import FIELD, label_of
from mjlint.documents.formats.lines import Stretch, inner, is_ruler
from mjlint.documents.formats.spans import CODE_SPAN, between, has_code_flags, in_span
from mjlint.documents.skipped import Skipped
from mjlint.settings.reading import Options
from mjlint.text.document import Document, DocumentError, Line
from mjlint.text.lines import LineIndex
from mjlint.text.patterns import pattern
from mjlint.text.places import PlacedPrompt

_HEADING: Final = pattern(r"(?:#{1,6}|={1,6}|\*{1,6})[ \t]+(?P<text>\S.*)")
_DIRECTIVE: Final = pattern(
    r"[ \t]*(?:\.\.[ \t]|#\+|:[\w-]+:|\[(?:source|quote|NOTE|TIP|\[)|\.[A-Z]|//|WEBVTT\b|NOTE\b|//\Z|#[^ \t#+])"
    r"|\d{1,6}\s*\Z|[\d:.,]+[ \t]*-->|\[\d[^\]]*\d\].*|[ \t]*\|?={3,}"
)
_INFO: Final = pattern(
    r"""[ \t]*(?:\#\+begin_(?:src|example|quote)[ \t]+|\.\.[ \t]+(?:code-block|code|prompt)::[ \t]*
    |\[source,[ \t]*)(?P<info>[\w-]*)""",
    re.IGNORECASE | re.VERBOSE,
)
_ITEM: Final = pattern(r"[ \t]*(?:[-*+•‣▪][ \t]|\(?\d{1,4}[.)][ \t])")
_COMMENT: Final = pattern(r"[ \t]*//")
_LONGEST_BLOCK: Final = 200
_OF_ADOC: Final = pattern(r"[ \t]*[^\s:][^:\n]{0,60}:{2,4}[ \t]+(?=\S)")
_TERMS: Final = {
    ".org": pattern(r"[ \t]*[-+*][ \t]+[^\n]{1,60}?[ \t]::[ \t]+(?=\S)"),
    ".adoc": _OF_ADOC,
    ".asciidoc": _OF_ADOC,
}
"""What a description is of, by the suffix of the file: ``- Monday :: a heron``, ``Monday:: a heron``."""
_CELLS: Final = pattern(r"[ \t]*\|(?P<cells>.*\S)")


def paragraphs(
    document: Document, options: Options, *, wrapped: bool
) -> Iterator[PlacedPrompt | Skipped]:
    """The prompts of a document, in flat memory.

    ``wrapped``: whether the lines of a paragraph belong together; if not, most are prompts of their own.
    """
    around = of_document(document.name, options)
    if wrapped:
        around = around._replace(named=False, likely="")
    reader = _Reader(around, wrapped, _TERMS.get(os.path.splitext(document.name)[1].lower()))
    for block in _blocks(document.lines()):
        reader.look_at(block)
        for line in block:
            yield from reader.line(line)
    yield from reader.flush()


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines up to a blank one, or to as many as are looked at together."""
    block: list[Line] = []
    try:
        for line in lines:
            block.append(line)
            if not line.text.strip() or len(block) == _LONGEST_BLOCK:
                yield block
                block = []
    except DocumentError:
        # What is above the broken line is read all the same.
        yield block
        raise
    yield block


class _Reader:
    """The paragraph that is read, and what is above it."""

    def __init__(
        self, around: Surroundings, wrapped: bool, term: re.Pattern[str] | None = None
    ) -> None:
        """``term``: what a paragraph may begin with that is no part of it."""
        self._base = self._around = around
        self._wrapped, self._term = wrapped, term
        self._pending: list[Line] = []
        self._marked = ""
        """The first sign of a block that says whose it is: its indent, or how it ends."""
        self._tools: Sequence[str | None] = ()
        self._tool: str | None = None
        """What a field named that had a paragraph of its own."""
        self._first = 0

    def look_at(self, lines: Sequence[Line]) -> None:
        """Find the fields among the lines that come next."""
        text = "\n".join(line.text for line in lines)
        self._tools = tools_by_row(text) if ":" in text or "：" in text else ()
        self._first = lines[0].row if lines else 0
        if self._tools and "--" not in text:
            self._tool = self._tools[0]

    def line(self, line: Line) -> Iterator[PlacedPrompt | Skipped]:
        """What is found now that a line has come."""
        text = line.text
        if not text.strip():
            yield from self.flush()
            return
        if is_ruler(text):
            if len(self._pending) == 1 and not flags(self._pending[0].text):
                self._head(self._pending[0].text)
                self._pending = []
            yield from self.flush()
            self._tool = None
            if self._marked == "ruler":
                self._marked = "ruler:open"
            elif self._marked == "ruler:open":
                self._unmark()
            return
        if self._marked == "indent" and not text[0].isspace():
            yield from self.flush()
            self._unmark()
        heading = _HEADING.match(text)
        if (
            heading is not None
            and not flags(text)
            and not (self._wrapped is False and text[0] == "*")
        ):
            yield from self.flush()
            self._head(heading["text"])
            return
        if FIELD.match(text.lstrip()) and flags(text):
            yield from self.flush()
            yield from self._candidates([Stretch(text, line.start).stripped()], line.lines)
            return
        if self._is_directive(text):
            yield from self.flush()
            self._directive(text)
            return
        cells = _CELLS.match(text)
        if cells is not None:
            yield from self.flush()
            yield from self._row(line, *cells.span("cells"))
            return
        if self._pending and self._splits(text):
            yield from self.flush()
        self._pending.append(line)
        if not self._wrapped and ends_in_parameters(text):
            yield from self.flush()

    def _splits(self, text: str) -> bool:
        if self._term is not None and self._term.match(text):
            return True
        return bool(_ITEM.match(text)) or (
            bool(label_of(text)) and (self._wrapped or bool(label_of(self._pending[0].text)))
        )

    def _is_directive(self, text: str) -> bool:
        if _DIRECTIVE.match(text) is None:
            return False
        return not (
            flags(text) and not text.lstrip().startswith(("..", "#+", "[source", "//", ":"))
        )

    def _head(self, text: str) -> None:
        self._marked, self._tool = "", None
        self._around = under(self._base, text)

    def _directive(self, text: str) -> None:
        lowered = text.strip().lower()
        if lowered.startswith("#+end"):
            self._unmark()
        match = _INFO.match(text)
        if match is not None and is_own_info(match["info"]):
            self._marked = {"#": "end", ".": "indent"}.get(lowered[0], "ruler")
            self._around = self._around._replace(says=f"block marked `{match['info']}`")

    def _unmark(self) -> None:
        self._marked = ""
        self._around = self._around._replace(says="")

    def _row(self, line: Line, start: int, end: int) -> Iterator[PlacedPrompt | Skipped]:
        at, above = start, self._around
        cells = line.text[start:end].split("|")
        self._around = beside(above, [("", cell.strip()) for cell in cells])
        for cell in cells:
            stretch = Stretch(cell, line.start + at).stripped()
            if stretch.text and flags(stretch.text):
                yield from self._candidates([stretch], line.lines)
            at += len(cell) + 1
        self._around = above

    def flush(self) -> Iterator[PlacedPrompt | Skipped]:
        """The prompts of the paragraph that ends here."""
        lines, self._pending = self._pending, []
        if not lines:
            return
        if (
            not self._around.says
            and not self._around.likely
            and not any(_signs(line.text) for line in lines)
        ):
            return
        stretches = [Stretch(line.text, line.start) for line in lines]
        first = lines[0]
        if self._term is not None and (term := self._term.match(first.text)):
            stretches[0] = stretches[0].part(term.end(), len(first.text))
        text = first.text
        for before, line in pairwise(lines):
            text += "\r\n" if line.start - before.start - len(before.text) == 2 else "\n"
            text += line.text
        index = LineIndex(text, first.start, first.row)
        if self._wrapped or self._around.says:
            for unit in units(stretches):
                yield from self._candidates(unit, index)
            return
        for unit in _runs(stretches):
            yield from self._candidates(unit, index)

    def _candidates(
        self, unit: list[Stretch], index: LineIndex
    ) -> Iterator[PlacedPrompt | Skipped]:
        around = self._around
        if around.likely and (_COMMENT.match(unit[0].text) or is_ruler(unit[0].text)):
            return
        row = index.position(unit[0].start).row - self._first
        tool = self._tools[row] if 0 <= row < len(self._tools) else None
        around = with_tool(around, tool or self._tool, label_of(unit[0].text))
        content = "\n".join(line.text for line in unit)
        if "`" in content and has_code_flags(content) and not around.says:
            around = around._replace(likely="", named=False)
            for match in CODE_SPAN.finditer(content):
                inside = list(between(unit, *match.span(2)))
                told = quoted(around, content, *match.span())
                found = Sheet(index).candidate(inside, told, in_span) if inside else None
                if found is not None:
                    yield found
            return
        found = Sheet(index).candidate(unit, around, _holds)
        if found is not None:
            yield found


def _runs(lines: list[Stretch]) -> Iterator[list[Stretch]]:
    """Lines that belong together in a text of lines: what ends with a comma, or goes on in parameters."""
    run: list[Stretch] = []
    for line in lines:
        body = line.text[inner(line.text).start :]
        goes_on = run and (
            run[-1].text.rstrip().endswith((",", "、", "，")) or body.startswith(("--", "—", "–"))
        )
        if run and not goes_on:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _signs(text: str) -> bool:
    return "--" in text or "—" in text or "–" in text or "/imagine" in text


def _holds(text: str) -> bool:
    """Whether a line of it would be read as the same paragraph."""
    return bool(text.strip()) and not text.startswith(("#", "//", "..")) and not is_ruler(text)
