"""Files, standard input and texts to prompts with their places, and edits back into them."""

from __future__ import annotations

from mjlint.documents.formats import FORMATS, Format, format_named, format_of, register
from mjlint.settings.reading import Options
from mjlint.text.document import Document, DocumentError, Encoding, Fault, Line
from mjlint.text.places import Excerpt, Part, Place, Placed, Region, Segment, Sheet

__all__ = [
    "FORMATS",
    "Document",
    "DocumentError",
    "Encoding",
    "Excerpt",
    "Fault",
    "Format",
    "Line",
    "Options",
    "Part",
    "Place",
    "Placed",
    "Region",
    "Segment",
    "Sheet",
    "format_named",
    "format_of",
    "register",
]
