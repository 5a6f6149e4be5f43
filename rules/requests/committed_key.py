"""A key or token in a file.

## What it does

Finds keys and tokens in the headers and fields of requests that are kept in files: texts that could
be a key, in a place where keys are sent. Names of variables (`$TTAPI_KEY`, `{{key}}`) and slots to
fill in (`YOUR_API_KEY`) are none. The key itself is never printed.

## Why is this bad?

Anyone who reads the repository can spend the account's money, and the history keeps the key after it
is taken out.

## Example

```json target=ttapi stored
{"url": "https://api.ttapi.io/midjourney/v1/imagine",
 "headers": {"TT-API-KEY": "e7c1b2a4-93d0-4f2e-a1c7"},
 "body": {"prompt": "a lighthouse in fog", "mode": "fast"}}
```

## Use instead

```json target=ttapi stored
{"url": "https://api.ttapi.io/midjourney/v1/imagine",
 "headers": {"TT-API-KEY": "${TTAPI_KEY}"},
 "body": {"prompt": "a lighthouse in fog", "mode": "fast"}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.requests.request import Request
from mjlint.requests.secrets import secrets
from mjlint.rule import Context, Diagnostic, Rule, Severity

RULE = Rule("MJ714", "committed-key", Severity.WARNING, signs=("stored",))


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    if not request.stored:
        return
    for start, end in secrets(request):
        yield RULE.found(
            (start, end),
            f"a key of {end - start} characters is in the file; anyone who reads it can use it",
            help="take it from the environment, and have the vendor replace this one",
        )
