"""``mjlint init``: a settings file to start from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import click

from mjlint.cli.trouble import Trouble


@click.command()
@click.argument("folder", default=".", required=False)
def init(folder: str) -> None:
    """Write a mjlint.toml into FOLDER (without one: here) that names every setting with its default.

    A file that is there already is left alone, and the exit code is 2.
    """
    from mjlint.settings.configuration import FILE
    from mjlint.text.files import WriteError, written

    path = os.path.join(folder, FILE)
    if os.path.lexists(path):
        raise Trouble(f"{path} is there already")
    try:
        with written(path) as write:
            write("\n".join(_lines()) + "\n")
    except WriteError as error:
        raise Trouble(str(error)) from None
    click.echo(f"wrote {path}; take the `#` from what you want to set")


def _lines() -> Iterator[str]:
    """The file: all keys as comments, those without a table first."""
    from mjlint.settings.keys import KEYS, Key

    def written(key: Key) -> Iterator[str]:
        yield f"# {key.meaning}"
        if key.choices:
            yield f"# One of {', '.join(key.choices)}."
        yield f"#{key.path[-1]} = {_value(key)}"
        yield ""

    yield "# Settings of mjlint. Each is shown with its default; docs/settings.md explains them."
    yield ""
    plain = [key for key in KEYS if key.form not in ("rows", "patterns", "severities")]
    for key in plain:
        if len(key.path) == 1:
            yield from written(key)
    table = ""
    for key in plain:
        if len(key.path) == 1:
            continue
        if key.path[0] != table:
            table = key.path[0]
            yield f"[{table}]"
        yield from written(key)
    for name, example in _TABLES.items():
        yield f"#[{name}]"
        yield f"#{example}"
        yield ""


_TABLES = {
    "per-file-ignores": '"drafts/**" = ["MJ6"]',
    "severity": 'extreme-aspect-ratio = "info"',
}


def _value(key: object) -> str:
    """The default as TOML has it; a fitting example where there is none."""
    from mjlint.settings.keys import Key

    assert isinstance(key, Key)
    value = key.default
    if value is None or value == ():
        if key.form == "texts":
            return "[]"
        return json.dumps(key.choices[0] if key.choices else "")
    return json.dumps(value, ensure_ascii=False)
