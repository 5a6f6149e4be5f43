"""Which files are read, and how: options of the commands that take paths, and the settings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

import click

from mjlint.cli.options import Command, with_options
from mjlint.terminal.messages import Trouble
from mjlint.text.files import reason

if TYPE_CHECKING:
    from mjlint.checking.project import Configured
    from mjlint.documents.finder import Finder
    from mjlint.settings.configuration import Configuration
    from mjlint.settings.reading import Options

_OPTIONS: Final = (
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

    return with_options(called, _OPTIONS)  # type: ignore[no-any-return]


_SIGNS: Final = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


class Reading:
    """Finders and options, each made once for a settings file."""

    def __init__(self, configured: Configured) -> None:
        self._configured = configured
        self._options: dict[int, Options] = {}

    def finder(self, path: str) -> Finder:
        """What finds the files of a path. Raises `Trouble` where its settings are broken."""
        from mjlint.documents.finder import Finder

        configuration = self._configured.at(path)
        return Finder(
            base=str(configuration.folder),
            exclude=configuration.texts("exclude"),
            include=configuration.texts("include"),
            gitignore=configuration.switch("respect-gitignore"),
            force_exclude=configuration.switch("force-exclude"),
            source=configuration.switch("documents.code"),
        )

    def options(self, path: str, *, searched: bool) -> Options:
        """How a file is read. Raises `Trouble` where its settings or values are broken."""
        from dataclasses import replace

        configuration = self._configured.at(path)
        found = self._options.get(id(configuration))
        if found is None:
            found = self._options[id(configuration)] = _options(configuration)
        return replace(found, searched=True) if searched else found


def _options(configuration: Configuration) -> Options:
    from mjlint.settings.reading import Options

    values: Mapping[str, tuple[str, ...]] = {}
    file = configuration.text("documents.values")
    if file is not None:
        values = _values(file)
    return Options(
        keys=configuration.texts("documents.keys"),
        blocks=configuration.text("documents.blocks") or "lines",
        delimiter=configuration.text("documents.delimiter"),
        paragraphs=configuration.switch("documents.paragraphs"),
        values=values,
    )


def _values(file: str) -> Mapping[str, tuple[str, ...]]:
    from mjlint.documents.values import read_values
    from mjlint.text.document import Document, DocumentError

    try:
        return read_values(Document.file(file))
    except DocumentError as error:
        fault = error.fault
        place = "".join(f":{number}" for number in (fault.row, fault.column) if number is not None)
        raise Trouble(f"{os.path.relpath(file)}{place}: {fault.message}") from None


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
