"""How JSON spells a string: where its escapes stand, and a new text written the same way.

For what reads JSON with places; the standard library reads it without.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_ESCAPE: Final = re.compile(
    # Two escapes of a surrogate pair make one character.
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)


def skip_space(text: str, at: int) -> int:
    """Where the next token begins."""
    match = _SPACE.match(text, at)
    return match.end() if match else at


def stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The stretches of the string ``text[start:end]``, without its quotes.

    Start and end in the text, and whether it stands there verbatim; if not, it is one escape and
    one character. At least one, even where the string is empty.
    """
    at = start
    if "\\" in text[start:end]:
        for match in _ESCAPE.finditer(text, start, end):
            if match.start() > at:
                yield at, match.start(), True
            yield *match.span(), False
            at = match.end()
    if at < end or start == end:
        yield at, end, True


def spelled(text: str, *, ascii_only: bool = False) -> str:
    """A text as JSON writes it, without the quotes; what no file can hold becomes an escape."""
    return json.dumps(text, ensure_ascii=ascii_only or not encodable(text))[1:-1]


def encodable(text: str) -> bool:
    """Whether a file can hold the text as it is: no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
