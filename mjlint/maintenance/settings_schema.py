"""The JSON Schema of the settings -> ``mjlint/mjlint.schema.json``.

Editors that know it complete and check ``mjlint.toml`` and ``[tool.mjlint]`` while they are typed.
"""

from __future__ import annotations

import json
from typing import Any, Final

from mjlint.language.fields import BOUNDS, FAMILIES, FORMS, MULTI_PROMPTS, SUPPORT
from mjlint.plugins.tables import KINDS
from mjlint.settings.keys import KEYS, NUMBERS, SEVERITIES, Key
from mjlint.version import HOME

_TEXT: Final = {"type": "string"}
_TEXTS: Final = {"type": "array", "items": {"type": "string", "minLength": 1}}
_SWITCH: Final = {"type": "boolean"}
_SEVERITY: Final = {"enum": list(SEVERITIES)}


def schema() -> dict[str, Any]:
    """The schema, with the keys in the order of the table."""
    properties: dict[str, Any] = {}
    for key in KEYS:
        at = properties
        for group in key.path[:-1]:
            at = at.setdefault(group, _table({}))["properties"]
        at[key.path[-1]] = _described(key)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **({"$id": f"{HOME}/mjlint.schema.json"} if HOME else {}),
        "title": "mjlint",
        "description": "Settings of mjlint: mjlint.toml, or [tool.mjlint] in pyproject.toml.",
        **_table(properties),
    }


def written() -> str:
    """The schema as the file has it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _described(key: Key) -> dict[str, Any]:
    shape: dict[str, Any] = {"description": key.meaning, **_shape(key)}
    if key.default not in (None, (), {}, ""):
        shape["default"] = key.default
    return shape


def _shape(key: Key) -> dict[str, Any]:
    match key.form:
        case "text" if key.choices:
            return {"enum": list(key.choices)}
        case "text" if key.name == "model":
            return {"type": ["string", "number"]}
        case "text":
            return _TEXT
        case "switch":
            return {"type": "boolean"}
        case "texts":
            return _TEXTS
        case form if form in NUMBERS:
            whole, lowest, itself, _ = NUMBERS[form]
            bound = "minimum" if itself else "exclusiveMinimum"
            return {"type": "integer" if whole else "number", bound: lowest}
        case "severities":
            return {"type": "object", "additionalProperties": _SEVERITY}
        case "patterns":
            return {"type": "object", "additionalProperties": _TEXTS}
        case _:
            return {"type": "array", "items": _ROWS[key.name]}


def _table(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    table: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
    return table | ({"required": list(required)} if required else {})


def _rule() -> dict[str, Any]:
    texts = dict.fromkeys(("code", "name", "message", "help", "page"), _TEXT)
    parameters = {"type": "array", "items": {"type": "string", "pattern": "^\\s*--"}}
    kinds = {
        "forbid-words": _TEXTS,
        "forbid-parameters": parameters,
        "require-parameters": parameters,
        "replace": {"type": "object", "additionalProperties": _TEXT},
        "limit": _table(
            {
                "parameter": _TEXT,
                "minimum": {"type": "number"},
                "maximum": {"type": "number"},
                "values": _TEXTS,
            },
            "parameter",
        ),
    }
    row = _table(
        {**texts, "severity": _SEVERITY, "safe": {"type": "boolean"}, **kinds}, "code", "name"
    )
    return row | {"oneOf": [{"required": [kind]} for kind in KINDS]}


def _model() -> dict[str, Any]:
    texts = ("like", "flag", "released", "default-from", "default-to", "withdrawn", "source")
    return _table(
        {
            "name": _TEXT,
            **dict.fromkeys(texts, _TEXT),
            "family": {"enum": list(FAMILIES)},
            "version": _TEXTS,
            "niji": _TEXTS,
            "multi-prompts": {"enum": list(MULTI_PROMPTS)},
            "image-prompts": {"type": "boolean"},
            "lenient": {"type": "boolean"},
            "confidence": _TEXT,
        },
        "name",
    )


def _parameter() -> dict[str, Any]:
    number = {"type": "number"}
    limit = {"models": _TEXTS, "with": _TEXT, **dict.fromkeys(BOUNDS, number), "source": _TEXT}
    choice = {
        "models": _TEXTS,
        "values": _TEXTS,
        "doubtful": _TEXTS,
        "pattern": _TEXT,
        "severity": {"enum": ["error", "warning"]},
        "source": _TEXT,
    }
    row = _table(
        {
            "id": _TEXT,
            "names": _TEXTS,
            "value": {"enum": list(FORMS)},
            "models": _TEXTS,
            **dict.fromkeys(SUPPORT, _TEXTS),
            **dict.fromkeys(("status", "confidence", "source", "note", "expands-to"), _TEXT),
            **dict.fromkeys(("required", "needs-image", "needs-text", "merges"), _SWITCH),
            "echo": _TEXTS,
            "needs": _TEXTS,
            "needs-source": _TEXT,
            "max-items": number,
            "use": {"type": ["string", "object"]},
            "limit": {"type": "array", "items": _table(limit)},
            "choice": {"type": "array", "items": _table(choice)},
            "conflict": {"type": "array", "items": {"type": "object", "required": ["with"]}},
            "reply": {"type": "array", "items": {"type": "object", "required": ["when", "text"]}},
        }
    )
    return row | {"anyOf": [{"required": ["id"]}, {"required": ["names"]}]}


_ROWS: Final = {"rule": _rule(), "language.model": _model(), "language.parameter": _parameter()}
