"""The programs that a document is about: what calls one of them is no prompt."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from mjlint.text.patterns import pattern

_CALL: Final = pattern(
    r"[a-z][\w.-]*(?:[ ]+[a-z][\w-]*){0,2}[ ]+"
    r"(?:[\"'“][^\"'“”\n]+[\"'”]|<\w+>|[A-Z]{3,}|[\w*/-]{0,60}[./][A-Za-z]\w{0,7})[ ]+--?[a-z]"
)
"""``pixmill "a heron in the reeds" --ar 3:2``: as a prompt it would be a few words and a sign."""
_NAMED: Final = pattern(
    r"^(?:[ \t]*\$[ \t]+|#[ \t]+(?=\S+[ \t]*$)|[Rr]un[ \t]+|[Cc]all[ \t]+)`?(?P<called>[A-Za-z][\w.-]*)"
    r"|^[ \t`]*(?:(?:[Uu]sage|USAGE):[ \t]*`?(?P<used>[a-z][\w.-]*)"
    r"|(?P<shown>[a-z][\w.-]*)(?:[ ]+[\w.<>-]+){0,2}[ ]+\[--?[a-z])",
    re.MULTILINE,
)
"""How a document names a program: a call, its title, its usage and synopsis."""
_INSTALLED: Final = pattern(r"\b(?:install|npx|npm i)[ \t]+(?:-\S+[ \t]+){0,3}`?([a-z][\w.-]*)")


class _Programs(NamedTuple):
    named: frozenset[str]
    explained: frozenset[str]
    """Those whose options are shown: whatever begins with the name is a call."""


def calls_own(text: str, document: str) -> bool:
    """Whether a text calls a program that the document names."""
    programs = _programs(document)
    word = text.split(None, 1)[0] if text.strip() else ""
    return word in programs.explained or (word in programs.named and _CALL.match(text) is not None)


@lru_cache(maxsize=2)
def _programs(document: str) -> _Programs:
    found = list(_NAMED.finditer(document))
    explained = frozenset(match["used"] or match["shown"] for match in found) - {None}
    named = {match["called"].lower() for match in found if match["called"]}
    if "install" in document or "npx" in document or "npm i" in document:
        named.update(_INSTALLED.findall(document))
    return _Programs(frozenset(named), explained)
