"""A value that the vendor does not document for a field.

## What it does

Finds words that the vendor does not list, numbers out of its range, and lists that are too short or
too long.

## Why is this bad?

The vendor answers with 400 or 422, or takes its default instead. Speeds are called differently
everywhere: `relax`, `relaxed`, `RELAX`.

## Example

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "relaxed", "timeout": 600}
```

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "fast", "timeout": 3600}
```

```json target=kie endpoint=generate
{"taskType": "mj_txt2img", "prompt": "a lighthouse in fog", "speed": "relax"}
```

## Use instead

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "relax", "timeout": 600}
```

```json target=kie endpoint=generate
{"taskType": "mj_txt2img", "prompt": "a lighthouse in fog", "speed": "relaxed"}
```

## Fix safety

Safe where only the case of a word changes; else unsafe.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from mjlint.language.vendor import Field
from mjlint.requests.request import Request
from mjlint.requests.request_signs import Given
from mjlint.rule import Context, Diagnostic, Failure, Fix, Rule, Severity
from mjlint.text.nodes import DataNode, Scalar
from mjlint.text.similar import nearest

RULE = Rule(
    "MJ704",
    "invalid-field-value",
    Severity.ERROR,
    Failure.INVALID_REQUEST,
    source="ttapi_imagine",
    signs=("limits",),
)


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    for given in request.given:
        field = given.field
        if field is None:
            continue
        if field.values:
            value = given.member.value
            for item in value.items or (value,):
                if item.kind in ("string", "integer") and item.data not in field.values:
                    yield from _word(request, field, item)
        if field.minimum is not None or field.maximum is not None:
            yield from _number(request, given, field)
        if field.minimum_items is not None or field.maximum_items is not None:
            yield from _count(request, given, field)


def _word(request: Request, field: Field, value: DataNode) -> Iterator[Diagnostic]:
    text = str(value.data)
    if value.kind == "string" and not text.strip():
        return
    if isinstance(field.values[0], int) != (value.kind == "integer"):
        # Of another type: wrong-type's to report.
        return
    listed = ", ".join(f"`{known}`" for known in field.values[:8])
    more = " …" if len(field.values) > 8 else ""
    same = next((known for known in field.values if str(known).lower() == text.lower()), None)
    near = same if same is not None else _near(text, field.values)
    doubtful = field.open or request.endpoint.doubtful or same is not None
    fix = None
    if near is not None:
        new = request.written(json.dumps(near))
        fix = Fix.replace(
            request.place(value),
            new,
            f"Write `{near}`",
            unsafe=same is None,
        )
    yield RULE.found(
        request.place(value),
        f"`{field.path}` is `{text[:60]}`, expected is {'one of ' if len(field.values) > 1 else ''}"
        f"{listed}{more}",
        help=f"write `{near}`" if near is not None else "take one of the listed values",
        severity=Severity.WARNING if doubtful else None,
        source=field.source.address,
        fix=fix,
    )


def _number(request: Request, given: Given, field: Field) -> Iterator[Diagnostic]:
    value = given.member.value
    number = value.data
    if value.kind == "string" and field.type in ("integer", "number"):
        # What is converted is checked too; that it is a text is wrong-type's to report.
        number = int(value.text) if value.text.isdecimal() and len(value.text) < 16 else None
    if isinstance(number, bool) or not isinstance(number, int | float):
        return
    low, high = field.minimum, field.maximum
    if given.path == request.endpoint.timeout:
        # Too short a timeout is short-timeout's to report.
        low = None
    if (low is None or number >= low) and (high is None or number <= high):
        return
    bounds = (
        f"{field.minimum:g} to {high:g}"
        if field.minimum is not None and high is not None
        else (f"at most {high:g}" if high is not None else f"at least {field.minimum:g}")
    )
    near = high if high is not None and number > high else low
    yield RULE.found(
        request.place(value),
        f"`{field.path}` is {number:g}, the range is {bounds}",
        help=f"take {near:g}" if near is not None else "take a value inside the range",
        severity=Severity.WARNING if request.endpoint.doubtful else None,
        source=field.source.address,
    )


def _count(request: Request, given: Given, field: Field) -> Iterator[Diagnostic]:
    value = given.member.value
    low, high = field.minimum_items, field.maximum_items
    count = len(value.items)
    if value.kind != "list" or ((low is None or count >= low) and (high is None or count <= high)):
        return
    wanted = f"{low} to {high}" if low is not None and high is not None else f"at most {high}"
    yield RULE.found(
        request.place(given.member),
        f"`{field.path}` has {count} items, {wanted} are expected",
        help=f"give {wanted}",
        source=field.source.address,
    )


def _near(text: str, values: tuple[Scalar, ...]) -> Scalar:
    """The listed value most like another; None where none is."""
    words = {str(value).lower(): value for value in values}
    found = nearest(text, words)
    return words[found] if found is not None else None
