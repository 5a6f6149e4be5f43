"""Stretches of a text in their order, none over another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence


def overlap(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether ``start`` to ``end`` has characters in common with one of the spans."""
    at = bisect_left(spans, (end,)) - 1
    return at >= 0 and start < spans[at][1]


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches for `overlap`: in order, and those that overlap or touch as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    return found
