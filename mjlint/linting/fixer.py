"""Report -> new text: applies fixes and lints again until nothing changes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeVar

from mjlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity, edited

MAXIMUM_ROUNDS: Final = 25
"""Fixes are idempotent, so a handful of rounds is enough; this ends a pair that undo each other."""

MAXIMUM_TRIES: Final = 60
"""So often a text is judged again to find the fix that adds a finding; then all are left out."""

Group = TypeVar("Group")


class Made(NamedTuple):
    """A text after a round of fixes."""

    text: str
    mended: tuple[Diagnostic, ...]
    """The findings whose fixes were made."""
    found: Sequence[Diagnostic]
    """What is found in the text."""


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


def harmless(
    text: str,
    diagnostics: Iterable[Diagnostic],
    before: Sequence[Diagnostic],
    lint: Callable[[str], Sequence[Diagnostic]],
    *,
    unsafe: bool = False,
    allowed: Callable[[str, str], bool] | None = None,
) -> Made:
    """Apply the fixes of one round, without those that would add a finding.

    What a fault hides may come to light when it is mended; where a text would have more findings
    than before, or more errors, the fixes that bring them about are left to a person.
    ``diagnostics``: those to mend. ``before``: all findings of the text. ``allowed``: whether one text
    may become another.
    """
    after = Made(text, (), before)

    def holds(chosen: Sequence[Diagnostic]) -> bool:
        nonlocal after
        new = edited(text, _edits(chosen))
        if allowed is not None and not allowed(text, new):
            return False
        after = Made(new, tuple(chosen), lint(new))
        return _weight(after.found) <= _weight(before) and len(after.found) <= len(before)

    made = largest(list(mendable(diagnostics, unsafe=unsafe)), holds)
    return after if made else Made(text, (), before)


def largest(groups: Sequence[Group], holds: Callable[[Sequence[Group]], bool]) -> list[Group]:
    """As many of some groups as hold together, found by halving; fewer where it takes too long.

    What is returned is the last that ``holds`` was asked for.
    """
    tries = 0

    def tried(rest: Sequence[Group], taken: list[Group]) -> list[Group]:
        nonlocal tries
        tries += 1
        if not rest or tries > MAXIMUM_TRIES:
            return taken
        if holds([*taken, *rest]):
            return [*taken, *rest]
        if len(rest) == 1:
            return taken
        middle = len(rest) // 2
        return tried(rest[middle:], tried(rest[:middle], taken))

    found = tried(groups, [])
    return found if tries <= 1 or not found or holds(found) else []


def fix(
    text: str,
    lint: Callable[[str], Sequence[Diagnostic]],
    *,
    unsafe: bool = False,
    allowed: Callable[[str, str], bool] | None = None,
) -> tuple[str, list[Fix]]:
    """The text with its fixes, and the fixes in the order they were made.

    ``lint``: gives the findings of a text. ``unsafe``: also fixes that may change the meaning.
    Fixing what comes out changes nothing more: of fixes that undo each other, none is made.
    """
    made: list[Fix] = []
    made_before = {text: 0}
    found = lint(text)
    for _ in range(MAXIMUM_ROUNDS):
        after = harmless(text, found, found, lint, unsafe=unsafe, allowed=allowed)
        if after.text in made_before:
            return after.text, made[: made_before[after.text]]
        text, found = after.text, after.found
        made += (one.fix for one in after.mended if one.fix is not None)
        made_before[text] = len(made)
    return text, made


def _edits(diagnostics: Iterable[Diagnostic]) -> list[Edit]:
    return [edit for one in diagnostics if one.fix is not None for edit in one.fix.edits]


def _weight(diagnostics: Iterable[Diagnostic]) -> int:
    """How many of the findings are errors."""
    return sum(one.severity is Severity.ERROR for one in diagnostics)


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
