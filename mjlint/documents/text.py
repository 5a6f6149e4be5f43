"""Text: one prompt a line.

Skipped are blank lines, lines that begin with ``#``, and rulers (``---``).
A list marker or a number in front (``- ``, ``* ``, ``1. ``, ``2) ``) is not part of the prompt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.documents.document import Document
from mjlint.documents.placed import NEWLINE, Placed, Segment

_MARKER: Final = re.compile(r"[ \t]*(?:(?:[-*•]|\(?\d{1,4}[.)])[ \t]+)?")
_RULER: Final = re.compile(r"\s*([-=*_~])\1{2,}\s*")


def read(document: Document) -> Iterator[Placed]:
    """The prompts of a document, one a line."""
    for line in document.lines():
        text = line.text
        if not text or text.isspace() or text.lstrip().startswith("#") or _RULER.fullmatch(text):
            continue
        start = _lead(text)
        text = text[start:].rstrip(" \t")
        if not text:
            continue
        at = line.start + start
        segment = Segment(0, len(text), at, at + len(text))
        yield Placed(text, (segment,), line.excerpt, escape=_one_line)


def _lead(text: str) -> int:
    """How many characters in front of the prompt are white space and list markers."""
    match = _MARKER.match(text)
    return match.end() if match else 0


def _one_line(text: str) -> str | None:
    """A prompt cannot hold a line break here."""
    return None if NEWLINE.search(text) else text
