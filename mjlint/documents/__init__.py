"""Files, standard input and texts -> prompts with their places, and edits back into them.

`Document` is what is read, a `Format` finds the prompts in it, and each prompt comes as a `Placed`,
which knows where in the document every character of it stands. A format is one module, imported
when the first document of its kind is read.
"""

from __future__ import annotations

from mjlint.documents.document import Document, DocumentError, Encoding, Fault, Line
from mjlint.documents.formats import FORMATS, Format, format_named, format_of, register
from mjlint.documents.options import Options
from mjlint.documents.placed import Excerpt, Part, Place, Placed, Region, Segment, Sheet

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
