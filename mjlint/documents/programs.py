"""The programs that a document is about: what calls them with a quoted text is no prompt."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from mjlint.text.patterns import pattern

_CALL: Final = pattern(
    r"([a-z][\w.-]*)(?:[ ]+[a-z][\w-]*){0,2}[ ]+"
    r"(?:[\"'“][^\"'“”\n]+[\"'”]|<\w+>|[A-Z]{3,}|[\w*/-]{0,60}[./][A-Za-z]\w{0,7})[ ]+--?[a-z]"
)
"""``pixmill "a heron in the reeds" --ar 3:2``: as a prompt it would be a few words and a sign."""
_NAMED: Final = pattern(
    r"(?:\busage:[ \t]*|^[ \t]*\$[ \t]+|\b(?:install|npx|npm i)[ \t]+(?:-\S+[ \t]+){0,3}"
    r"|^#[ \t]+(?=\S+[ \t]*$)|^(?:Run|Call)[ \t]+)`?([a-z][\w.-]*)",
    re.IGNORECASE | re.MULTILINE,
)
"""How a document names a program: its usage, a call, how it is installed, its title."""


def calls_own(text: str, document: str) -> bool:
    """Whether a text calls a program that the document names."""
    call = _CALL.match(text)
    return call is not None and call[1] in _programs(document)


@lru_cache(maxsize=2)
def _programs(document: str) -> frozenset[str]:
    return frozenset(found.lower() for found in _NAMED.findall(document))
