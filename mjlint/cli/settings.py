"""``mjlint settings``: the settings for a path, and where each comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mjlint.checking.project import shown
from mjlint.cli.completing import keys
from mjlint.cli.options import CONFIGURATION, Grouped, print_mistakes, project_of, text_or_json

if TYPE_CHECKING:
    from mjlint.settings.configuration import Configuration


@click.command(cls=Grouped, params=[*CONFIGURATION])
@click.argument("path", required=False, default=".")
@click.option("--key", "key", metavar="KEY", shell_complete=keys, help="Explain this one key.")
@text_or_json
@click.pass_context
def settings(
    ctx: click.Context, /, path: str, key: str | None, output_format: str, **asked: object
) -> int:
    """Show the settings for PATH (without one: this folder) and where they come from."""
    project = project_of(asked, ctx)
    if key is not None:
        return _explained(key, project.at(path), output_format)
    configuration = project.at(path)
    # Names that nothing bears are mistakes of the settings, too.
    project.linter(path)
    broken = print_mistakes(project)
    ignored = configuration.ignored_at(Path(path))
    if output_format == "json":
        record = {
            "path": path,
            "file": None if configuration.file is None else str(configuration.file),
            "settings": {
                name: {"value": _plain(value), "from": _origins(configuration, name)}
                for name, value in configuration.values.items()
                if name != "extend"
            },
            "ignored-here": list(ignored),
        }
        click.echo(json.dumps(record, indent=1, ensure_ascii=False))
        return 2 if broken else 0
    from mjlint.terminal.cells import clean
    from mjlint.terminal.table import lines

    file = "none" if configuration.file is None else shown(str(configuration.file))
    click.echo(f"settings for {clean(path)}; file: {clean(file)}\n")
    rows = [
        (name, _written(value), ", ".join(_origins(configuration, name)))
        for name, value in configuration.values.items()
        if name != "extend"
    ]
    for line in lines([("key", "value", "from"), *rows]):
        click.echo(clean(line))
    if ignored:
        click.echo(f"\nignored in this file: {clean(', '.join(ignored))}")
    return 2 if broken else 0


def _explained(name: str, configuration: Configuration, output_format: str) -> int:
    """One key: what it means, what it takes, and what it is here."""
    from mjlint.cli.trouble import Trouble
    from mjlint.settings.keys import BY_NAME
    from mjlint.text.similar import did_you_mean

    key = BY_NAME.get(name)
    if key is None:
        hint = did_you_mean(name, BY_NAME) or "; `mjlint settings` lists the keys"
        raise Trouble(f"there is no key `{name}`{hint}")
    record = {
        "key": name,
        "meaning": key.meaning,
        "takes": list(key.choices) or key.form,
        "default": _plain(key.default),
        "variable": key.variable,
        "value": _plain(configuration.values[name]),
        "from": _origins(configuration, name),
    }
    if output_format == "json":
        click.echo(json.dumps(record, indent=1, ensure_ascii=False))
        return 0
    click.echo(f"{name}: {key.meaning}\n")
    for label in ("takes", "default", "variable", "value", "from"):
        value = record[label]
        shown = ", ".join(map(str, value)) if isinstance(value, list) else _written(value)
        click.echo(f"  {label:<9} {shown or '-'}")
    return 0


def _origins(configuration: Configuration, name: str) -> list[str]:
    return [shown(str(origin)) for origin in configuration.origins[name]]


def _written(value: object) -> str:
    plain = _plain(value)
    return "-" if plain in (None, "", [], {}) else json.dumps(plain, ensure_ascii=False)


def _plain(value: object) -> object:
    """A value as JSON has it."""
    from mjlint.settings.layers import Row

    if isinstance(value, Row):
        return value.named
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return value
