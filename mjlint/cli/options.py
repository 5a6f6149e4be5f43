"""Options: made from the keys of the settings, shown under headings, completed with values."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import click

from mjlint.cli import completing
from mjlint.cli.trouble import Trouble
from mjlint.settings.keys import BY_NAME, NUMBERS, SELECTING
from mjlint.terminal.messages import note, print_error
from mjlint.text.files import reason

if TYPE_CHECKING:
    from mjlint.checking.project import Project
    from mjlint.errors import SettingsError

_GIVEN: Final = "mjlint.given"
_SIGNS: Final = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


class KeyedOption(click.Option):
    """An option under a heading. ``key``: the key of the settings that it gives a value."""

    def __init__(
        self, *names: str, heading: str = "Options", key: str = "", **attributes: Any
    ) -> None:
        super().__init__(list(names), **attributes)
        self.heading, self.key = heading, key


def under(heading: str, *options: KeyedOption) -> tuple[KeyedOption, ...]:
    """The options, shown under a heading."""
    for each in options:
        each.heading = heading
    return options


def setting(key: str, *names: str, help: str = "", **attributes: Any) -> KeyedOption:
    """An option that sets a key: its type, its choices and its help are those of the key.

    ``help``: where it is said otherwise on the command line. The value is found by `given`.
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
    default = ""
    if row.default and isinstance(row.default, str | float):
        default = f" [{row.default:g}]" if isinstance(row.default, float) else f" [{row.default}]"
    return KeyedOption(
        *names,
        key.replace("-", "_").replace(".", "_"),
        key=key,
        help=help or row.meaning.replace("`", "") + default,
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
    """A command whose help has the options under their headings."""

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


CONFIGURATION: Final = under(
    "Settings",
    KeyedOption(
        "--config",
        multiple=True,
        callback=_configuration,
        metavar="FILE|KEY=VALUE",
        help="Use this settings file, or give a key a value. [the nearest mjlint.toml or pyproject.toml]",
    ),
    KeyedOption(
        "--isolated", is_flag=True, help="Use no settings file and no environment variable."
    ),
)
"""As ``config`` and ``isolated``."""
RECEIVER: Final = under(
    "Who receives the prompts",
    setting("model", "--model", "-m", metavar="NAME"),
    KeyedOption(
        "--compare-model",
        nargs=2,
        metavar="OLD NEW",
        help="Show which prompts begin or cease to be refused when the account's default model changes.",
    ),
    setting("target", "--target", "-t", metavar="NAME"),
    setting("plan", "--plan"),
    setting("speed", "--speed"),
)
SELECTED: Final = under(
    "Rules",
    setting("select", "--select", metavar="RULES"),
    setting("extend-select", "--extend-select", metavar="RULES"),
    setting("ignore", "--ignore", metavar="RULES"),
)
JOBS: Final = KeyedOption(
    "--jobs",
    "-j",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes to work with. [as many as there are processors, for large inputs]",
)
FILES_FROM: Final = KeyedOption(
    "--files-from", metavar="FILE", help="Take the paths in this file, too; - for standard input."
)
READING: Final = under(
    "Which files are read, and how",
    FILES_FROM,
    setting("exclude", "--exclude", metavar="PATTERN"),
    setting("force-exclude", "--force-exclude"),
    setting("respect-gitignore", "--no-gitignore", help="Read what git ignores."),
    setting("documents.code", "--code"),
    setting("documents.keys", "--keys", metavar="PATH"),
    setting("documents.blocks", "--blocks"),
    setting("documents.delimiter", "--delimiter", metavar="SIGN"),
    setting("documents.paragraphs", "--paragraphs"),
    setting(
        "documents.values",
        "--values",
        metavar="FILE",
        help="Fill the slots of templates with these values.",
    ),
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
