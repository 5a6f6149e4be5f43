"""Pages in a string of data: the paragraphs, lists and blocks of code of a text of several lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.documents.around import under
from mjlint.documents.evidence import Surroundings
from mjlint.documents.flags import flags
from mjlint.documents.formats.candidates import Sheet
from mjlint.documents.formats.lines import Stretch, is_ruler
from mjlint.documents.formats.markdown_inline import in_lines
from mjlint.documents.skipped import Skipped
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import StringNode
from mjlint.text.patterns import pattern
from mjlint.text.places import PlacedPrompt

_HEADING: Final = pattern(r"#{1,6}[ \t]+(\S.*)")
_ITEM: Final = pattern(r"(?:[-*+•][ \t]|\d{1,3}[.)][ \t])")
_FENCE: Final = ("```", "~~~")


def in_page(
    node: StringNode, around: Surroundings, lines: LineIndex
) -> Iterator[PlacedPrompt | Skipped]:
    """The prompts of a string. ``lines``: of the document that it is in."""
    sheet = Sheet(lines, node.map())
    above = around = around._replace(likely="", named=False, suffix=False)
    group: list[Stretch] = []
    at = 0
    for line in [*node.text.split("\n"), ""]:
        stretch = Stretch(line, at).stripped()
        at += len(line) + 1
        text = stretch.text
        heading = _HEADING.match(text) if not flags(text) else None
        ends = not text or heading is not None or text.startswith(_FENCE) or is_ruler(text)
        if ends or _ITEM.match(text):
            if group:
                yield from in_lines(sheet, group, above, False)
            group = []
        if heading is not None:
            above = under(around, heading[1])
        if not ends:
            group.append(stretch)
