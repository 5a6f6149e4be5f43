"""A field of another type than the vendor documents.

## What it does

Finds numbers sent as text, text sent as numbers, lists where one value belongs, and the like.

## Why is this bad?

A vendor may answer with 400, or read the value as if it were missing. What can be converted is a
warning, because many vendors convert it themselves; a list or an object in the place of a text is
an error.

## Example

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "fast", "timeout": "300"}
```

```json target=ttapi endpoint=imagine
{"prompt": ["a lighthouse in fog"], "mode": "fast"}
```

## Use instead

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "fast", "timeout": 300}
```

## Fix safety

Safe: the value stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mjlint.language.vendor import Field
from mjlint.requests.request import Request
from mjlint.rule import Context, Diagnostic, Failure, Fix, Rule, Severity
from mjlint.text.nodes import DataNode

RULE = Rule(
    "MJ703",
    "wrong-type",
    Severity.ERROR,
    Failure.INVALID_REQUEST,
    source="ttapi_imagine",
    signs=("type",),
)

_WORDS = {
    "string": "a text in quotes",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "list": "a list",
    "object": "an object",
}


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    for given in request.given:
        field, value = given.field, given.member.value
        if field is None or field.type == "any":
            continue
        kind = value.kind
        if kind == "null" or (kind == field.type and kind != "list"):
            continue
        if not _is(value, field.type):
            yield _found(request, field, value, field.type)
        elif field.items:
            for item in value.items:
                if not _is(item, field.items):
                    yield _found(request, field, item, field.items)


def _found(request: Request, field: Field, value: DataNode, wanted: str) -> Diagnostic:
    new = _converted(value, wanted)
    doubtful = new is not None or request.endpoint.doubtful
    shown = request.envelope.body.text[value.start : value.end]
    what = f"`{shown}`" if len(shown) <= 40 else _WORDS.get(value.kind, value.kind)
    fix = None
    if new is not None:
        title = f"Write `{new}`"
        fix = Fix.replace(request.place(value), request.written(new), title)
    return RULE.found(
        request.place(value),
        f"`{field.path}` is {what}, {_WORDS[wanted]} is expected",
        help=f"write `{new}`" if new is not None else f"give {_WORDS[wanted]}",
        severity=Severity.WARNING if doubtful else None,
        source=field.source.address,
        fix=fix,
    )


def _is(value: DataNode, wanted: str) -> bool:
    if wanted == "number":
        return value.kind in ("integer", "number")
    if wanted == "integer" and value.kind == "number":
        return isinstance(value.data, float) and value.data.is_integer()
    return value.kind == wanted


def _converted(value: DataNode, wanted: str) -> str | None:
    """The value as it should be written; None where it is unclear."""
    text = value.text.strip()
    if value.kind == "string":
        if wanted == "integer" and re.fullmatch(r"0|-?[1-9][0-9]{0,15}", text):
            return text
        if wanted == "number" and re.fullmatch(r"-?(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,15})?", text):
            return text
        if wanted == "boolean" and text.lower() in ("true", "false"):
            return text.lower()
    elif wanted == "string" and value.kind in ("integer", "number"):
        return f'"{value.data}"'
    return None
