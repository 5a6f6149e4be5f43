"""What an agent passes to a tool, as the tool takes it, or a sentence about what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from mjlint.text.similar import did_you_mean

MOST: Final = 500
"""Prompts of one call: the answer is read by a model."""
_NAMES: Final = {
    str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list",
    dict: "an object", type(None): "null",
}  # fmt: skip
_KINDS: Final = {"string": "a text", "array": "a list of texts", "boolean": "true or false"}


def taken(schema: Mapping[str, object], given: Mapping[str, object]) -> dict[str, object] | str:
    """The arguments of a call; a sentence for the agent where they are wrong.

    ``schema``: the tool's. Where only a text is taken, a number or an object counts as one.
    """
    properties, required = schema.get("properties"), schema.get("required", ())
    assert isinstance(properties, dict)
    assert isinstance(required, list | tuple)
    found: dict[str, object] = {}
    for name, value in given.items():
        if name not in properties:
            names = ", ".join(f"`{each}`" for each in properties)
            hint = did_you_mean(name, properties) or f"; it takes {names}"
            return f"there is no argument `{name}`{hint}"
        if value is None and name not in required:
            continue
        kinds = [each["type"] for each in properties[name].get("anyOf", [properties[name]])]
        fitting = _fitting(value, kinds)
        if fitting is None:
            wanted = " or ".join(_KINDS[kind] for kind in kinds)
            return f"`{name}` takes {wanted}, not {_named(value)}"
        found[name] = fitting
    for name in required:
        if name not in found:
            return f"the argument `{name}` is missing"
    return found


def too_many(prompts: list[str]) -> str:
    """A sentence about a call with too many prompts or none; empty where they can be answered."""
    if not prompts:
        return "there is no prompt in `prompts`"
    if len(prompts) > MOST:
        return (
            f"{len(prompts):,} prompts are too many for one answer, which takes at most {MOST};"
            " for a file of them run `mjlint check FILE --output-format agent`"
        )
    return ""


def _fitting(value: object, kinds: list[str]) -> object:
    """The value as one of the kinds; None where it is none of them."""
    match value:
        case bool():
            return value if "boolean" in kinds else None
        case str() if "string" not in kinds:
            return {"true": True, "false": False}.get(value.lower())
        case str():
            return value
        case int() | float() if kinds == ["string"]:
            return f"{value:g}"
        case dict() if kinds == ["string"]:
            return json.dumps(value, ensure_ascii=False)
        case list() if "array" in kinds and all(isinstance(each, str) for each in value):
            return value
        case _:
            return None


def _named(value: object) -> str:
    if isinstance(value, list):
        others = [_NAMES[type(each)] for each in value if not isinstance(each, str)]
        return f"a list with {others[0]} in it" if others else "a list"
    return _NAMES[type(value)]
