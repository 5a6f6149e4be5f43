"""What `check` is asked to write: fixes, comments, a baseline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import click

from mjlint.checking.fix_mode import NOTHING, FixMode
from mjlint.cli.options import KeyedOption, setting, under

OPTIONS: Final = (
    *under(
        "Fixes",
        KeyedOption("--fix", is_flag=True, help="Apply the safe fixes, and report what is left."),
        setting("unsafe-fixes", "--unsafe-fixes"),
        KeyedOption("--fix-only", is_flag=True, help="Apply the fixes and report nothing."),
        KeyedOption(
            "--diff", is_flag=True, help="Show what --fix would change, and change nothing."
        ),
        KeyedOption(
            "--show-fixes",
            is_flag=True,
            help="Show in each finding what its fix writes, and list all that are applied.",
        ),
        setting("fixable", "--fixable", metavar="RULES"),
        setting("unfixable", "--unfixable", metavar="RULES"),
        KeyedOption(
            "--exit-non-zero-on-fix", is_flag=True, help="Exit with 1 where a file was fixed."
        ),
    ),
    *under(
        "Accepting findings",
        KeyedOption(
            "--add-ignores",
            is_flag=True,
            help="Add a comment for each finding that suppresses it.",
        ),
        KeyedOption(
            "--reason",
            metavar="TEXT",
            help="The reason that --add-ignores writes. [accepted as it is]",
        ),
        setting(
            "baseline",
            "--baseline",
            metavar="FILE",
            help="Leave out the findings that this file lists.",
        ),
        KeyedOption("--write-baseline", metavar="FILE", help="Write all findings to this file."),
    ),
)


class Writing(NamedTuple):
    """What was asked for."""

    mode: FixMode = NOTHING
    only: bool = False
    """Whether files are fixed and nothing is reported."""
    show: bool = False
    baseline: str | None = None
    """The one to write."""
    fails: bool = False
    """Whether a fix fails the run."""

    @classmethod
    def of(cls, asked: Mapping[str, Any]) -> Writing:
        """What the options say. Raises `click.UsageError`."""
        diff, only, comments = asked["diff"], asked["fix_only"], asked["add_ignores"]
        baseline, reason = asked["write_baseline"], asked["reason"]
        if diff and (comments or baseline):
            raise click.UsageError("`--diff` shows fixes alone")
        if baseline and (asked["fix"] or only or comments):
            raise click.UsageError("`--write-baseline` changes no other file")
        if reason is not None and not comments:
            raise click.UsageError("`--reason` is for `--add-ignores`")
        mode = FixMode(asked["fix"] or only or diff, comments, write=not diff)
        if reason is not None:
            mode = mode._replace(reason=reason)
        return cls(mode, only, asked["show_fixes"], baseline, asked["exit_non_zero_on_fix"])

    @property
    def diff(self) -> bool:
        """Whether it is only shown what would be fixed."""
        return not self.mode.write

    @property
    def silent(self) -> bool:
        """Whether no findings are reported."""
        return self.only or self.diff or self.baseline is not None
