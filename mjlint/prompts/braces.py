"""Which braces of a text have a partner, and where a stretch with open ones ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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


class Braces:
    """The braces of a text, looked through once for any number of questions."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._places: list[int] = []
        self._depths = [0]
        self._closings: dict[int, list[int]] = {}
        """After which characters a depth is reached from a greater one."""
        depth = 0
        for match in re.finditer(r"[{}]", text):
            depth += 1 if match[0] == "{" else -1
            self._places.append(match.start())
            self._depths.append(depth)
            if match[0] == "}":
                self._closings.setdefault(depth, []).append(match.end())

    def closed(self, start: int, end: int) -> int:
        """The end of a stretch, moved after the braces that are opened in it."""
        depth = self._depth(start)
        if self._depth(end) <= depth:
            return end
        ends = self._closings.get(depth, [])
        at = bisect_right(ends, end)
        return ends[at] if at < len(ends) else self._length

    def _depth(self, at: int) -> int:
        return self._depths[bisect_left(self._places, at)]
