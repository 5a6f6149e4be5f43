"""Notebooks (.ipynb): the Markdown of their cells, and the strings of their code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mjlint.documents.around import of_document
from mjlint.documents.formats import markdown
from mjlint.documents.formats.data import parsed
from mjlint.documents.formats.joining import within
from mjlint.documents.formats.source import strings
from mjlint.documents.skipped import Skipped
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, Fault
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import DataNode, StringNode
from mjlint.text.places import PlacedPrompt, Segment, SourceMap, StringPart


def read(
    document: Document, options: Options = DEFAULT
) -> Iterator[PlacedPrompt | Skipped | Fault]:
    """The prompts of a document, cell by cell."""
    text = document.text
    lines = LineIndex(text)
    root = parsed(text, lines)
    around = of_document(document.name, options)._replace(likely="", named=False, suffix=True)
    cells = root.member("cells")
    for cell in cells.value.items if cells is not None else ():
        kind, source = cell.member("cell_type"), cell.member("source")
        outer = _source(source.value) if source is not None else None
        if kind is None or outer is None:
            continue
        found: Iterator[PlacedPrompt | Skipped | Fault]
        if kind.value.text in ("markdown", "raw"):
            found = markdown.read(Document.of(document.name, outer.text), options)
        else:
            found = strings(outer.text, LineIndex(outer.text), around, True)
        for each in found:
            if isinstance(each, PlacedPrompt):
                start = outer.to_document(each.start)
                yield replace(each, map=within(each.map, outer), lines=lines, start=start)
            else:
                row = lines.position(outer.to_document(0)).row
                yield (
                    each._replace(row=row)
                    if isinstance(each, Skipped)
                    else Fault(each.message, row)
                )


def _source(node: DataNode) -> SourceMap | None:
    """The text of a cell: a string, or a list of them."""
    if isinstance(node, StringNode):
        return node.map()
    strings_ = [item for item in node.items if isinstance(item, StringNode)]
    if not strings_:
        return None
    text = ""
    segments: list[Segment] = []
    parts: list[StringPart] = []
    for string in strings_:
        base = len(text)
        text += string.text
        parts.append(StringPart(base, len(text), string.escape, string.holds))
        segments += (
            each._replace(start=each.start + base, end=each.end + base)
            for each in string.segments()
        )
    return SourceMap(text, tuple(segments), tuple(parts))
