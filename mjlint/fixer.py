"""Report -> new text: applies fixes and lints again until nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from mjlint.diagnostic import Applicability, Diagnostic, Edit, Fix, edited

MAXIMUM_ROUNDS: Final = 25
"""Fixes are idempotent, so a handful of rounds is enough; this ends a pair that undo each other."""


def choose(diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> Iterator[Fix]:
    """The fixes to apply in one round.

    In the order of the text, and of codes where two begin together; one that overlaps a fix before
    it waits for the next round.
    """
    taken: list[Edit] = []
    for diagnostic in sorted(diagnostics, key=lambda diagnostic: diagnostic.order):
        fix = diagnostic.fix
        if fix is None or fix.applicability is Applicability.DISPLAY:
            continue
        if fix.applicability is Applicability.UNSAFE and not unsafe:
            continue
        if any(_overlap(edit, other) for edit in fix.edits for other in taken):
            continue
        taken.extend(fix.edits)
        yield fix


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


def _overlap(one: Edit, other: Edit) -> bool:
    """Whether two edits touch the same characters, or insert at the same place."""
    if one.start == other.start:
        return True
    return one.start < other.end and other.start < one.end
