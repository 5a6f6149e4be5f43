"""Fixes, comments and baselines written by `check`: options, and what is done to a document."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import click

from mjlint.cli.trouble import Trouble

if TYPE_CHECKING:
    from mjlint.cli.accepting import Accepting
    from mjlint.cli.judge import Case, Judge, Outcome, Source
    from mjlint.diagnostic import Diagnostic
    from mjlint.documents.mending import Look
    from mjlint.documents.placed import Placed

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS: Final = (
    click.option("--fix", is_flag=True, help="Make the safe fixes, and report what is left."),
    click.option(
        "--unsafe-fixes",
        is_flag=True,
        default=None,
        help="Let --fix, --fix-only and --diff make those too that may change the meaning.",
    ),
    click.option("--fix-only", is_flag=True, help="Make the fixes and report nothing."),
    click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing."),
    click.option("--show-fixes", is_flag=True, help="List the fixes that are made."),
    click.option(
        "--add-ignores", is_flag=True, help="Write a comment for each finding that suppresses it."
    ),
    click.option(
        "--reason", metavar="TEXT", help="The reason that --add-ignores writes. [accepted as it is]"
    ),
    click.option("--baseline", metavar="FILE", help="Leave out the findings that this file has."),
    click.option("--write-baseline", metavar="FILE", help="Write all findings to this file."),
)


class Mending(NamedTuple):
    """What was asked for."""

    fix: bool = False
    only: bool = False
    diff: bool = False
    show: bool = False
    ignores: bool = False
    reason: str = "accepted as it is"
    baseline: str | None = None
    """The one to write."""

    @property
    def wanted(self) -> bool:
        """Whether documents are to be rewritten, or it is to be shown how."""
        return self.fix or self.only or self.diff or self.ignores

    @property
    def silent(self) -> bool:
        """Whether no findings are reported."""
        return self.only or self.diff or self.baseline is not None


def mending_options(command: Command) -> Command:
    """The options that say what is written, as ``mending``, and keys of the settings in ``reading``.

    Stands above `reading_options`.
    """

    @wraps(command)
    def called(
        *args: Any,
        fix: bool,
        unsafe_fixes: bool | None,
        fix_only: bool,
        diff: bool,
        show_fixes: bool,
        add_ignores: bool,
        reason: str | None,
        baseline: str | None,
        write_baseline: str | None,
        **named: Any,
    ) -> Any:
        if diff and (add_ignores or write_baseline):
            raise click.UsageError("--diff shows fixes alone")
        if write_baseline and (fix or fix_only or add_ignores):
            raise click.UsageError("--write-baseline changes no other file")
        if reason is not None and not add_ignores:
            raise click.UsageError("--reason is for --add-ignores")
        mending = Mending(
            fix, fix_only, diff, show_fixes, add_ignores,
            Mending().reason if reason is None else reason, write_baseline,
        )  # fmt: skip
        given = {"unsafe-fixes": unsafe_fixes, "baseline": baseline}
        return command(*args, mending=mending, mended=given, **named)

    wrapped: Any = called
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return]


@dataclass(slots=True)
class Mender:
    """Does to documents what was asked for, and keeps count."""

    mending: Mending
    judge: Judge
    accepting: Accepting
    unsafe: bool | None = None
    """Whether unsafe fixes are made; None: what the settings of each file say."""
    fixed: int = 0
    ignored: int = 0
    files: int = 0
    """How many were changed, or would be."""
    _shown: Counter[tuple[str, str]] = field(default_factory=Counter)

    def prompt(self, text: str) -> Iterator[Outcome]:
        """A prompt of the command line: with its fixes it goes to standard output."""
        from mjlint.cli.judge import Case, Source
        from mjlint.documents import Document
        from mjlint.documents.formats import Format
        from mjlint.documents.options import DEFAULT

        whole = Format("prompt", (), "mjlint.documents.whole")
        document = Document.of("<prompt>", text)
        linter = self.judge.configured.linter()
        after = self._mended(Case(document, whole, linter, DEFAULT), text)
        if not self.mending.diff:
            sys.stdout.write(after + "\n")
        if not self.mending.silent:
            yield from self.judge.prompt(after)
        del Source

    def document(self, source: Source) -> Iterator[Outcome]:
        """A document: it is rewritten, and what is left in it is judged."""
        from mjlint.cli.judge import Told
        from mjlint.documents import Document, DocumentError

        name = source.document.name
        case = self.judge.case(source)
        if isinstance(case, Told):
            yield case
            return
        try:
            data = case.document.data()
            document = Document.held_bytes(name, data)
            source = source._replace(document=document)
            text = document.text
        except DocumentError:
            # What of it can be read is judged; nothing is written where the rest would be lost.
            yield from self._judged(source)
            return
        encoding = document.encoding
        if encoding.encode(text) != data:
            yield Told(f"{name}: left as it is: it could not be written again as it was")
            yield from self._judged(source)
            return
        after = self._mended(case._replace(document=document), text)
        new = encoding.encode(after)
        if self._is_stream(source) and not self.mending.diff:
            sys.stdout.flush()
            getattr(sys.stdout, "buffer", sys.stdout).write(new)
        elif new != data and not self.mending.diff:
            told = self._written(source, data, new)
            if told is not None:
                yield told
                new = data
        yield from self._judged(source._replace(document=Document.held_bytes(name, new)))

    def tell(self, quiet: bool) -> None:
        """Say on standard error what was done."""
        from mjlint.reports.columns import clean

        lines = []
        if self.mending.show:
            for (name, what), count in self._shown.items():
                times = f" ({count:,} times)" if count > 1 else ""
                lines.append(f"{name}: {what}{times}")
        done = "would fix" if self.mending.diff else "fixed"
        files = "1 file" if self.files == 1 else f"{self.files:,} files"
        if self.mending.silent or self.fixed:
            findings = "1 finding" if self.fixed == 1 else f"{self.fixed:,} findings"
            lines += [f"{done} {findings} in {files}"] * (not quiet)
        if self.mending.ignores:
            comments = "1 comment" if self.ignored == 1 else f"{self.ignored:,} comments"
            lines += [f"wrote {comments}"] * (not quiet)
        for line in lines:
            sys.stderr.write(f"{clean(line)}\n")
        sys.stderr.flush()
