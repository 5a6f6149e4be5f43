"""A field that is longer than the vendor takes.

## What it does

Finds fields that are longer than the vendor's documentation allows. The prompt itself is the business
of [too-long-for-target](too-long-for-target.md) and [too-long](too-long.md).

## Why is this bad?

The vendor refuses the request, or cuts the text.

## Example

```json target=useapi endpoint=imagine repeat=1100
{"prompt": "a lighthouse in fog", "replyRef": "…"}
```

## Use instead

```json target=legnext endpoint=diffusion
{"text": "a lighthouse in fog"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.requests.request import Request
from mjlint.rule import Context, Diagnostic, Failure, Rule, Severity

RULE = Rule(
    "MJ713",
    "field-too-long",
    Severity.ERROR,
    Failure.INVALID_REQUEST,
    source="useapi",
    signs=("length",),
)


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    for given in request.given:
        field, value = given.field, given.member.value
        if field is None or field.maximum_length is None:
            continue
        length = len(value.text)
        if length <= field.maximum_length:
            continue
        inside = request.inside(value)
        yield RULE.found(
            inside.span(field.maximum_length, length),
            f"`{given.path}` has {length:,} characters; {request.vendor.name} takes at most "
            f"{field.maximum_length:,}",
            help="shorten it",
            source=field.source.address,
        )
