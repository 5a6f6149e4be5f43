"""Report -> new text: applies fixes and lints again until nothing changes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, Protocol, TypeVar

from mjlint.diagnostic import Applicability, Diagnostic, Edit, edited

MAXIMUM_ROUNDS: Final = 25
"""A handful is enough; a text that still changes then never settles."""

MAXIMUM_TRIES: Final = 60
"""How often a text is checked to find the fix that adds a finding; then all are left out."""

Group = TypeVar("Group")


class AfterRound(Protocol):
    """A text after a round of fixes."""

    @property
    def text(self) -> str: ...
    @property
    def fixed(self) -> Sequence[Diagnostic]:
        """The findings whose fixes the round applied."""


AnyRound = TypeVar("AnyRound", bound=AfterRound)


class FixedPrompt(NamedTuple):
    """A prompt after a round of fixes."""

    text: str
    fixed: Sequence[Diagnostic]
    found: Sequence[Diagnostic]
    """What is found in the text."""


def settle(
    first: AnyRound, step: Callable[[AnyRound, frozenset[str]], AnyRound]
) -> tuple[AnyRound, list[Diagnostic], tuple[str, ...]]:
    """Apply rounds of fixes until nothing changes: the last, all fixes, and the rules left out.

    ``step``: the next round, without the fixes of the rules of these names. Where fixes undo each
    other or come to no end, all begins again without their rules.
    """
    without: frozenset[str] = frozenset()
    while True:
        rounds, seen = [first], {first.text: 1}
        for _ in range(MAXIMUM_ROUNDS):
            after = step(rounds[-1], without)
            if after.text == rounds[-1].text:
                fixed = [one for each in rounds for one in each.fixed]
                return after, fixed, tuple(sorted(without))
            rounds.append(after)
            if after.text in seen:
                endless = rounds[seen[after.text] :]
                break
            seen[after.text] = len(rounds)
        else:
            endless = rounds[-1:]
        without = without.union(one.name for each in endless for one in each.fixed)


def fixable(diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> Iterator[Diagnostic]:
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
) -> FixedPrompt:
    """Apply the fixes of one round, without those that would add a finding.

    A fault may hide others; the fixes that would make a text have more findings than before, or more
    severe ones, are not applied. Where none is left, the next best fixes are tried. ``diagnostics``:
    those to fix. ``before``: all findings of the text. ``allowed``: whether one text may become another.
    """
    after, weight = FixedPrompt(text, (), before), _weight(before)

    def holds(chosen: Sequence[Diagnostic]) -> bool:
        nonlocal after
        new = edited(text, _edits(chosen))
        if allowed is not None and not allowed(text, new):
            return False
        after = FixedPrompt(new, chosen, lint(new))
        return all(new <= old for new, old in zip(_weight(after.found), weight, strict=True))

    left = list(diagnostics)
    while left:
        if largest(list(fixable(left, unsafe=unsafe)), holds):
            return after
        left = [replace(one, fixes=one.fixes[1:]) for one in left if len(one.fixes) > 1]
    return FixedPrompt(text, (), before)


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
) -> str:
    """The text with its fixes; fixing it again changes nothing more.

    ``lint``: gives the findings of a text. ``unsafe``: also fixes that may change the meaning.
    """

    def step(now: FixedPrompt, without: frozenset[str]) -> FixedPrompt:
        wanted = [one for one in now.found if one.name not in without]
        return harmless(now.text, wanted, now.found, lint, unsafe=unsafe, allowed=allowed)

    return settle(FixedPrompt(text, (), lint(text)), step)[0].text


def _edits(diagnostics: Iterable[Diagnostic]) -> list[Edit]:
    return [edit for one in diagnostics if one.fix is not None for edit in one.fix.edits]


def _weight(diagnostics: Sequence[Diagnostic]) -> tuple[int, int, int]:
    """How many of the findings are errors, how many at least warnings, and how many there are."""
    ranks = [one.severity.rank for one in diagnostics]
    return ranks.count(2), len(ranks) - ranks.count(0), len(ranks)


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
