"""YAML: the strings under the keys that people use for prompts, in whatever style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.documents.formats.picking import Picker
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, Fault
from mjlint.text.lines import LineIndex
from mjlint.text.places import PlacedPrompt

SIGNS: Final = re.compile(r"prompt|midjourney|--[A-Za-z]|[—–]\s?[a-z]", re.IGNORECASE)
"""What a file with prompts in it has somewhere: other files of a folder need not be read."""


def read(document: Document, options: Options = DEFAULT) -> Iterator[PlacedPrompt | Fault]:
    """The prompts of a document."""
    text = document.text
    if options.searched and not options.keys and SIGNS.search(text) is None:
        return
    # Takes its time to import: files without prompts do without it.
    from mjlint.documents.formats.yaml_tree import trees

    lines = LineIndex(text)
    picker = Picker(lines, document.name, options)
    for node in trees(text, lines):
        yield from picker.prompts(node)
