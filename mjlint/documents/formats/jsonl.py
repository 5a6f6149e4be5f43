"""JSON lines: an object a line, ``{"prompt": "…", "model": "…"}``; other keys are left alone.

Where an object has no ``prompt`` at its top, or fields that are joined to it, it is read as a whole
document of JSON is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.settings.reading import DEFAULT, Options
from mjlint.text import json
from mjlint.text.document import Document, Fault, Line
from mjlint.text.nodes import ObjectNode, StringNode
from mjlint.text.places import PlacedPrompt

_JOINED: Final = ("params", "parameters", "suffix", "prefix", "args", "flags")


def read(document: Document, options: Options = DEFAULT) -> Iterator[PlacedPrompt | Fault]:
    """The prompts of a document; a line that is none is a fault, and the rest is read too."""
    for line in document.lines():
        if line.text and not line.text.isspace():
            yield from read_line(line, document.name, options)


def read_line(line: Line, name: str, options: Options = DEFAULT) -> Iterator[PlacedPrompt | Fault]:
    """The prompts of one line. ``name``: of the document."""
    try:
        top = json.members(line.text, line.start)
    except json.JsonError as error:
        yield Fault(error.message, line.row, error.at + 1)
        return
    if not isinstance(top, ObjectNode):
        if not options.searched:
            yield Fault('expected an object, `{"prompt": "…"}`', line.row)
        return
    members = {member.name: member.value for member in top.members}
    prompt = members.get("prompt")
    if options.keys or not isinstance(prompt, StringNode) or any(key in members for key in _JOINED):
        found = list(_within(line, name, options))
        yield from found
        if found or options.searched:
            return
    if prompt is None or options.keys:
        wanted = " or ".join(f"`{key}`" for key in options.keys) or "`prompt`"
        keys = ", ".join(f"`{key}`" for key in list(members)[:5]) or "none"
        yield Fault(f"the object has no {wanted}; its keys are {keys}", line.row)
        return
    if not isinstance(prompt, StringNode):
        yield Fault("`prompt` is not a text", line.row, prompt.start - line.start + 1)
        return
    model = members.get("model")
    named: str | None = None
    if model is not None and model.kind != "null":
        # `"model": 8.1` means what `"model": "8.1"` does.
        at = line.start
        raw = line.text[model.start - at : model.end - at]
        named = model.text if isinstance(model, StringNode) else raw
    yield PlacedPrompt(prompt.map(), line.lines, line.start, named)


def _within(line: Line, name: str, options: Options) -> Iterator[PlacedPrompt]:
    """The prompts of an object that is not as simple as most."""
    from mjlint.documents.formats.picking import Picker

    try:
        root = json.read(line.text, line.start)
    except json.JsonError:
        return
    yield from Picker(line.lines, name, options).prompts(root)
