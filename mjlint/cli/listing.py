"""What `mjlint files` and `mjlint prompts` share: they list what would be read in paths."""

from __future__ import annotations

from collections.abc import Callable

import click

from mjlint.cli.options import (
    CONFIGURATION,
    READING,
    Grouped,
    KeyedOption,
    listed,
    text_or_json,
    under,
)


def listing(heading: str, *own: KeyedOption) -> Callable[[Callable[..., int]], click.Command]:
    """A command that lists what would be read in paths; ``own``: its options under the heading."""

    def command(function: Callable[..., int]) -> click.Command:
        paths = click.argument("paths", nargs=-1, metavar="[PATH]...")
        params = [*under(heading, *own), *READING, *CONFIGURATION]
        return click.command(cls=Grouped, params=params)(paths(text_or_json(function)))

    return command


def named(paths: tuple[str, ...], files_from: str | None) -> tuple[str, ...]:
    """The paths that were named, also in a file of them; without any this folder.

    Raises `Trouble`.
    """
    if files_from is not None:
        return (*paths, *listed(files_from))
    return paths or (".",)
