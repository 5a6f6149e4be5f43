"""A link where an image in base64 belongs.

## What it does

Finds links and names of files in fields that take the image itself.

## Why is this bad?

The vendor decodes the field and gets no image: the request is refused.

## Example

```json target=ttapi endpoint=blend
{"imgBase64Array": ["https://files.heron.dev/a.png", "https://files.heron.dev/b.png"]}
```

## Use instead

```json target=ttapi endpoint=blend
{"imgBase64Array": ["data:image/png;base64,iVBORw0KGgo=", "data:image/png;base64,iVBORw0KGgo="]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.requests.images import is_base64, is_data_uri, is_slot
from mjlint.requests.request import Request
from mjlint.rule import Context, Diagnostic, Failure, Rule, Severity

RULE = Rule(
    "MJ711",
    "link-for-base64",
    Severity.ERROR,
    Failure.INVALID_REQUEST,
    source="ttapi_reference",
    signs=("base64", "data-uri"),
)


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    for given, value in request.values("base64", "data-uri"):
        text = value.text.strip()
        if given.field is None or is_data_uri(text) or is_base64(text) or is_slot(text):
            continue
        link = "://" in text[:12]
        shown = text if len(text) <= 80 else text[:79] + "…"
        yield RULE.found(
            request.place(value),
            f"`{given.path}` is {'the link ' if link else ''}`{shown}`, an image in base64 is "
            "expected",
            help="load the image, and send it in base64" if link else "send the image in base64",
            severity=None if link else Severity.WARNING,
            source=given.field.source.address,
        )
