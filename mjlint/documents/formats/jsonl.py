"""JSON lines: a document of JSON a line."""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.documents.formats.picking import Picker
from mjlint.documents.skipped import Skipped
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text import json
from mjlint.text.document import Document, Fault, Line
from mjlint.text.nodes import DataNode, ObjectNode, StringNode
from mjlint.text.places import PlacedPrompt


def read(
    document: Document, options: Options = DEFAULT
) -> Iterator[PlacedPrompt | Skipped | Fault]:
    """The prompts of a document; a line that is none is a fault, and the rest is read too."""
    reader = LineReader(document.name, options)
    for line in document.lines():
        if line.text and not line.text.isspace():
            yield from reader.read(line)


class LineReader:
    """Reads lines to prompts. ``name``: of their document."""

    def __init__(self, name: str, options: Options = DEFAULT) -> None:
        self._options = options
        self._picker = Picker(name, options, strict=not options.searched)

    def read(self, line: Line) -> Iterator[PlacedPrompt | Skipped | Fault]:
        """The prompts of one line."""
        options = self._options
        try:
            root = json.read(line.text, line.start)
        except json.JsonError as error:
            yield Fault(error.message, line.row, error.at + 1)
            return
        found = list(self._picker.prompts(root, line.lines))
        yield from found
        if not options.searched and not any(isinstance(each, PlacedPrompt) for each in found):
            fault = _missing(root, line, options)
            if fault is not None:
                yield fault


def _missing(root: DataNode, line: Line, options: Options) -> Fault | None:
    """Why no prompt is in a line of a file that the user named."""
    if not isinstance(root, ObjectNode):
        return Fault('expected an object, `{"prompt": "…"}`', line.row)
    member = None if options.keys else root.member("prompt")
    if member is None:
        wanted = " or ".join(f"`{key}`" for key in options.keys) or "`prompt`"
        keys = ", ".join(f"`{each.name}`" for each in root.members[:5]) or "none"
        return Fault(f"the object has no {wanted}; its keys are {keys}", line.row)
    if not isinstance(member.value, StringNode):
        return Fault("`prompt` is not a text", line.row, member.value.start - line.start + 1)
    return None
