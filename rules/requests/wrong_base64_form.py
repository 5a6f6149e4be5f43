"""An image in base64 with a `data:` prefix too many, or without one.

## What it does

Finds images in base64 without `data:image/…;base64,` where the vendor documents it, and with it
where the vendor wants the base64 alone.

## Why is this bad?

The vendor cannot decode the image. TTAPI wants the prefix for `blend` and `describe`, and none
for the mask of `inpaint`.

## Example

```json target=ttapi endpoint=inpaint
{"jobId": "6e1c2f", "mask": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"}
```

```json target=ttapi endpoint=describe
{"base64": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"}
```

## Use instead

```json target=ttapi endpoint=inpaint
{"jobId": "6e1c2f", "mask": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"}
```

```json target=ttapi endpoint=describe
{"base64": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"}
```

## Fix safety

Safe: the image stays the same. The prefix is added only where its first bytes show the format.
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.requests.images import is_base64, is_data_uri, prefix
from mjlint.requests.request import Request
from mjlint.rule import Context, Diagnostic, Failure, Fix, Rule, Severity

RULE = Rule(
    "MJ712",
    "wrong-base64-form",
    Severity.WARNING,
    Failure.INVALID_REQUEST,
    source="ttapi_reference",
    signs=("base64", "data-uri"),
)


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    for given, value in request.values("base64", "data-uri"):
        text, field = value.text, given.field
        if field is None:
            continue
        inside = request.inside(value)
        if field.role == "base64" and is_data_uri(text):
            end = text.index(",") + 1
            yield RULE.found(
                inside.span(0, end),
                f"`{field.path}` begins with `{text[:end]}`, the base64 alone is expected",
                help="leave the prefix out",
                source=field.source.address,
                fix=Fix.remove(inside.span(0, end), title="Leave the prefix out"),
            )
        elif field.role == "data-uri" and is_base64(text) and not is_data_uri(text):
            lead = prefix(text)
            start, end = inside.span(0, 0)
            yield RULE.found(
                inside.span(0, min(len(text), 24)),
                f"`{field.path}` lacks its prefix, `data:image/…;base64,` is expected",
                help=f"put `{lead}` in front" if lead else "put the prefix in front",
                source=field.source.address,
                fix=Fix.replace((start, end), request.written(lead), f"Add `{lead}`")
                if lead
                else None,
            )
