"""Leaves out the findings that another rule's replace (`Rule.replaces`)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate

from mjlint.diagnostic import Diagnostic


def replaced(found: list[Diagnostic], replaces: Mapping[str, tuple[str, ...]]) -> list[Diagnostic]:
    """The findings without those that another rule's replace; their fixes and helps are kept.

    ``replaces``: the names of the rules that a rule, by its code, replaces.
    """
    strong = sorted((d for d in found if d.code in replaces), key=lambda d: d.order)
    if not strong:
        return found
    kept = [diagnostic for diagnostic in found if diagnostic.code not in replaces]
    for code, names in replaces.items():
        own = [n for n, diagnostic in enumerate(strong) if diagnostic.code == code]
        starts = [strong[n].start for n in own]
        # Up to each of them, the one that reaches furthest.
        ends = [(strong[n].end, n) for n in own]
        furthest = [n for _, n in accumulate(ends, max)]
        others, kept = kept, []
        for other in others:
            before = bisect_right(starts, other.end)
            if not before or other.name not in names:
                kept.append(other)
                continue
            n = furthest[before - 1]
            one = strong[n]
            if one.end < other.start or other.severity.rank > one.severity.rank:
                kept.append(other)  # elsewhere, or more than the strong one says
            else:
                strong[n] = replace(
                    one, fixes=one.fixes or other.fixes, help=one.help or other.help
                )
    return [*kept, *strong]
