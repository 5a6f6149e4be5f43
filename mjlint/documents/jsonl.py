"""JSON lines: an object a line, ``{"prompt": "…", "model": "…"}``; other keys are left alone."""

from __future__ import annotations

import json
from collections.abc import Iterator

from mjlint.documents import json_text
from mjlint.documents.document import Document, Fault, Line
from mjlint.documents.placed import Placed


def read(document: Document) -> Iterator[Placed | Fault]:
    """The prompts of a document; a line that is none is a fault, and the rest is read too."""
    for line in document.lines():
        if line.text and not line.text.isspace():
            yield _read(line)


def _read(line: Line) -> Placed | Fault:
    text = line.text
    try:
        members = json_text.members(text)
    except json.JSONDecodeError as error:
        return Fault(f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}", line.row, error.pos + 1)
    except RecursionError:
        return Fault("not JSON that can be read: nested too deeply", line.row)
    if members is None:
        return Fault('expected an object, `{"prompt": "…"}`', line.row)
    prompt = members.get("prompt")
    if prompt is None:
        keys = ", ".join(f"`{key}`" for key in list(members)[:5]) or "none"
        return Fault(f"the object has no `prompt`; its keys are {keys}", line.row)
    if not isinstance(prompt.value, str):
        return Fault("`prompt` is not a text", line.row, prompt.start + 1)
    model = members.get("model")
    name: str | None = None
    if model is not None and model.value is not None:
        # `"model": 8.1` means what `"model": "8.1"` does.
        name = model.value if isinstance(model.value, str) else text[model.start : model.end]
    segments = json_text.segments(text, prompt, line.start)
    return Placed(prompt.value, segments, line.excerpt, name, json_text.escape)
