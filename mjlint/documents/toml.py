"""TOML: the strings under the keys that people use for prompts, on one line or several."""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.documents.document import Document, Fault
from mjlint.documents.options import DEFAULT, Options
from mjlint.documents.placed import Placed, Sheet
from mjlint.documents.structure import Picker
from mjlint.documents.yaml import SIGNS


def read(document: Document, options: Options = DEFAULT) -> Iterator[Placed | Fault]:
    """The prompts of a document."""
    text = document.text
    if options.searched and not options.keys and SIGNS.search(text) is None:
        return
    from mjlint.documents.toml_tree import tree

    sheet = Sheet(text)
    yield from Picker(sheet, document.name, options).prompts(tree(text, sheet))
