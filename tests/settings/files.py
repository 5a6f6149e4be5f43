"""Files of settings, and what is said of their mistakes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mjlint.errors import SettingsError
from mjlint.linting.assembled import linter_at
from mjlint.plugins.assembly import Assembly
from mjlint.settings.configuration import Configuration, Configurations


def write(path: str, text: str) -> Path:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")
    return Path(path)


def at(
    path: str = ".",
    environment: dict[str, str] | None = None,
    given: dict[str, object] | None = None,
    **options: object,
) -> Configuration:
    found = Configurations(environment=environment or {}, given=given or {}, **options)  # type: ignore[arg-type]
    return found.at(Path(path))


def mistakes(text: str, name: str = "mjlint.toml") -> list[str]:
    """What is said of a settings file, without its folder."""
    path = write(name, text)
    with pytest.raises(SettingsError) as caught:
        linter_at(Assembly(at()), Path("a.txt"))
    return [str(m).removeprefix(f"{path.absolute().parent}{os.sep}") for m in caught.value.mistakes]


# The text of a file, and what is said of it.
MISTAKES: dict[str, tuple[str, list[str]]] = {
    "unknown key": ('plann = "pro"', ["mjlint.toml:1: unknown key `plann`; did you mean `plan`?"]),
    "unknown key of a table": (
        'plan = "pro"\n[links]\ncheckk = true',
        ["mjlint.toml:3: unknown key `links.checkk`; did you mean `links.check`?"],
    ),
    "a group that is no table": ("links = true", ["mjlint.toml:1: `links` must be a table"]),
    "word": (
        '\nplan = "por"',
        [
            (
                "mjlint.toml:2: `plan` must be one of basic, standard, pro, mega, not `por`"
                "; did you mean `pro`?"
            )
        ],
    ),
    "number for a text": ("plan = 3", ["mjlint.toml:1: `plan` must be a text, not a number"]),
    "text for a switch": (
        '[links]\ncheck = "yes"',
        ["mjlint.toml:2: `links.check` must be true or false, not `yes`"],
    ),
    "text for a list": ('select = "MJ1"', ["mjlint.toml:1: `select` must be a list of texts"]),
    "number in a list": (
        'select = [\n  "MJ1",\n  7,\n]',
        ["mjlint.toml:3: `select` must list texts, not a number"],
    ),
    "severity": (
        '[severity]\nMJ101 = "info"\nMJ102 = "eror"',
        [
            (
                "mjlint.toml:3: `severity` must be one of error, warning, info, not `eror`"
                "; did you mean `error`?"
            )
        ],
    ),
    "patterns": (
        '[per-file-ignores]\n"a" = "MJ1"',
        ["mjlint.toml:2: `per-file-ignores` must list rules for each pattern, not `MJ1`"],
    ),
    "table for rows": ("[rule]\ncode = 1", ["mjlint.toml:1: `rule` must be written as `[[rule]]`"]),
    "two at once": (
        'model = "7"\nplan = "x"\nspeed = "y"',
        ["mjlint.toml:2: `plan`", "mjlint.toml:3: `speed`"],
    ),
    "broken TOML": ('model = "7"\nplan = = 3', ["mjlint.toml:2: not TOML"]),
    "a name inside a text of several lines": (
        'suffix = """\nplan = 3\n"""\nplan = "x"',
        ["mjlint.toml:4: `plan` must be one of"],
    ),
    "rule": (
        'ignore = [\n  "MJ1",\n  "uppercase-paramter",\n]',
        [
            (
                "mjlint.toml:3: `ignore`: there is no rule `uppercase-paramter`"
                "; did you mean `uppercase-parameter`?"
            )
        ],
    ),
    "rule of a severity": (
        '[severity]\nMJ999 = "info"',
        ["mjlint.toml:2: `severity`: there is no rule `MJ999`"],
    ),
    "rule of a pattern": (
        '[per-file-ignores]\n"a" = ["MJ1"]\n"b" = ["nothing-at-all"]',
        ["mjlint.toml:3: `per-file-ignores`: there is no rule `nothing-at-all`"],
    ),
    "model": ('\nmodel = "niji 66"', ["mjlint.toml:2: there is no model `niji 66`; did you mean"]),
    "target": (
        'target = "ttappi"',
        ["mjlint.toml:1: there is no target `ttappi`; did you mean `ttapi`?"],
    ),
    "extend nothing": (
        'plan = "pro"\nextend = "no.toml"',
        ["mjlint.toml:2: `extend`: there is no file `no.toml`"],
    ),
    "extend itself": (
        'extend = "./mjlint.toml"',
        ["mjlint.toml:1: `extend`: `./mjlint.toml` extends this file"],
    ),
}

LANGUAGE = """
[[language.model]]
name = "9"
like = "8.2"
version = ["9"]
released = "2026-12"

[[language.parameter]]
names = ["glow", "gl"]
value = "integer"
accepted = ["*"]
[[language.parameter.limit]]
minimum = 0
maximum = 10

[[language.parameter]]
id = "stylize"
[[language.parameter.limit]]
models = ["8.2"]
maximum = 2000
"""
