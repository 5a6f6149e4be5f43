"""``mjlint settings``: what holds for a path, and where each value comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mjlint.checking.project import Project, shown
from mjlint.cli.options import configuration_options, tell_mistakes, text_or_json

if TYPE_CHECKING:
    from mjlint.settings.configuration import Configuration


@click.command()
@click.argument("path", required=False, default=".")
@text_or_json
@configuration_options
def settings(path: str, output_format: str, config: Path | None, isolated: bool) -> int:
    """Show the settings for PATH (without one: this folder) and where they come from."""
    project = Project(file=config, isolated=isolated)
    configuration = project.at(path)
    # Names that nothing bears are mistakes of the settings, too.
    project.linter(path)
    broken = tell_mistakes(project)
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
