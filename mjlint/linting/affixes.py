"""Lints a prompt with what is put before and after it unseen, such as by ``/prefer suffix``.

The findings are those of the whole that is sent; their places are in what the user wrote.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from mjlint.diagnostic import Diagnostic
from mjlint.text.places import Segment, SourceMap, StringPart

_PREFIX: Final = " (in the prefix that the settings add)"
_SUFFIX: Final = " (in the suffix that the settings add)"


def joined(prefix: str, text: str, suffix: str) -> tuple[str, int]:
    """What is sent, and where the text begins in it; a space is put between where there is none."""
    before = f"{prefix} " if prefix and not prefix[-1].isspace() else prefix
    gap = " " if suffix and text and not (text[-1].isspace() or suffix[0].isspace()) else ""
    return f"{before}{text}{gap}{suffix}", len(before)


def placed(found: Iterable[Diagnostic], offset: int, length: int) -> tuple[Diagnostic, ...]:
    """The findings of the whole with their places in the text.

    ``offset``: where the text begins. One that lies outside of the text is placed at its edge and
    says so; a fix that would change what the settings add is left out.
    """

    end = offset + length
    segments = (
        Segment(0, offset, 0, 0, False),
        Segment(offset, end, 0, length),
        Segment(end, sys.maxsize, length, length, False),
    )
    places = SourceMap("", segments, (StringPart(offset, end),))
    result: list[Diagnostic] = []
    for one in found:
        moved = one.moved(places)
        if not _inside(one.start, one.end, offset, end):
            where = _PREFIX if one.start < offset else _SUFFIX
            moved = replace(moved, message=one.message + where, fixes=())
        result.append(moved)
    return tuple(sorted(result, key=lambda one: one.order))


def _inside(start: int, end: int, first: int, last: int) -> bool:
    """Whether a place touches the text."""
    if start == end:
        return first <= start <= last
    return start < last and first < end
