"""Stretches of a text in their order, none over another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def overlap(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether ``start`` to ``end`` has characters in common with one of the spans."""
    at = bisect_left(spans, (end,)) - 1
    return at >= 0 and start < spans[at][1]
