"""The key is in a header that the vendor does not read.

## What it does

Finds requests whose headers lack the vendor's own key header but have one in which other services
take their keys.

## Why is this bad?

The vendor sees no key and answers with 401. TTAPI reads `TT-API-KEY`, not `Authorization: Bearer`.

## Example

```json target=ttapi stored
{"url": "https://api.ttapi.io/midjourney/v1/imagine",
 "headers": {"Authorization": "Bearer $TTAPI_KEY"},
 "body": {"prompt": "a lighthouse in fog", "mode": "fast"}}
```

## Use instead

```json target=ttapi stored
{"url": "https://api.ttapi.io/midjourney/v1/imagine",
 "headers": {"TT-API-KEY": "$TTAPI_KEY"},
 "body": {"prompt": "a lighthouse in fog", "mode": "fast"}}
```

## Fix safety

Not fixed: the scheme in front of the key may have to go too.
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.requests.request import Request
from mjlint.rule import Context, Diagnostic, Failure, Rule, Severity

RULE = Rule(
    "MJ715",
    "wrong-key-header",
    Severity.WARNING,
    Failure.INVALID_REQUEST,
    source="ttapi_status",
    signs=("headers",),
)

_OTHERS = (
    "authorization", "x-api-key", "api-key", "apikey", "tt-api-key", "mj-api-secret", "token",
)  # fmt: skip


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    vendor = request.vendor
    taken = {vendor.key_header.lower(), *(name.lower() for name in vendor.key_header_also)}
    names = request.envelope.header_names
    if taken.intersection(names):
        return
    for header in request.envelope.headers:
        name = header.name.text.strip()
        if name.lower() in _OTHERS:
            scheme = f": {vendor.key_scheme} …" if vendor.key_scheme else ""
            yield RULE.found(
                header.name.span(0, len(header.name.text)),
                f"{vendor.name} reads its key from `{vendor.key_header}`, not from `{name}`",
                help=f"send the key as `{vendor.key_header}{scheme}`",
                source=vendor.key_header_source.address,
            )
            return
