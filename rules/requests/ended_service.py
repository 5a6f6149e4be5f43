"""A vendor that is said to take no Midjourney prompts any more.

## What it does

Finds requests to services that have announced their end. A warning, since such a notice is one page,
and some services have come back.

## Why is this bad?

If the notice holds, nothing will be drawn.

## Example

```json target=useapi endpoint=imagine
{"prompt": "a lighthouse in fog"}
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
    "MJ716",
    "ended-service",
    Severity.WARNING,
    Failure.INVALID_REQUEST,
    source="piapi",
    signs=("ended",),
)


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    vendor = request.vendor
    if not vendor.ended or vendor.ended_source is None:
        return
    start, _ = request.place(request.body)
    instead = f", such as {vendor.instead}" if vendor.instead else ""
    yield RULE.found(
        (start, start + 1),
        f"{vendor.name} may have ended: {vendor.ended}",
        help=f"send it to another service{instead}",
        source=vendor.ended_source.address,
    )
