"""Markdown: prompts in paragraphs, headings, lists, quotes, cells, fences, code and front matter.

A fence whose info string says so (``midjourney``, ``mj``, ``prompt``) is a prompt; everywhere else
the text has to say it, or the name of the file. Wrapped lines are joined; a fence is several
prompts only where each of them ends in parameters. A block of parameters alone is a suffix.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mjlint.documents.around import beside, of_document, under
from mjlint.documents.evidence import Surroundings
from mjlint.documents.formats.candidates import Sheet
from mjlint.documents.formats.markdown_inline import parser
from mjlint.documents.formats.markdown_page import Above, MarkdownPage
from mjlint.documents.formats.markdown_scan import without_empty
from mjlint.documents.formats.picking import Picker
from mjlint.documents.formats.siblings import fields_of
from mjlint.documents.skipped import Skipped
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, DocumentError, Fault
from mjlint.text.lines import LineIndex, count_breaks
from mjlint.text.nodes import DataNode
from mjlint.text.patterns import pattern
from mjlint.text.places import PlacedPrompt
from mjlint.text.remembering import remembered

_FRONT: Final = {"---": "yaml", "+++": "toml"}
_SECTION: Final = pattern(r"(?<=\n\n)(?=#{1,6}[ \t]|```|~~~)|(?<=\n\r\n)(?=#{1,6}[ \t]|```|~~~)")
"""Where a block begins, unless one that is open goes on."""
_NEXT: Final = "# x\n"
"""A block that is one by itself after all but an open one."""
_JOINED: Final = 8
"""Pieces that are tried as one section before the rest of the document is."""

_Found = PlacedPrompt | Skipped | Fault


def read(document: Document, options: Options = DEFAULT) -> Iterator[_Found]:
    """The prompts of a document, in its order."""
    lines = LineIndex(document.text)
    base = of_document(document.name, options)
    first = 0
    kind = _FRONT.get(lines.rows[0].rstrip())
    if kind is not None:
        opening = lines.rows[0].rstrip()
        for row in range(1, len(lines.rows)):
            if lines.rows[row].rstrip() == opening:
                try:
                    for node in _front_matter(lines, kind, row):
                        yield from Picker(document.name, options).prompts(node, lines)
                        base = _of_page(base, node)
                except DocumentError as error:
                    # What is below it is read all the same.
                    yield error.fault
                first = row + 1
                break
    start = lines.row_start(first + 1) if first < len(lines.rows) else len(lines.text)
    body = lines.text[start:]
    if options.edited:
        yield from _in_sections(body, base, options.paragraphs, start, lines)
        return
    page = MarkdownPage(Sheet(lines), base, Above(base), options.paragraphs)
    if not base.likely and not options.paragraphs:
        body = without_empty(body)
    yield from page.read(parser().parse(body), first)


def _front_matter(lines: LineIndex, kind: str, end: int) -> Iterator[DataNode]:
    start = lines.row_start(2)
    text = lines.text[start : lines.row_start(end + 1)]
    if kind == "yaml":
        from mjlint.documents.formats.yaml_tree import trees

        yield from trees(text, lines, start)
    else:
        from mjlint.documents.formats.data import parsed_toml

        yield parsed_toml(text, lines, start)


def _of_page(base: Surroundings, front: DataNode) -> Surroundings:
    """What is around the texts of a page: its title and its fields may name another tool."""
    title = front.member("title") or front.member("Title")
    if title is not None:
        base = under(base, title.value.text, "title")
    return beside(base, fields_of(front))


class _Section(NamedTuple):
    """What is read of a part of a document, with places in that part."""

    closed: bool
    """Whether a block that follows is one of its own."""
    prompts: tuple[PlacedPrompt, ...]
    after: Above


def _in_sections(
    body: str, base: Surroundings, paragraphs: bool, start: int, lines: LineIndex
) -> Iterator[PlacedPrompt]:
    """The same prompts, section by section: those that read as before are remembered."""
    cuts = [0, *(match.start() for match in _SECTION.finditer(body)), len(body)]
    above, at = Above(base), 0
    while at < len(cuts) - 1:
        for end in (*range(at + 1, min(at + _JOINED, len(cuts) - 1) + 1), len(cuts) - 1):
            last = end == len(cuts) - 1
            section = _section(body[cuts[at] : cuts[end]], above, base, paragraphs, last)
            if section.closed:
                break
        for prompt in section.prompts:
            yield prompt.moved(start + cuts[at], lines)
        above, at = section.after, end


@remembered
def _section(text: str, above: Above, base: Surroundings, paragraphs: bool, last: bool) -> _Section:
    tokens = parser().parse(text if last else text + _NEXT)
    if not last:
        heading, row = tokens[-3] if len(tokens) > 2 else tokens[0], count_breaks(text)
        if heading.type != "heading_open" or heading.level or heading.map != [row, row + 1]:
            return _Section(False, (), above)
        del tokens[-3:]
    page = MarkdownPage(Sheet(LineIndex(text)), base, above, paragraphs)
    found = [each for each in page.read(tokens, 0) if isinstance(each, PlacedPrompt)]
    return _Section(True, tuple(found), page.above)
