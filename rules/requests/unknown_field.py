"""A field that the vendor does not know.

## What it does

Finds fields that the vendor's documentation does not list, and names the one that is meant.

## Why is this bad?

Vendors ignore what they do not know: `"model": "relax"` is accepted, and the job runs in the
default mode, at its price. Where the name of a required field is misspelt, the request is refused.

## Example

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "model": "relax"}
```

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "fast", "hookurl": "https://api.heron.dev/done"}
```

```json target=ttapi endpoint=action
{"job_id": "6e1c2f", "action": "upsample1"}
```

## Use instead

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "fast"}
```

```json target=ttapi endpoint=action
{"jobId": "6e1c2f", "action": "upsample1"}
```

## Fix safety

Safe where only case, hyphens or underscores change; else unsafe, because another field takes
effect.
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.requests.request import Request
from mjlint.requests.unknown_fields import unknown
from mjlint.rule import Context, Diagnostic, Failure, Fix, Rule, Severity

RULE = Rule(
    "MJ702",
    "unknown-field",
    Severity.WARNING,
    Failure.INVALID_REQUEST,
    source="ttapi_imagine",
    signs=("unknown",),
)


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    endpoint, vendor = request.endpoint, request.vendor
    for given, meant in unknown(request):
        if not meant and endpoint.open:
            continue
        name = given.path
        field = endpoint.fields.get(meant)
        needed = field is not None and field.required == "yes" and request.find(meant) is None
        message = f"`{name}` is no field of {vendor.name}'s `{endpoint.id}`"
        help = "leave it out, or look up its name"
        fix = None
        if meant.startswith("--"):
            help = f"write `{meant}` in the prompt"
        elif meant and request.find(meant) is None:
            help = f"write `{meant}`, if that is what is meant"
            message += f": it is called `{meant}`" if _same(name, meant) else ""
            lead, _, own = name.rpartition(".")
            if meant.rpartition(".")[0] == lead:
                safe = _same(name, meant)
                new = request.written(f'"{meant.removeprefix(lead + "." if lead else "")}"')
                fix = Fix.replace(
                    request.place(given.member),
                    new,
                    f"Rename `{own}` to `{meant}`",
                    unsafe=not safe,
                )
        elif meant:
            help = f"leave it out: `{meant}` is given already"
        yield RULE.found(
            request.place(given.member),
            message,
            help=help,
            severity=Severity.ERROR if needed and not endpoint.doubtful else None,
            source=endpoint.source.address,
            fix=fix,
        )


def _same(name: str, meant: str) -> bool:
    """Whether only case, hyphens or underscores distinguish two names."""
    one, other = (text.replace("_", "").replace("-", "").lower() for text in (name, meant))
    return one == other
