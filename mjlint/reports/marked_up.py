"""Text for XML and HTML: escaped, and without what must not stand in them or what hides."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from mjlint.terminal.cells import clean, escaped

_ILLEGAL: Final = re.compile("[\ufffe\uffff]")
"""No characters of XML 1.0 (section 2.2), beyond those that `clean` shows as escapes anyway."""


def marked_up(text: str) -> str:
    """One row of text, for an element or for an attribute in double quotes."""
    return escape(_ILLEGAL.sub(lambda match: escaped(match.group()), clean(text)))


def rows_marked_up(text: str) -> str:
    """The same for text of several rows, which stay rows."""
    return "\n".join(marked_up(row) for row in text.splitlines())
