"""What `check` is asked to write: fixes, comments, a baseline."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from mjlint.cli.options import Command, with_options

if TYPE_CHECKING:
    from mjlint.checking.project import Configured
    from mjlint.checking.results import Checked
    from mjlint.checking.summary import Summary
    from mjlint.cli.reporting import Reporting
    from mjlint.reports.formats import Reporter

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
        return self.fix or self.diff or self.ignores

    @property
    def fixes(self) -> bool:
        """Whether fixes are made or shown."""
        return self.fix or self.diff

    @property
    def silent(self) -> bool:
        """Whether no findings are reported."""
        return self.only or self.diff or self.baseline is not None

    def reporter(
        self, reporting: Reporting, configured: Configured, *, errors: bool
    ) -> AbstractContextManager[Reporter]:
        """The reporter; one that says nothing where only files are to be written."""
        if self.silent:
            return nullcontext(_Silent())
        return reporting.reporter(configured, errors=errors)


class _Silent:
    """Reports nothing."""

    def begin(self) -> None:
        pass

    def prompt(self, checked: Checked) -> None:
        pass

    def end(self, summary: Summary) -> None:
        pass


NOTHING: Final = Mending()


def mending_options(command: Command) -> Command:
    """The options that say what is written, as ``mending`` and, by their keys, as ``mended``."""

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
            raise click.UsageError("`--diff` shows fixes alone")
        if write_baseline and (fix or fix_only or add_ignores):
            raise click.UsageError("`--write-baseline` changes no other file")
        if reason is not None and not add_ignores:
            raise click.UsageError("`--reason` is for `--add-ignores`")
        mending = Mending(fix or fix_only, fix_only, diff, show_fixes, add_ignores)
        if reason is not None:
            mending = mending._replace(reason=reason)
        given = {"unsafe-fixes": unsafe_fixes, "baseline": baseline}
        return command(
            *args, mending=mending._replace(baseline=write_baseline), mended=given, **named
        )

    return with_options(called, _OPTIONS)  # type: ignore[no-any-return]
