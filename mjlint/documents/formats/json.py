"""JSON: the strings under the keys that people use for prompts, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.documents.formats.picking import Picker
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, DocumentError, Fault
from mjlint.text.json import JsonError
from mjlint.text.json import read as read_json
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import Node
from mjlint.text.places import PlacedPrompt

SIGNS: Final = re.compile(r"prompt|midjourney|--[A-Za-z]|[—–]\s?[a-z]|\\u201[34]", re.IGNORECASE)
"""What a file with prompts in it has somewhere: other files of a folder need not be read."""


def read(document: Document, options: Options = DEFAULT) -> Iterator[PlacedPrompt | Fault]:
    """The prompts of a document."""
    text = document.text
    if options.searched and not options.keys and SIGNS.search(text) is None:
        return
    lines = LineIndex(text)
    yield from Picker(lines, document.name, options).prompts(parsed(text, lines))


def parsed(text: str, lines: LineIndex) -> Node:
    """The tree of a text. Raises `DocumentError` where it is no JSON."""
    try:
        return read_json(text)
    except JsonError as error:
        raise DocumentError(error.message, *lines.position(error.at)) from None
