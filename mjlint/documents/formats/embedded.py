"""Data, programs and tables in a block of code of another document: read as files of their own would be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from mjlint.documents.evidence import Surroundings
from mjlint.documents.formats.csv import of_table
from mjlint.documents.formats.data import parsed, parsed_toml
from mjlint.documents.formats.joining import moved
from mjlint.documents.formats.lines import Stretch
from mjlint.documents.formats.picking import Picker
from mjlint.documents.formats.source import strings
from mjlint.documents.formats.ways import Reached
from mjlint.text import json
from mjlint.text.document import DocumentError
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import DataNode
from mjlint.text.patterns import pattern
from mjlint.text.places import Holds, PlacedPrompt, Segment, SourceMap, one_line

_SCRIPTS: Final = frozenset({
    "javascript", "js", "jsx", "mjs", "typescript", "ts", "tsx", "node", "rust", "rs", "go", "java", "kotlin",
    "kt", "swift", "csharp", "cs", "php", "ruby", "rb", "dart", "c", "cpp", "scala",
})  # fmt: skip
"""Languages whose strings are much like JavaScript's."""
_PYTHON: Final = frozenset({"python", "python3", "py"})
_JSON: Final = frozenset({"json", "jsonc", "json5"})
_LINES: Final = frozenset({"jsonl", "ndjson"})
_TABLES: Final = frozenset({"csv", "tsv"})
_YAML: Final = frozenset({"yaml", "yml"})
_BEGINS: Final = pattern(
    r"[ \t]*(?:[\[{\"'#/]|- |[^\W\d][\w.-]*[ \t]*[:=(,]|(?:const|let|var|export|import|from|def|return)[ \t])"
)


def embedded(
    rows: Sequence[Stretch], word: str, around: Surroundings, lines: LineIndex, holds: Holds
) -> list[PlacedPrompt] | None:
    """The prompts of a block of code by its language; None where it may as well be prose.

    ``rows``: all rows of the block. ``word``: what it is marked as; without a mark, JSON is known
    by its first sign. ``lines``: of the document.
    """
    first = next((row.text.lstrip() for row in rows if row.text.strip()), "")
    if not word and first.startswith(("{", "[")):
        word = "json"
    if around.other or _BEGINS.match(first) is None:
        return None
    outer = _source(rows, holds)
    inside = LineIndex(outer.text)
    around = around._replace(named=False, suffix=False)
    if word in _PYTHON or word in _SCRIPTS:
        found = list(strings(outer.text, inside, around._replace(likely=""), word in _PYTHON))
        data = False
    else:
        try:
            if word in _TABLES:
                nodes = list(of_table(outer.text, f"x.{word}", inside))
            else:
                nodes = list(_trees(outer.text, word, inside))
        except DocumentError:
            # An excerpt, or something like it.
            return None
        data = bool(nodes) and all(node.members or node.items for node in nodes)
        picker = Picker("", top=Reached((), around=around))
        found = [each for node in nodes for each in picker.prompts(node, inside)] if data else []
    prompts = moved(found, outer, lines)
    return prompts if prompts or data else None


def _trees(text: str, word: str, lines: LineIndex) -> Iterator[DataNode]:
    """The data that a text holds. Raises `DocumentError` where it is none."""
    if word in _JSON:
        yield parsed(text, lines)
    elif word in _LINES:
        for number, row in enumerate(lines.rows, 1):
            if row.strip():
                try:
                    yield json.read(row, lines.row_start(number))
                except json.JsonError as error:
                    raise DocumentError(error.message) from None
    elif word in _YAML:
        # Takes its time to import.
        from mjlint.documents.formats.yaml_tree import trees

        yield from trees(text, lines)
    elif word == "toml":
        yield parsed_toml(text, lines)


def _source(rows: Sequence[Stretch], holds: Holds) -> SourceMap:
    """The rows as one text, each on a line of its own."""
    segments: list[Segment] = []
    length = 0
    for number, row in enumerate(rows):
        if number:
            gap = (rows[number - 1].end, row.start)
            segments.append(Segment(length, length + 1, *gap, False))
            length += 1
        segments.append(Segment(length, length + len(row.text), row.start, row.end))
        length += len(row.text)
    text = "\n".join(row.text for row in rows)
    return SourceMap.of(text, tuple(segments), one_line, holds)
