"""An image in base64 where a link belongs.

## What it does

Finds base64 and `data:` URLs in fields that take the link of an image.

## Why is this bad?

The vendor reads it as a URL and refuses it, or passes it on and Midjourney answers *Invalid
link*.

## Example

```json target=kie endpoint=generate
{"taskType": "x", "prompt": "a lighthouse", "fileUrls": ["data:image/png;base64,iVBORw0KGgo="]}
```

## Use instead

```json target=kie endpoint=generate
{"taskType": "mj_img2img", "prompt": "a lighthouse", "fileUrls": ["https://files.heron.dev/a.png"]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.requests.images import is_base64, is_data_uri
from mjlint.requests.request import Request
from mjlint.rule import Context, Diagnostic, Failure, Rule, Severity

RULE = Rule(
    "MJ710",
    "base64-for-link",
    Severity.ERROR,
    Failure.INVALID_LINK,
    source="ttapi_reference",
    signs=("image-link",),
)


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    for given, value in request.values("image-link"):
        if given.field is not None and (is_data_uri(value.text) or is_base64(value.text)):
            yield RULE.found(
                request.place(value),
                f"`{given.path}` holds an image in base64, its link is expected",
                help="upload the image, and give its URL",
                severity=Severity.WARNING if request.endpoint.doubtful else None,
                source=given.field.source.address,
            )
