"""A value of a setting, checked by its key: the same for files, environment, options and `Settings`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from mjlint.settings.keys import NUMBERS, SEVERITIES, Key
from mjlint.text.similar import did_you_mean

Mistaken: TypeAlias = tuple[str, tuple[str | int, ...]]
"""What is wrong with a value, and the way to the part of it that is."""


def checked(key: Key, value: object) -> tuple[object, list[Mistaken]]:
    """A value as the rest of the program wants it, and what is wrong with it."""

    def wrong(expected: str, item: object = value, *place: str | int) -> list[Mistaken]:
        shown = f"`{item}`" if isinstance(item, str) else _kind(item)
        hint = did_you_mean(item, key.choices) if isinstance(item, str) and key.choices else ""
        return [(f"`{key.name}` {expected}, not {shown}{hint}", place)]

    match key.form:
        case "text":
            # `model = 8.2` is plain enough.
            if key.name == "model" and isinstance(value, int | float) and value is not True:
                value = str(value)
            if not isinstance(value, str):
                return None, wrong("must be a text")
            if "\0" in value:
                return None, wrong("must be without NUL", value.replace("\0", "␀"))
            if key.choices and value not in key.choices:
                return None, wrong(f"must be one of {', '.join(key.choices)}")
            return value, []
        case "switch":
            return (
                (value, []) if isinstance(value, bool) else (None, wrong("must be true or false"))
            )
        case "texts":
            if not isinstance(value, list | tuple):
                return None, wrong("must be a list of texts")
            mistakes = [
                mistake
                for n, item in enumerate(value)
                if not isinstance(item, str) or not item or "\0" in item
                for mistake in wrong("must list texts", item, n)
            ]
            return tuple(value), mistakes
        case form if form in NUMBERS:
            whole, lowest, itself, expected = NUMBERS[form]
            kinds = int if whole else (int, float)
            if isinstance(value, bool) or not isinstance(value, int | float):
                return None, wrong(f"must be {expected}")
            good = isinstance(value, kinds) and lowest <= value < float("inf")
            if not good or (value == lowest and not itself):
                return None, wrong(f"must be {expected}", str(value))
            return value, []
        case "rows":
            if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
                return None, wrong(f"must be written as `[[{key.name}]]`")
            return tuple(value), []
        case _:
            if not isinstance(value, dict):
                return None, wrong("must be a table")
            table: dict[str, object] = {}
            mistakes = []
            for name, item in value.items():
                if key.form == "severities":
                    if item not in SEVERITIES:
                        mistakes += wrong(f"must be one of {', '.join(SEVERITIES)}", item, name)
                    table[name] = item
                elif isinstance(item, list) and all(isinstance(rule, str) for rule in item):
                    table[name] = tuple(item)
                else:
                    mistakes += wrong("must list rules for each pattern", item, name)
            return table, mistakes


_KINDS: Final[Mapping[type, str]] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    tuple: "a list",
    dict: "a table",
    type(None): "nothing",
}


def _kind(value: object) -> str:
    if type(value).__module__ == "datetime":
        return "a date"
    return _KINDS.get(type(value)) or f"`{type(value).__name__}`"
