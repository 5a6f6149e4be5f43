"""How Midjourney's bot posts a job on Discord: ``**prompt** - <@user> (41%) (fast)``."""

from __future__ import annotations

from typing import Final

from mjlint.text.patterns import pattern

_GAP: Final = pattern(r"\*\*\s+-\s+")
_USER: Final = pattern(r"<@!?\d+>")


def posted(text: str) -> tuple[int, int, int, int] | None:
    """Where a job begins and its prompt ends, and where what follows its user begins and ends.

    Each row is searched for a user once, however many prompts it seems to have.
    """
    begin, searched = text.find("**"), -1
    for gap in _GAP.finditer(text, begin + 3) if begin >= 0 else ():
        if gap.end() <= searched:
            continue
        row_end = text.find("\n", gap.end())
        searched = len(text) if row_end < 0 else row_end
        users = [match.end() for match in _USER.finditer(text, gap.end(), searched)]
        if users:
            return begin, gap.start(), users[-1], searched
    return None
