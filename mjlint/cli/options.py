"""Options: made from the keys of the settings, shown under headings, completed with values."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import click

from mjlint.cli import completing
from mjlint.cli.trouble import Trouble
from mjlint.settings.keys import BY_NAME, NUMBERS, SELECTING
from mjlint.terminal.messages import note, print_error
from mjlint.text.files import reason

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from mjlint.checking.project import Project
    from mjlint.errors import SettingsError

Complete: TypeAlias = "Callable[[click.Context, click.Parameter, str], list[CompletionItem]]"
_GIVEN: Final = "mjlint.given"
_SIGNS: Final = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


class KeyedOption(click.Option):
    """An option under a heading. ``key``: the key of the settings that it gives a value."""

    def __init__(
        self, *names: str, heading: str = "Options", key: str = "", **attributes: Any
    ) -> None:
        super().__init__(list(names), **attributes)
        self.heading, self.key = heading, key


def option(heading: str, *names: str, **attributes: Any) -> KeyedOption:
    """An option that sets no key; ``attributes`` as for `click.Option`."""
    return KeyedOption(*names, heading=heading, **attributes)


def setting(heading: str, key: str, *names: str, help: str = "", **attributes: Any) -> KeyedOption:
    """An option that sets a key: its type and its choices are those of the key.

    ``help``: where it should say more than the meaning of the key. The value is found by `given`.
    """
    row = BY_NAME[key]
    match row.form:
        case "texts":
            attributes.setdefault("multiple", True)
        case "switch" if not any("/" in name for name in names):
            on = not names[0].startswith("--no-")
            attributes |= {"flag_value": on} if not on else {"is_flag": True}
        case form if form in NUMBERS:
            attributes["type"] = int if NUMBERS[form][0] else float
    if row.choices and row.form == "text":
        attributes["type"] = click.Choice(row.choices)
    if key in completing.OF_KEYS:
        attributes["shell_complete"] = completing.OF_KEYS[key]
    attributes.setdefault("default", None)
    return KeyedOption(
        *names,
        key.replace("-", "_").replace(".", "_"),
        heading=heading,
        key=key,
        help=help or row.meaning,
        expose_value=False,
        callback=_keep,
        **attributes,
    )


def given(ctx: click.Context) -> dict[str, object]:
    """The values that the command line gives to keys; those that it does not give are None."""
    values: dict[str, Any] = dict(ctx.meta.get(_GIVEN, {}))
    for key in SELECTING:
        if key in values:
            from mjlint.linting.selectors import selectors

            values[key] = selectors(values[key])
    delimiter = values.get("documents.delimiter")
    if delimiter is not None:
        values["documents.delimiter"] = _SIGNS.get(delimiter, delimiter)
    if values.get("links.strict"):
        # To be strict about links that are not checked would mean nothing.
        values["links.check"] = True
    return values | dict(ctx.meta.get(f"{_GIVEN}.inline", {}))


def _keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
    assert isinstance(param, KeyedOption)
    if value not in (None, ()):
        ctx.meta.setdefault(_GIVEN, {})[param.key] = value


class Grouped(click.Command):
    """A command whose help has the options under their headings, and examples at its end."""

    examples: str = ""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None:
                heading = param.heading if isinstance(param, KeyedOption) else "Other options"
                rows.setdefault(heading, []).append(record)
        for heading, records in rows.items():
            with formatter.section(heading):
                formatter.write_dl(records)


def _configuration(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> str | None:
    """``--config FILE`` and ``--config KEY=VALUE``: the file; the values are kept for `given`."""
    file: str | None = None
    for value in values:
        if "=" not in value or os.path.exists(value):
            file = value
            continue
        name, _, text = value.partition("=")
        key = _key(name.strip())
        given_value = _value(text.strip())
        if BY_NAME[key].form == "texts" and isinstance(given_value, str):
            # As in a variable: commas separate texts.
            given_value = tuple(item.strip() for item in given_value.split(",") if item.strip())
        ctx.meta.setdefault(f"{_GIVEN}.inline", {})[key] = given_value
    return file


def _key(name: str) -> str:
    if name not in BY_NAME:
        from mjlint.text.similar import did_you_mean

        hint = did_you_mean(name, BY_NAME) or "; `mjlint settings` lists the keys"
        raise click.UsageError(f"there is no key `{name}`{hint}")
    return name


def _value(text: str) -> object:
    """A value as TOML has it; a word without quotes is a text."""
    import tomllib

    try:
        value: object = tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text
    return tuple(value) if isinstance(value, list) else value


PLUGINS: Final = KeyedOption(
    "--plugins",
    heading="Settings",
    is_flag=True,
    help="Run the rules that this checkout brings as code. [only with MJLINT_PLUGINS=1]",
)
CONFIGURATION: Final = (
    KeyedOption(
        "--config",
        heading="Settings",
        multiple=True,
        callback=_configuration,
        metavar="FILE|KEY=VALUE",
        help="Use this settings file, or give a key a value. [the nearest mjlint.toml or pyproject.toml]",
    ),
    KeyedOption(
        "--isolated",
        heading="Settings",
        is_flag=True,
        help="Use no settings file and no environment variable.",
    ),
)
"""As ``config`` and ``isolated``."""

_FILES: Final = "Which files are read, and how"
READING: Final = (
    setting(
        _FILES, "exclude", "--exclude", metavar="PATTERN", help="Leave out these files and folders."
    ),
    setting(
        _FILES, "force-exclude", "--force-exclude", help="Leave them out even where they are named."
    ),
    setting(_FILES, "respect-gitignore", "--no-gitignore", help="Read what git ignores."),
    setting(_FILES, "documents.code", "--code", help="Read the tests of programs in folders, too."),
    setting(
        _FILES,
        "documents.keys",
        "--keys",
        metavar="PATH",
        help="Key paths (shots.mj, *.visual) and columns that hold prompts. [prompt, …]",
    ),
    setting(
        _FILES,
        "documents.blocks",
        "--blocks",
        help="How the prompts of a text file are separated. [lines]",
    ),
    setting(
        _FILES,
        "documents.delimiter",
        "--delimiter",
        metavar="SIGN",
        help="Between the cells of a CSV file. [the likeliest]",
    ),
    setting(
        _FILES,
        "documents.paragraphs",
        "--paragraphs",
        help="Read paragraphs of Markdown as prompts.",
    ),
    setting(
        _FILES,
        "documents.values",
        "--values",
        metavar="FILE",
        help="Fill the slots of templates with these values.",
    ),
)
FILES_FROM: Final = KeyedOption(
    "--files-from",
    heading=_FILES,
    metavar="FILE",
    help="Take the paths in this file, too; - for standard input.",
)
text_or_json: Final = click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True
)


def messages(error: click.ClickException | SettingsError) -> Iterator[str]:
    """What to print of an error, line by line."""
    if not isinstance(error, click.ClickException):
        from mjlint.checking.project import unread

        yield from map(str, unread(error.mistakes))
    else:
        yield error.format_message()


def print_mistakes(project: Project) -> bool:
    """Print what is wrong with plugins and declared rules. Returns whether anything is."""
    from mjlint.checking.project import unread

    for message in project.notes:
        note(message)
    for fault in unread(project.mistakes):
        print_error(str(fault))
    return bool(project.mistakes)


def project_of(asked: Mapping[str, Any], ctx: click.Context) -> Project:
    """The project that the options describe; a command without ``--plugins`` runs no code of the
    checkout. Raises `SettingsError`."""
    from pathlib import Path

    from mjlint.checking.project import Project

    file = asked.get("config")
    return Project(
        given(ctx),
        None if file is None else Path(file),
        bool(asked.get("isolated")),
        code=(asked["plugins"] or None) if "plugins" in asked else False,
    )


def listed(file: str) -> Iterable[str]:
    """The paths in a file, or on standard input for ``-``: one a line, or separated by NUL.

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
    text = os.fsdecode(data.removeprefix(b"\xef\xbb\xbf"))
    lines = text.split("\0") if "\0" in text else text.splitlines()
    return tuple(line for line in lines if line.strip())
