"""Report -> new text: applies fixes and lints again until nothing changes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from mjlint.diagnostic import Applicability, Diagnostic, Edit, Fix, edited

MAXIMUM_ROUNDS: Final = 25
"""Fixes are idempotent, so a handful of rounds is enough; this ends a pair that undo each other."""


def mendable(diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> Iterator[Diagnostic]:
    """The findings whose fixes to apply in one round.

    In the order of the text, and of codes where two begin together; one whose fix overlaps a fix
    before it waits for the next round.
    """
    taken: list[Edit] = []
    for diagnostic in sorted(diagnostics, key=lambda diagnostic: diagnostic.order):
        fix = diagnostic.fix
        if fix is None or fix.applicability is Applicability.DISPLAY:
            continue
        if fix.applicability is Applicability.UNSAFE and not unsafe:
            continue
        if any(_overlaps(edit, taken) for edit in fix.edits):
            continue
        for edit in fix.edits:
            insort(taken, edit, key=_place)
        yield diagnostic


def choose(diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> Iterator[Fix]:
    """The fixes to apply in one round; see `mendable`."""
    return (one.fix for one in mendable(diagnostics, unsafe=unsafe) if one.fix is not None)


def fix(
    text: str, lint: Callable[[str], Iterable[Diagnostic]], *, unsafe: bool = False
) -> tuple[str, list[Fix]]:
    """The text with its fixes, and the fixes in the order they were made.

    ``lint``: gives the findings of a text. ``unsafe``: also fixes that may change the meaning.
    """
    made: list[Fix] = []
    seen = {text}
    for _ in range(MAXIMUM_ROUNDS):
        chosen = list(choose(lint(text), unsafe=unsafe))
        text_after = edited(text, [edit for fix in chosen for edit in fix.edits])
        if text_after in seen:
            break
        seen.add(text_after)
        text = text_after
        made += chosen
    return text, made


def _overlaps(one: Edit, taken: Sequence[Edit]) -> bool:
    """Whether an edit touches the characters of another, or inserts at the same place.

    ``taken``: in order, none of them overlapping another, so that only the nearest two count.
    """
    at = bisect_left(taken, _place(one), key=_place)
    return any(
        one.start == other.start or (one.start < other.end and other.start < one.end)
        for other in taken[max(at - 1, 0) : at + 1]
    )


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end
