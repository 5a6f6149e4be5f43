"""Fixes into a document: all of them that belong there, and nothing else of it changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from mjlint.checking.stages import Stage
from mjlint.diagnostic import Diagnostic, Edit, Fix, Severity, edited
from mjlint.linting.fixer import fixable, harmless, largest, settle
from mjlint.linting.keeping import keeps
from mjlint.suppressions.writing import LintedText
from mjlint.text.places import PlacedPrompt

Lint: TypeAlias = Callable[[PlacedPrompt, str], Sequence[Diagnostic]]


class Snapshot(NamedTuple):
    """A document as it is read."""

    prompts: Sequence[LintedText]
    lint: Lint
    """Gives all findings of a prompt with another text."""
    comments: Sequence[LintedText] = ()
    """What is wrong with its comments for mjlint."""
    faults: int = 0
    """What of it could not be read."""
    items: Sequence[Stage] = ()
    """The same as the stages of `mjlint.checking.run` hand it on."""


class Change(NamedTuple):
    """What the fixes of one prompt make of a document."""

    number: int | None
    """Which prompt it is; None for a comment."""
    text: str
    """The prompt as it should then be read."""
    edits: tuple[Edit, ...]
    """In the document."""
    fixed: tuple[Diagnostic, ...]


class Round(NamedTuple):
    """A document after one or several rounds of fixes."""

    text: str
    fixed: Sequence[Diagnostic]
    """The findings whose fixes were applied."""
    snapshot: Snapshot
    """How the new text is read."""
    unsettled: tuple[str, ...] = ()
    """The rules whose fixes undo each other or come to no end; they are not applied."""


def fix_document(text: str, read: Callable[[str], Snapshot], *, unsafe: bool = False) -> Round:
    """Fix a document, and read it again until nothing changes.

    ``read``: reads and lints a text of it. Within a prompt `mjlint.linting.fixer` chooses the
    fixes. A change to what several prompts share, such as a suffix, is made if all of them ask for
    it. One after which the document would be read otherwise than foreseen is left out.
    """
    last, fixed, unsettled = settle(
        Round(text, (), read(text)), lambda now, without: _round(now, read, unsafe, without)
    )
    return last._replace(fixed=fixed, unsettled=unsettled)


def _round(
    now: Round, read: Callable[[str], Snapshot], unsafe: bool, without: frozenset[str]
) -> Round:
    after = now

    def holds(groups: Sequence[Sequence[Change]]) -> bool:
        nonlocal after
        new = edited(now.text, _edits(groups))
        after = Round(new, [one for g in groups for c in g for one in c.fixed], read(new))
        return _as_foreseen(now.snapshot, groups, after.snapshot)

    return after if largest(_changes(now.snapshot, unsafe, without), holds) else now


def _edits(groups: Iterable[Sequence[Change]]) -> Iterator[Edit]:
    """Each edit once: what prompts share is changed by all of them."""
    return iter(
        dict.fromkeys(edit for group in groups for change in group for edit in change.edits)
    )


def _as_foreseen(before: Snapshot, groups: Iterable[Sequence[Change]], after: Snapshot) -> bool:
    if after.faults > before.faults or len(after.prompts) != len(before.prompts):
        return False
    texts = {
        change.number: change.text
        for group in groups
        for change in group
        if change.number is not None
    }
    return all(
        new.text == texts.get(number, old.text)
        and new.model == old.model
        # What only warned in a suffix may refuse a whole prompt.
        and (new.partial == old.partial or not any(d.severity is Severity.ERROR for d in found))
        for number, ((old, _), (new, found)) in enumerate(
            zip(before.prompts, after.prompts, strict=True)
        )
    )


def _changes(snapshot: Snapshot, unsafe: bool, without: frozenset[str]) -> list[list[Change]]:
    """The changes that are asked for; those that share an edit are together."""
    sharing = Counter(
        place for placed, _ in snapshot.prompts for place in dict.fromkeys(_places(placed))
    )
    wanted = [
        (number, placed, list(_wanted(placed, found, unsafe, without, snapshot.lint)))
        for number, (placed, found) in enumerate(snapshot.prompts)
        if found
    ]
    while True:
        # A fix that not all sharers want is dropped, and with it its other edits.
        asked = Counter(
            edit
            for _, _, fixes in wanted
            for edit in dict.fromkeys(edit for _, edits in fixes for edit in edits)
        )
        dropped = False
        for _, placed, fixes in wanted:
            kept = [
                (one, edits)
                for one, edits in fixes
                if all(asked[edit] >= _sharers(placed, edit, sharing) for edit in edits)
            ]
            dropped = dropped or len(kept) < len(fixes)
            fixes[:] = kept
        if not dropped:
            break
    changes = [Change(number, *_made(placed, fixes)) for number, placed, fixes in wanted if fixes]
    changes = [change for change in changes if change.text.strip()]
    changes += (
        Change(None, *_made(placed, fixes))
        for placed, found in snapshot.comments
        if (fixes := list(_wanted(placed, found, unsafe, without)))
    )
    return list(_grouped(changes))


def _wanted(
    placed: PlacedPrompt,
    found: Iterable[Diagnostic],
    unsafe: bool,
    without: frozenset[str],
    lint: Lint | None = None,
) -> Iterator[tuple[Diagnostic, tuple[Edit, ...]]]:
    """The findings to fix in one round, with the edits of the document."""
    candidates = [
        replace(one, fixes=fixes)
        for one in found
        if one.name not in without
        and (fixes := tuple([fix for fix in one.fixes if _in_document(placed, fix) is not None]))
    ]
    chosen: Sequence[Diagnostic] = tuple(fixable(candidates, unsafe=unsafe))
    others = (replace(one, fixes=one.fixes[1:]) for one in candidates)
    if lint is not None and (chosen or any(fixable(others, unsafe=unsafe))):
        chosen = harmless(
            placed.text,
            candidates,
            lint(placed, placed.text),
            lambda text: lint(placed, text),
            unsafe=unsafe,
            # The text of a request is JSON: its quotation marks are not the prompt's.
            allowed=keeps if type(placed) is PlacedPrompt else None,
        ).fixed
    for one in chosen:
        if one.fix is not None and (edits := _in_document(placed, one.fix)) is not None:
            yield one, edits


def _in_document(placed: PlacedPrompt, fix: Fix) -> tuple[Edit, ...] | None:
    """The edits of a fix in the document; None where one of them does not fit."""
    moved = fix.moved(placed.map)
    return None if moved is None else moved.edits


def _made(
    placed: PlacedPrompt, fixes: Sequence[tuple[Diagnostic, tuple[Edit, ...]]]
) -> tuple[str, tuple[Edit, ...], tuple[Diagnostic, ...]]:
    own = [edit for one, _ in fixes if one.fix is not None for edit in one.fix.edits]
    return (
        edited(placed.text, own),
        tuple(edit for _, edits in fixes for edit in edits),
        tuple(one for one, _ in fixes),
    )


def _places(placed: PlacedPrompt) -> Iterator[tuple[int, int]]:
    """The strings of the document that a prompt is of."""
    for part in placed.map.parts:
        yield placed.map.span(part.start, part.end)


def _sharers(placed: PlacedPrompt, edit: Edit, sharing: Counter[tuple[int, int]]) -> int:
    """How many prompts have the string that an edit is in."""
    return max(
        (
            sharing[start, end]
            for start, end in _places(placed)
            if start <= edit.start and edit.end <= end
        ),
        default=1,
    )


def _grouped(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Changes that share an edit are together; one that overlaps another's edits is left out."""
    shared = Counter(edit for change in changes for edit in dict.fromkeys(change.edits))
    together: list[Change] = []
    for change in changes:
        if any(shared[edit] > 1 for edit in change.edits):
            together.append(change)
    if together:
        yield together
    taken = {edit for change in together for edit in change.edits}
    order = sorted(
        [(edit.start, edit.end, -1) for edit in taken]
        + [
            (edit.start, edit.end, number)
            for number, change in enumerate(changes)
            if taken.isdisjoint(change.edits)
            for edit in change.edits
        ]
    )
    clashing: set[int] = set()
    furthest = -1
    for start, end, number in order:
        if start < furthest and number >= 0:
            clashing.add(number)
        furthest = max(furthest, end)
    for number, change in enumerate(changes):
        if number not in clashing and taken.isdisjoint(change.edits):
            yield [change]
