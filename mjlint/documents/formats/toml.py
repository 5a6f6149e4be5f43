"""TOML: the strings under the keys that people use for prompts, on one line or several."""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.documents.formats.picking import Picker
from mjlint.documents.formats.yaml import SIGNS
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document, Fault
from mjlint.text.lines import LineIndex
from mjlint.text.places import PlacedPrompt


def read(document: Document, options: Options = DEFAULT) -> Iterator[PlacedPrompt | Fault]:
    """The prompts of a document."""
    text = document.text
    if options.searched and not options.keys and SIGNS.search(text) is None:
        return
    from mjlint.text.toml import tree

    lines = LineIndex(text)
    yield from Picker(lines, document.name, options).prompts(tree(text, lines))
