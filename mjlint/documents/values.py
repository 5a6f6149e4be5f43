"""A file of values for the slots of templates: a table of JSON, YAML, TOML, or columns of a CSV."""

from __future__ import annotations

from mjlint.documents.formats import format_of
from mjlint.documents.formats.csv import columns
from mjlint.prompts.slots import slot_name
from mjlint.text.document import Document, DocumentError
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import DataNode, ListNode, ObjectNode, ScalarNode, StringNode


def read_values(document: Document) -> dict[str, tuple[str, ...]]:
    """The values by the names of their slots: one or several each. Raises `DocumentError`."""
    kind = format_of(document.name)
    text, lines = document.text, LineIndex(document.text)
    root: DataNode
    match kind.name if kind is not None else "":
        case "csv":
            found = columns(document)
            return {
                slot_name(name): tuple(cell for cell in cells if cell.strip())
                for name, cells in found.items()
            }
        case "json":
            from mjlint.documents.formats.data import parsed

            root = parsed(text, lines)
        case "yaml":
            from mjlint.documents.formats.yaml_tree import trees

            root = next(trees(text, lines), ObjectNode())
        case "toml":
            from mjlint.documents.formats.data import parsed_toml

            root = parsed_toml(text, lines)
        case _:
            raise DocumentError("values are read from .json, .yaml, .toml and .csv files")
    if not isinstance(root, ObjectNode):
        raise DocumentError("expected a table of slots and what is put into them", 1, 1)
    return {slot_name(key): _texts(node) for key, node, *_ in root.members}


def _texts(node: DataNode) -> tuple[str, ...]:
    match node:
        case StringNode(text=text):
            return (text,)
        case ScalarNode(written=text):
            return (text,) if text and text != "null" else ()
        case ListNode(items=items):
            return tuple(text for item in items for text in _texts(item))
        case _:
            return ()
