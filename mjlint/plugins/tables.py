"""Rules written as tables, for what teams want most and no code is needed.

A file of them holds ``[[rule]]`` tables; the settings may hold them too. Each has a ``code``, a
``name`` and exactly one of these::

    forbid-words = ["cheap", "stock photo"]         # whole words of the text, in any case
    forbid-parameters = ["--no text", "--tile"]     # a parameter, or one with this value
    require-parameters = ["--v 7", "--raw"]         # each, under any of its names
    replace = { "grey" = "gray" }                   # words, with a fix
    limit = { parameter = "stylize", minimum = 50, maximum = 400 }    # or values = [...]

and may have ``severity``, ``message``, ``help``, ``page`` and ``safe`` (whether its fix is).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from mjlint.diagnostic import Severity
from mjlint.errors import Mistake, SettingsError
from mjlint.plugins.table_kinds import MAKERS, PARAMETER
from mjlint.rule import Rule
from mjlint.settings.layers import Origin, Row
from mjlint.settings.toml_file import TomlFile
from mjlint.text.similar import did_you_mean

KINDS: Final = ("forbid-words", "forbid-parameters", "require-parameters", "replace", "limit")
_TEXTS: Final = ("code", "name", "severity", "message", "help", "page")
_KEYS: Final = (*_TEXTS, "safe", *KINDS)
_LIMIT: Final = ("parameter", "minimum", "maximum", "values")


def rules_of(path: Path) -> Iterator[Rule]:
    """The rules of a file. Raises `SettingsError` with all that is wrong in it."""
    toml = TomlFile(path)
    mistakes = [
        toml.mistake(f"unknown key `{name}`{did_you_mean(name, ('rule',))}", name)
        for name in toml.data
        if name != "rule"
    ]
    tables = toml.data.get("rule")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        mistakes.append(Mistake(str(path), 1, "rules are written as `[[rule]]`"))
        raise SettingsError(*mistakes)
    rows = [Row(table, Origin(str(path), toml, ("rule", n))) for n, table in enumerate(tables)]
    found = []
    for row in rows:
        wrong = list(_wrong(row))
        mistakes += wrong
        if not wrong:
            found.append(declared(row))
    if mistakes:
        raise SettingsError(*mistakes)
    yield from found


def declared(row: Row) -> Rule:
    """The rule that a table describes. Raises `SettingsError` where it describes none."""
    mistakes = list(_wrong(row))
    if mistakes:
        raise SettingsError(*mistakes)
    data = row.data
    kind = next(name for name in KINDS if name in data)
    rule = Rule(
        code=str(data["code"]),
        name=str(data["name"]),
        severity=Severity(str(data.get("severity", "warning"))),
        source=row.origin.place,
    )
    reads, check = MAKERS[kind](rule, row)
    page = data.get("page") or data.get("message") or f"{kind}: {_shown(data[kind])}"
    return replace(rule, page=str(page), path=row.origin.place, check=check, reads=reads)


def _wrong(row: Row) -> Iterator[Mistake]:
    """What is wrong with a table."""
    data, wrong = row.data, row.origin.mistake
    for name in data:
        if name not in _KEYS:
            yield wrong(f"unknown key `{name}`{did_you_mean(name, _KEYS)}", name)
    for name in ("code", "name"):
        if name not in data:
            yield wrong(f"the rule lacks its `{name}`")
    for name in _TEXTS:
        if name in data and not isinstance(data[name], str):
            yield wrong(f"`{name}` must be a text", name)
    severities = [severity.value for severity in Severity]
    if isinstance(data.get("severity"), str) and data["severity"] not in severities:
        yield wrong(f"`severity` must be one of {', '.join(severities)}", "severity")
    if not isinstance(data.get("safe", False), bool):
        yield wrong("`safe` must be true or false", "safe")
    kinds = [name for name in KINDS if name in data]
    if len(kinds) != 1:
        yield wrong(f"a rule has exactly one of {', '.join(f'`{kind}`' for kind in KINDS)}")
    for kind in kinds:
        if reason := _wrong_value(kind, data[kind]):
            yield wrong(f"`{kind}` {reason}", kind)


def _wrong_value(kind: str, value: object) -> str:
    if kind == "replace":
        fits = isinstance(value, dict) and value and all(_words(v) for v in value.values())
        return "" if fits else "must be a table of a text for each word"
    if kind == "limit":
        if not isinstance(value, dict) or not _words(value.get("parameter")):
            return "must be a table with a `parameter`"
        unknown = [name for name in value if name not in _LIMIT]
        if unknown:
            return f"has an unknown key `{unknown[0]}`{did_you_mean(unknown[0], _LIMIT)}"
        numbers = [value[name] for name in ("minimum", "maximum") if name in value]
        if any(isinstance(n, bool) or not isinstance(n, int | float) for n in numbers):
            return "must have numbers for its ends"
        if len(numbers) == 2 and numbers[0] > numbers[1]:
            return "is upside down"
        values = value.get("values", [])
        if not isinstance(values, list) or not all(_words(v) for v in values):
            return "must list texts as `values`"
        return "" if numbers or values else "needs `minimum`, `maximum` or `values`"
    if not isinstance(value, list) or not value or not all(_words(v) for v in value):
        return "must be a list of texts"
    if kind.endswith("parameters"):
        for item in value:
            if not PARAMETER.fullmatch(item.strip()):
                return f"must list parameters, such as `--v 7`, not `{item}`"
    return ""


def _words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} = {item}" for name, item in value.items())
    return str(value)
