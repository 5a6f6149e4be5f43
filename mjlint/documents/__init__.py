"""Files, standard input and texts to prompts with their places, and edits back into them."""

from __future__ import annotations

from mjlint.documents.formats import FORMATS, Format, format_named, format_of, register
from mjlint.settings.reading import Options
from mjlint.text.document import Document, DocumentError, Fault, Line
from mjlint.text.encoding import Encoding
from mjlint.text.lines import LineIndex, Position
from mjlint.text.places import PlacedPrompt, Segment, SourceMap

__all__ = [
    "FORMATS",
    "Document",
    "DocumentError",
    "Encoding",
    "Fault",
    "Format",
    "Line",
    "LineIndex",
    "Options",
    "PlacedPrompt",
    "Position",
    "Segment",
    "SourceMap",
    "format_named",
    "format_of",
    "register",
]
