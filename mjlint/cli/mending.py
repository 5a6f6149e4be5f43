"""What `check` is asked to write: fixes, comments, a baseline."""

from __future__ import annotations

from functools import wraps
from typing import Any, Final, NamedTuple

import click

from mjlint.checking.results import NOTHING, FixMode
from mjlint.cli.options import Command, with_options

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


class Writing(NamedTuple):
    """What was asked for."""

    mode: FixMode = NOTHING
    only: bool = False
    """Whether files are fixed and nothing is reported."""
    show: bool = False
    baseline: str | None = None
    """The one to write."""

    @property
    def diff(self) -> bool:
        """Whether it is only shown what would be fixed."""
        return not self.mode.write

    @property
    def silent(self) -> bool:
        """Whether no findings are reported."""
        return self.only or self.diff or self.baseline is not None


def mending_options(command: Command) -> Command:
    """The options that say what is written, as ``writing`` and, by their keys, as ``written``."""

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
        mode = FixMode(fix or fix_only or diff, add_ignores, write=not diff)
        if reason is not None:
            mode = mode._replace(reason=reason)
        given = {"unsafe-fixes": unsafe_fixes, "baseline": baseline}
        writing = Writing(mode, fix_only, show_fixes, write_baseline)
        return command(*args, writing=writing, written=given, **named)

    return with_options(called, _OPTIONS)  # type: ignore[no-any-return]
