"""TOML: the strings under the keys that people use for prompts, on one line or several."""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.documents.formats.picking import Picker
from mjlint.documents.formats.yaml import SIGNS
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, DocumentError, Fault
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import ObjectNode
from mjlint.text.places import PlacedPrompt


def read(document: Document, options: Options = DEFAULT) -> Iterator[PlacedPrompt | Fault]:
    """The prompts of a document."""
    text = document.text
    if options.searched and not options.keys and SIGNS.search(text) is None:
        return
    lines = LineIndex(text)
    yield from Picker(lines, document.name, options).prompts(parsed(text, lines))


def parsed(text: str, lines: LineIndex, offset: int = 0) -> ObjectNode:
    """The tree of a text. Raises `DocumentError` where it is not TOML.

    ``lines``: of the document. ``offset``: where in it the text begins.
    """
    from mjlint.text.toml import TomlError, read

    try:
        return read(text, offset)
    except TomlError as error:
        first = lines.position(offset).row - 1
        raise DocumentError(error.message, first + error.line, error.column) from None
