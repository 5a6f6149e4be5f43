"""The lines of a paragraph, a heading or a cell of Markdown to the prompts in them, and in their code spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from mjlint.documents.around import labelled, quoted
from mjlint.documents.evidence import Surroundings
from mjlint.documents.formats.candidates import Sheet
from mjlint.documents.formats.grouping import units
from mjlint.documents.formats.labels import label_of
from mjlint.documents.formats.lines import Stretch
from mjlint.documents.formats.spans import (
    CODE_SPAN,
    between,
    has_code_flags,
    in_paragraph,
    in_span,
    may_have_flags,
    meant_by,
)
from mjlint.documents.skipped import Skipped
from mjlint.text.places import PlacedPrompt

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FEW_WORDS: Final = 3


@cache
def parser() -> MarkdownIt:
    """Blocks alone: what is within lines is only looked at where a prompt may be."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])


def in_lines(
    sheet: Sheet, lines: Sequence[Stretch], around: Surroundings, paragraphs: bool
) -> Iterator[PlacedPrompt | Skipped]:
    """The prompts of some lines. ``paragraphs``: whether they are prompts without parameters, too."""
    # Without the spaces at the ends of the lines, as the places count.
    content = "\n".join(line.text for line in lines)
    if "`" in content and has_code_flags(content):
        yield from _code_spans(sheet, content, lines, around)
        return
    for unit in units(lines):
        text = "\n".join(line.text for line in unit)
        if paragraphs and not may_have_flags(text) and len(text.split()) <= _FEW_WORDS:
            continue
        found = sheet.candidate(unit, around, in_paragraph)
        if found is not None:
            yield found


def _code_spans(
    sheet: Sheet, content: str, lines: Sequence[Stretch], around: Surroundings
) -> Iterator[PlacedPrompt | Skipped]:
    """The prompts in the code spans of some lines."""
    parsed: list[Token] = []
    markdown = parser()
    markdown.inline.parse(content, markdown, {}, parsed)
    spans = [(each.markup, each.content) for each in parsed if each.type == "code_inline"]
    matches = CODE_SPAN.finditer(content)
    before = label_of(content)
    around = labelled(around, before) if before else around
    if not around.says.startswith("the label"):
        around = around._replace(says="", likely="", suffix=True, named=False)
    for markup, meant in spans:
        match = next((m for m in matches if m[1] == markup and meant_by(m[2]) == meant), None)
        if match is None:
            return
        unit = list(between(lines, *match.span(2)))
        if unit and (may_have_flags(meant) or "/imagine" in meant):
            told = quoted(around, content, *match.span())
            found = sheet.candidate(unit, told, in_span)
            if found is not None:
                yield found
