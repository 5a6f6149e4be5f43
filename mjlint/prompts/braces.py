"""Which braces of a text have a partner."""

from __future__ import annotations

import re
from typing import Final

MAXIMUM_DEPTH: Final = 32
"""How deep braces may nest. Two levels are documented (https://docs.midjourney.com, Permutations,
2025-02-06); beyond this they are text, so that no prompt can exhaust the stack."""


def pairs(text: str) -> set[int]:
    """Where the braces are that have a partner and are not nested too deep."""
    found: set[int] = set()
    opened: list[int] = []
    for match in re.finditer(r"[{}]", text):
        if match.group() == "{":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if len(opened) < MAXIMUM_DEPTH:
                found.update((start, match.start()))
    return found
