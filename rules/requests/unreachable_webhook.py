"""A webhook that the vendor cannot call.

## What it does

Finds webhooks that are not a full `http://` or `https://` URL, and those on hosts that only
the sender's own network knows, that are placeholders, or that the vendor refuses.

## Why is this bad?

The job is done and paid for, and nobody learns of it.

## Example

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "fast", "hookUrl": "/midjourney/done"}
```

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "fast", "hookUrl": "http://localhost:8000/done"}
```

```json target=evolink endpoint=generate
{"model": "mj-v7", "prompt": "a lighthouse in fog", "callback_url": "http://api.heron.dev/done"}
```

## Use instead

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "fast", "hookUrl": "https://api.heron.dev/done"}
```

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "fast", "hookUrl": ""}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.language.vendor import Field
from mjlint.requests.request import Request
from mjlint.rule import Context, Diagnostic, Failure, Rule, Severity
from mjlint.urls.hosts import is_placeholder, why_private
from mjlint.urls.url import parse

RULE = Rule(
    "MJ708",
    "unreachable-webhook",
    Severity.WARNING,
    Failure.INVALID_REQUEST,
    source="evolink_v7",
    signs=("webhook",),
)

_LISTENERS = ("webhook.site", "webhook-test.com", "requestbin.com", "pipedream.net")


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    for given, value in request.values("webhook"):
        field = given.field
        if field is None or "{{" in value.text or "$" in value.text:
            # A slot that is filled in when the request is sent.
            continue
        found = _fault(value.text.strip(), field, request.vendor.name)
        if found is not None:
            severity, message, help = found
            yield RULE.found(
                request.place(value),
                f"{message}",
                help=help,
                severity=severity,
                source=field.source.address,
            )


def _fault(url: str, field: Field, vendor: str) -> tuple[Severity | None, str, str] | None:
    shown = url if len(url) <= 80 else url[:79] + "…"
    address = parse(url)
    if address is None or address.scheme not in ("http", "https") or not address.host:
        return (
            Severity.ERROR if field.https else None,
            f"the webhook `{shown}` is not a full URL: nothing can call it",
            "begin it with `https://` and a public host",
        )
    reach = why_private(address.host)
    if reach is not None:
        return (
            Severity.ERROR if field.public else None,
            f"the webhook `{shown}` can be called from {reach} only",
            "give a public URL, such as that of a tunnel to it",
        )
    if field.https and address.scheme != "https":
        return (
            Severity.ERROR,
            f"the webhook `{shown}` is not `https`: {vendor} calls no other",
            "begin it with `https://`",
        )
    if is_placeholder(address.host):
        return (
            None,
            f"the webhook `{shown}` is a placeholder: nobody listens there",
            "give your own URL",
        )
    if address.host.endswith(_LISTENERS):
        return (
            Severity.INFO,
            f"the webhook `{shown}` is on a public test site: anybody may read the results",
            "give a URL of your own before this goes into service",
        )
    return None
