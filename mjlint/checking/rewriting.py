"""A document -> the document with its fixes and comments, written back; and what is left in it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from mjlint.checking.baselines import Accepting
from mjlint.checking.fixing import Look, Mended, mend
from mjlint.checking.prompts import MARK, WITH_REQUESTS, Case, Judge, Outcome, Source, Told
from mjlint.checking.suppressions import listened
from mjlint.cli.mending import Mending
from mjlint.diagnostic import Diagnostic, Edit, edited
from mjlint.documents.finder import is_stream
from mjlint.linting.fixer import largest
from mjlint.suppressions.comments import Comment
from mjlint.suppressions.writing import Judged, ignores
from mjlint.terminal.cells import clean
from mjlint.terminal.messages import Trouble
from mjlint.text.document import Document, DocumentError, Fault
from mjlint.text.files import WriteError, rewrite
from mjlint.text.places import PlacedPrompt


@dataclass(slots=True)
class Mender:
    """Does to documents what was asked for, and keeps count."""

    mending: Mending
    judge: Judge
    accepting: Accepting
    files: int = 0
    """How many were changed, or would be."""
    fixed: int = 0
    ignored: int = 0
    _fixes: Counter[tuple[str, str]] = field(default_factory=Counter)
    _without_comments: list[str] = field(default_factory=list)

    def prompt(self, text: str) -> Iterator[Outcome]:
        """A prompt of the command line: with its fixes it goes to standard output."""
        try:
            configured = self.judge.configured
            linter, unsafe = configured.linter(), configured.at().switch("unsafe-fixes")
        except Trouble as trouble:
            yield Told(trouble.format_message())
            return

        def look(text: str) -> Look:
            return Look([(PlacedPrompt.whole(text), lint(None, text))], lint)

        def lint(_: PlacedPrompt | None, text: str) -> Sequence[Diagnostic]:
            return linter.lint(text).diagnostics

        mended = mend(text, look, unsafe=unsafe) if self.mending.fixes else None
        after = text if mended is None else self._counted("<prompt>", text, mended)
        if self.mending.diff:
            self._show_diff("<prompt>", text, after)
        else:
            _put(f"{after}\n")
        if not self.mending.silent:
            yield from self.judge.prompt(after)

    def document(self, source: Source) -> Iterator[Outcome]:
        """A document: it is rewritten, and what is left in it is judged."""
        name = source.document.name
        # A pipe that is named comes once, too, but its text is not wanted on standard output.
        stream = source.document.once and not is_stream(name)
        try:
            self.accepting.of(name)
        except Trouble:
            # The baseline cannot be read, which is told: nobody knows what may be mended.
            yield from self._judged(source)
            return
        try:
            data = source.document.data()
            source = source._replace(document=Document.held_bytes(name, data))
            text = source.document.text
        except DocumentError:
            # What of it can be read is judged; it is not written, for the rest would be lost.
            yield from self._judged(source)
            return
        case = self.judge.case(source)
        encoding = source.document.encoding
        if isinstance(case, Told) or encoding.encode(text) != data:
            yield from self._judged(source)
            return
        counts = self.files, self.fixed, self.ignored, self._fixes.copy()
        after = self._mended(case, text)
        new = encoding.encode(after)
        if self.mending.diff:
            self._show_diff(name, text, after)
        elif stream:
            _put(after, new)
        elif new != data:
            try:
                rewrite(name, data, new, within=source.within)
            except WriteError as error:
                yield Told.of(name, Fault(str(error)))
                new = data
                # Nothing was done to it.
                self.files, self.fixed, self.ignored, self._fixes = counts
        yield from self._judged(source._replace(document=Document.held_bytes(name, new)))

    def lines(self) -> Iterator[str]:
        """What was done, to be told on standard error."""
        if self.mending.show:
            for (name, what), count in self._fixes.items():
                times = f" ({count:,} times)" if count > 1 else ""
                yield f"{name}: {what}{times}"
        for name in self._without_comments:
            yield f"{name}: there are no comments in such a file; write a baseline for it"
        files = f" in {_many(self.files, 'file')}" if self.files else ""
        if self.mending.fixes and self.mending.silent:
            done = "would fix" if self.mending.diff else "fixed"
            yield f"{done} {_many(self.fixed, 'finding')}{files}"
        if self.mending.ignores:
            yield f"wrote {_many(self.ignored, 'comment')}{files}"

    def _judged(self, source: Source) -> Iterator[Outcome]:
        for outcome in self.judge.document(source):
            if isinstance(outcome, Told) or not self.mending.silent:
                yield outcome

    def _mended(self, case: Case, text: str) -> str:
        """The text of a document as it should be."""
        name = case.document.name

        def look(text: str) -> Look:
            return self._look(case._replace(document=Document.piece(name, text, 0, 1)), text)

        unsafe = self.judge.configured.at(name).switch("unsafe-fixes")
        after, seen = text, None
        if self.mending.fixes:
            mended = mend(text, look, unsafe=unsafe)
            after, seen = self._counted(name, text, mended), mended.look
        if self.mending.ignores:
            seen = seen or look(text)
            if case.kind.comment is not None:
                after = self._with_ignores(after, case.kind.comment, seen, look)
            elif any(found for _, found in seen.prompts):
                self._without_comments.append(name)
        self.files += after != text
        return after

    def _with_ignores(
        self, text: str, comment: Comment, seen: Look, look: Callable[[str], Look]
    ) -> str:
        """The text with a comment for each prompt that has findings, where one can stand."""
        numbers = {id(placed): number for number, (placed, _) in enumerate(seen.prompts)}
        wanted = list(ignores(text, comment, seen.prompts, self.mending.reason))

        def holds(groups: Sequence[tuple[list[PlacedPrompt], Edit]]) -> bool:
            after = look(edited(text, [edit for _, edit in groups]))
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
        self.ignored += len(made)
        return edited(text, [edit for _, edit in made])

    def _look(self, case: Case, text: str) -> Look:
        prompts: list[Judged] = []
        faults = 0
        try:
            for each in self.judge.found(case):
                if isinstance(each, Told):
                    faults += 1
                else:
                    prompts.append((each[0], each[1].diagnostics))
        except DocumentError:
            faults += 1
        remarks: Sequence[Judged] = ()
        if case.kind.comment is not None and MARK in text:
            left, remarks = listened(case, text, prompts, self.judge.configured)
            prompts = [(placed, found) for (placed, _), found in zip(prompts, left, strict=True)]
        name = case.document.name
        baseline = self.accepting.of(name)
        if baseline is not None:
            baseline = baseline.copy()
            prompts = [
                (
                    placed,
                    [
                        d
                        for d in found
                        if not baseline.takes(baseline.key(name, d.name, placed.text))
                    ],
                )
                for placed, found in prompts
            ]

        def lint(placed: PlacedPrompt, text: str) -> Sequence[Diagnostic]:
            if case.kind.name in WITH_REQUESTS:
                from mjlint.checking.requests import Asked

                if isinstance(placed, Asked):
                    return placed.again(text)
            return case.linter.lint(text, model=placed.model).diagnostics

        return Look(prompts, lint, remarks, faults)

    def _counted(self, name: str, text: str, mended: Mended) -> str:
        self.fixed += len(mended.fixed)
        for one in mended.fixed:
            title = one.fix.title if one.fix is not None else ""
            self._fixes[name, f"{one.code} {one.name}: {title[:1].lower()}{title[1:]}"] += 1
        return mended.text

    def _show_diff(self, name: str, before: str, after: str) -> None:
        from mjlint.reports.diff import diff

        for row in diff(name, self.judge.hidden(before), self.judge.hidden(after)):
            _put(row)


def _put(text: str, data: bytes | None = None) -> None:
    """Write a text on standard output: a program gets the very characters, a terminal must not.

    ``data``: the same, as it is encoded; without it the encoding is that of standard output.
    """
    if sys.stdout.isatty():
        sys.stdout.write("\n".join(clean(row) for row in text.split("\n")))
    elif data is None or not hasattr(sys.stdout, "buffer"):
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
