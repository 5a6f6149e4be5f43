"""JSON, YAML and TOML: strings that are prompts by their keys, by what is beside them, or by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.documents.formats.picking import Picker
from mjlint.documents.skipped import Skipped
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text import json
from mjlint.text.document import Document, DocumentError, Fault
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import DataNode, ObjectNode
from mjlint.text.places import PlacedPrompt


def read_json(
    document: Document, options: Options = DEFAULT
) -> Iterator[PlacedPrompt | Skipped | Fault]:
    """The prompts of a document of JSON."""
    text = document.text
    lines = LineIndex(text)
    root = parsed(text, lines)
    if not _is_report(root):
        yield from Picker(document.name, options, reread=_reread_json).prompts(root, lines)


def _reread_json(text: str, column: int, within: bool) -> ObjectNode | None:
    node = json.read(text)
    return node if isinstance(node, ObjectNode) else None


def read_yaml(
    document: Document, options: Options = DEFAULT
) -> Iterator[PlacedPrompt | Skipped | Fault]:
    """The prompts of a document of YAML; what is before a fault in it is read."""
    # Takes its time to import: files without prompts do without it.
    from mjlint.documents.formats.yaml_tree import reread, trees

    text = document.text
    lines = LineIndex(text)
    picker = Picker(document.name, options, reread=reread)
    for node in trees(text, lines):
        yield from picker.prompts(node, lines)


def read_toml(
    document: Document, options: Options = DEFAULT
) -> Iterator[PlacedPrompt | Skipped | Fault]:
    """The prompts of a document of TOML."""
    text = document.text
    lines = LineIndex(text)
    yield from Picker(document.name, options).prompts(parsed_toml(text, lines), lines)


def read_script(
    document: Document, options: Options = DEFAULT
) -> Iterator[PlacedPrompt | Skipped | Fault]:
    """Nothing: prompts in shell scripts and ``.http`` files are in requests, which are read elsewhere.

    Raises `DocumentError` where the document cannot be read.
    """
    for _ in document.chunks():
        pass
    return iter(())


def _is_report(root: DataNode) -> bool:
    """Whether a document is a report or a baseline that mjlint wrote: its prompts are elsewhere."""
    names = {member.name for member in root.members}
    entries = root.member("entries")
    if entries is not None and entries.value.items:
        return entries.value.items[0].member("digest") is not None
    return {"version", "diagnostics"} <= names or {"version", "runs"} <= names


def parsed(text: str, lines: LineIndex) -> DataNode:
    """The tree of a text. Raises `DocumentError` where it is no JSON."""
    try:
        return json.read(text)
    except json.JsonError as error:
        raise DocumentError(error.message, *lines.position(error.at)) from None


def parsed_toml(text: str, lines: LineIndex, offset: int = 0) -> ObjectNode:
    """The tree of a text. Raises `DocumentError` where it is not TOML.

    ``lines``: of the document. ``offset``: where in it the text begins.
    """
    from mjlint.text.toml import TomlError, read

    try:
        return read(text, offset)
    except TomlError as error:
        first = lines.position(offset).row - 1
        raise DocumentError(error.message, first + error.line, error.column) from None
