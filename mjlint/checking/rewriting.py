"""A document with its fixes and comments, written back, and what is left in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from mjlint.checking.baselines import Acceptance
from mjlint.checking.fix_mode import FixMode
from mjlint.checking.fixing import Round, Snapshot, fix_document
from mjlint.checking.opened import Opened
from mjlint.checking.prompts import lint_placed
from mjlint.checking.results import Fixed, Rewritten, Unread
from mjlint.checking.stages import LintedPrompt, Stage
from mjlint.diagnostic import Diagnostic, Edit, edited
from mjlint.linting.fixer import largest
from mjlint.linting.linter import Report
from mjlint.suppressions.comments import CommentStyle
from mjlint.suppressions.writing import LintedText, ignores
from mjlint.text.places import PlacedPrompt

Stages: TypeAlias = Callable[[Opened], Iterator[Stage]]
"""A document to its prompts, linted, without what comments silence."""


class Work:
    """Makes the new text of one document."""

    def __init__(
        self, file: Opened, mode: FixMode, acceptance: Acceptance, stages: Stages, *, unsafe: bool
    ) -> None:
        self._file, self._mode, self._unsafe = file, mode, unsafe
        self._acceptance, self._stages = acceptance, stages
        self._reports: dict[tuple[str, str | None], Report] = {}
        """A prompt that no fix has changed is linted once."""
        self._hidden: set[str] = set()

    def done(self, text: str) -> tuple[Rewritten, Snapshot]:
        """What is done to a text, and how the new one reads."""
        mode, comment = self._mode, self._file.format.comment
        added = 0
        if mode.fix:
            round = fix_document(text, self.read, unsafe=self._unsafe)
        else:
            round = Round(text, (), self.read(text))
        after, fixed, snapshot, unsettled = round
        if mode.comments and comment is not None:
            after, added = self._commented(after, comment, snapshot)
            if added:
                snapshot = self.read(after)
        hidden = tuple(sorted(self._hidden))
        fixes = tuple(_counted(fixed))
        done = Rewritten(
            self._file.name, text, after, fixes, added, hidden=hidden, unsettled=unsettled
        )
        return done, snapshot

    def read(self, text: str) -> Snapshot:
        """A text of the document as it reads, without the findings that a baseline accepts."""
        file = self._file.again(text)._replace(lint=self._report)
        items = list(self._stages(file))
        reports = {id(each.placed): each for each in items if isinstance(each, LintedPrompt)}
        baseline = self._acceptance.of(file.name)
        baseline = None if baseline is None else baseline.copy()
        prompts: list[LintedText] = []
        comments: list[LintedText] = []
        for item in items:
            if isinstance(item, Unread):
                continue
            if not isinstance(item, LintedPrompt):
                comments.append((item.placed, item.diagnostics))
                continue
            placed, found = item.placed, item.diagnostics
            if baseline is not None:
                found = tuple(
                    one
                    for one in found
                    if not baseline.takes(baseline.key(file.name, one.name, placed.text))
                )
            prompts.append((placed, found))
            self._hidden |= getattr(placed, "hidden", frozenset())

        def lint(placed: PlacedPrompt, text: str) -> Sequence[Diagnostic]:
            report = reports[id(placed)].report
            if isinstance(report, Report):
                return lint_placed(self._report, self._file.linter, placed, text).diagnostics
            from mjlint.checking.requests import relinted

            return relinted(report, text)

        faults = sum(isinstance(item, Unread) for item in items)
        return Snapshot(prompts, lint, comments, faults, items)

    def _report(self, text: str, model: str | None) -> Report:
        key = text, model
        if key not in self._reports:
            self._reports[key] = self._file.lint(text, model)
        return self._reports[key]

    def _commented(self, text: str, comment: CommentStyle, seen: Snapshot) -> tuple[str, int]:
        """The text with a comment for each prompt that has findings, where one can be."""
        numbers = {id(placed): number for number, (placed, _) in enumerate(seen.prompts)}
        wanted = list(ignores(text, comment, seen.prompts, self._mode.reason))

        def holds(groups: Sequence[tuple[list[PlacedPrompt], Edit]]) -> bool:
            after = self.read(edited(text, [edit for _, edit in groups]))
            pairs = zip(seen.prompts, after.prompts, strict=False)
            return (
                after.faults <= seen.faults
                and len(after.prompts) == len(seen.prompts)
                and all(old.text == new.text for (old, _), (new, _) in pairs)
                and not any(
                    after.prompts[numbers[id(placed)]][1]
                    for owners, _ in groups
                    for placed in owners
                )
            )

        made = largest(wanted, holds)
        return edited(text, [edit for _, edit in made]), len(made)


def _counted(fixed: Sequence[Diagnostic]) -> Iterator[Fixed]:
    titles = ((d.code, d.name, d.fix.title if d.fix is not None else "") for d in fixed)
    for (code, name, title), count in Counter(titles).items():
        yield Fixed(code, name, title, count)
