"""JSON lines: an object a line, ``{"prompt": "…", "model": "…"}``; other keys are left alone.

Where an object has no ``prompt`` at its top, or fields that are joined to it, it is read as a whole
document of JSON is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from mjlint.settings.reading import DEFAULT, Options
from mjlint.text import json_text
from mjlint.text.document import Document, Fault, Line
from mjlint.text.json_strings import spelled
from mjlint.text.places import PlacedPrompt, SourceMap

_JOINED: Final = ("params", "parameters", "suffix", "prefix", "args", "flags")


def read(document: Document, options: Options = DEFAULT) -> Iterator[PlacedPrompt | Fault]:
    """The prompts of a document; a line that is none is a fault, and the rest is read too."""
    for line in document.lines():
        if line.text and not line.text.isspace():
            yield from read_line(line, document.name, options)


def read_line(line: Line, name: str, options: Options = DEFAULT) -> Iterator[PlacedPrompt | Fault]:
    """The prompts of one line. ``name``: of the document."""
    text = line.text
    try:
        members = json_text.members(text)
    except json.JSONDecodeError as error:
        yield Fault(json_text.complaint(error), line.row, error.pos + 1)
        return
    except RecursionError:
        yield Fault("not JSON that can be read: nested too deeply", line.row)
        return
    if members is None:
        if not options.searched:
            yield Fault('expected an object, `{"prompt": "…"}`', line.row)
        return
    prompt = members.get("prompt")
    if (
        options.keys
        or prompt is None
        or not isinstance(prompt.value, str)
        or any(key in members for key in _JOINED)
    ):
        found = list(_within(line, name, options))
        yield from found
        if found or options.searched:
            return
    if prompt is None or options.keys:
        wanted = " or ".join(f"`{key}`" for key in options.keys) or "`prompt`"
        keys = ", ".join(f"`{key}`" for key in list(members)[:5]) or "none"
        yield Fault(f"the object has no {wanted}; its keys are {keys}", line.row)
        return
    if not isinstance(prompt.value, str):
        yield Fault("`prompt` is not a text", line.row, prompt.start + 1)
        return
    model = members.get("model")
    named: str | None = None
    if model is not None and model.value is not None:
        # `"model": 8.1` means what `"model": "8.1"` does.
        named = model.value if isinstance(model.value, str) else text[model.start : model.end]
    segments = json_text.segments(text, prompt, line.start)
    map = SourceMap.of(prompt.value, segments, spelled)
    yield PlacedPrompt(map, line.lines, line.start, named)


def _within(line: Line, name: str, options: Options) -> Iterator[PlacedPrompt]:
    """The prompts of an object that is not as simple as most."""
    from mjlint.documents.formats.picking import Picker
    from mjlint.text.json_tree import tree

    try:
        root = tree(line.text, line.start)
    except RecursionError:
        return
    yield from Picker(line.lines, name, options).prompts(root)
