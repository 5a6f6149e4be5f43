"""What the options of several commands have in common."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

import click

from mjlint.terminal.messages import Trouble, tell
from mjlint.text.files import reason

if TYPE_CHECKING:
    from mjlint.checking.project import Project
    from mjlint.errors import SettingsError

Command = TypeVar("Command", bound=Callable[..., Any])
Option: TypeAlias = Callable[[Callable[..., Any]], Any]
"""What `click.option` gives."""


def messages(error: click.ClickException | SettingsError) -> Iterator[str]:
    """What to print of an error, line by line."""
    if not isinstance(error, click.ClickException):
        from mjlint.checking.project import unread

        yield from map(str, unread(error.mistakes))
    else:
        yield error.format_message()


def tell_mistakes(project: Project) -> bool:
    """Print what is wrong with plugins and declared rules. Returns whether anything is."""
    from mjlint.checking.project import unread

    for fault in unread(project.mistakes):
        tell(str(fault))
    return bool(project.mistakes)


def with_options(command: Callable[..., Any], options: Sequence[Option]) -> Any:
    """The command with options, which `--help` shows in this order."""
    for option in reversed(options):
        command = option(command)
    return command


text_or_json = click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True
)

_CONFIGURATION: Final = (
    click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Use this settings file. [the nearest mjlint.toml or pyproject.toml]",
    ),
    click.option(
        "--isolated", is_flag=True, help="Use no settings file and no environment variable."
    ),
)


def configuration_options(command: Command) -> Command:
    """The options `--config` and `--isolated`, as ``config`` and ``isolated``."""
    return with_options(command, _CONFIGURATION)  # type: ignore[no-any-return]


_READING: Final = (
    click.option(
        "--exclude", multiple=True, metavar="PATTERN", help="Leave these files and folders out."
    ),
    click.option(
        "--force-exclude",
        is_flag=True,
        default=None,
        help="Leave excluded files out even where they are named.",
    ),
    click.option(
        "--no-gitignore", "gitignore", flag_value=False, default=None, help="Read what git ignores."
    ),
    click.option(
        "--code", is_flag=True, default=None, help="Read programs in folders, too (.py .js .ts …)."
    ),
    click.option(
        "--keys",
        multiple=True,
        metavar="PATH",
        help="Key paths (shots.mj, *.visual) and columns that hold prompts. [prompt, …]",
    ),
    click.option(
        "--blocks",
        type=click.Choice(["lines", "blank-lines", "rulers"]),
        help="What parts the prompts of a text. [lines]",
    ),
    click.option("--delimiter", metavar="SIGN", help="Between the cells of a CSV. [the likeliest]"),
    click.option(
        "--paragraphs", is_flag=True, default=None, help="Read paragraphs of Markdown as prompts."
    ),
    click.option("--values", metavar="FILE", help="Fill the slots of templates with these values."),
)


def reading_options(command: Command) -> Command:
    """The options that say what is read, as ``reading``: values by the names of their keys."""

    @wraps(command)
    def called(
        *args: Any,
        exclude: tuple[str, ...],
        force_exclude: bool | None,
        gitignore: bool | None,
        code: bool | None,
        keys: tuple[str, ...],
        blocks: str | None,
        delimiter: str | None,
        paragraphs: bool | None,
        values: str | None,
        **named: Any,
    ) -> Any:
        given = {
            "exclude": exclude,
            "force-exclude": force_exclude,
            "respect-gitignore": gitignore,
            "documents.code": code,
            "documents.keys": keys,
            "documents.blocks": blocks,
            "documents.delimiter": None if delimiter is None else _SIGNS.get(delimiter, delimiter),
            "documents.paragraphs": paragraphs,
            "documents.values": values,
        }
        return command(*args, reading=given, **named)

    return with_options(called, _READING)  # type: ignore[no-any-return]


_SIGNS: Final = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


def listed(file: str) -> Iterable[str]:
    """The paths in a file, or on standard input for ``-``: one a line, or parted by NUL.

    Raises `Trouble`.
    """
    try:
        if file == "-":
            data = sys.stdin.buffer.read() if sys.stdin is not None else b""
        else:
            with open(file, "rb") as opened:
                data = opened.read()
    except OSError as error:
        raise Trouble(f"{file}: {reason(error)}") from None
    return tuple(_parted(os.fsdecode(data.removeprefix(b"\xef\xbb\xbf"))))


def _parted(text: str) -> Iterator[str]:
    lines = text.split("\0") if "\0" in text else text.splitlines()
    return (line for line in lines if line.strip())
