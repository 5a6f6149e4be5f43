"""A required field is missing.

## What it does

Finds requests without a field that the vendor's documentation requires, or with null or nothing
in it.

## Why is this bad?

The vendor answers with 400 or 422, and nothing is drawn. A prompt that is deeper in the body
than it belongs is missing too.

## Example

```json target=ttapi endpoint=imagine
{"mode": "fast"}
```

```json target=ttapi endpoint=imagine
{"data": {"prompt": "a lighthouse in fog", "mode": "fast"}}
```

```json target=legnext endpoint=remix
{"jobId": "6e1c2f", "remixPrompt": "the same at dusk"}
```

## Use instead

```json target=ttapi endpoint=imagine
{"prompt": "a lighthouse in fog", "mode": "fast"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.requests.request import Request
from mjlint.requests.unknown_fields import unknown
from mjlint.rule import Context, Diagnostic, Failure, Rule, Severity
from mjlint.text.nodes import DataNode

RULE = Rule(
    "MJ701",
    "missing-field",
    Severity.ERROR,
    Failure.INVALID_REQUEST,
    source="ttapi_imagine",
)


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    endpoint = request.endpoint
    # A misspelt field is unknown-field's to report.
    meant = {path for _, path in unknown(request)} if request.unknown else set()
    for field in endpoint.fields.values():
        given = request.find(field.path)
        if field.required == "no":
            if given is not None and field.minimum_length and _is_blank(given.member.value):
                yield RULE.found(
                    request.place(given.member.value),
                    f"`{field.path}` is empty; {request.vendor.name} takes no empty text there",
                    help="leave it out",
                    severity=Severity.WARNING,
                    source=field.source.address,
                )
            continue
        # An empty prompt is the linter's to report, unless a job makes up for it.
        lints = field.path == endpoint.prompt and not request.continues
        if given is not None and (lints or not _is_blank(given.member.value)):
            continue
        lead = field.path.rpartition(".")[0]
        parent = request.find(lead)
        if (lead and parent is None) or field.path in meant:
            continue
        where = parent.member.value if parent is not None else request.body
        start, end = request.place(given.member.value if given is not None else where)
        if given is None:
            end = start + 1
        if field.required == "yes":
            what = "empty" if given is not None else "missing"
            deeper = _deeper(request.body, field.name) if given is None else None
            yield RULE.found(
                (start, end),
                f"`{field.path}` is {what}: {request.vendor.name} requires it",
                help=f"move `{field.name}` to where `{field.path}` belongs"
                if deeper is not None
                else f"add `{field.path}`",
                severity=Severity.WARNING if endpoint.doubtful else None,
                source=field.source.address,
                labels=[(request.place(deeper), f"`{field.name}` is here")]
                if deeper is not None
                else (),
            )
        elif field.required == "disputed" and given is None:
            default = f"; others say that it is `{field.default}` where missing"
            yield RULE.found(
                (start, end),
                f"`{field.path}` is missing: a page of {request.vendor.name} requires it"
                f"{default if field.default is not None else ''}",
                help=f"add `{field.path}`",
                severity=Severity.INFO,
                source=field.source.address,
            )
    if endpoint.one_of and not any(request.find(path) for path in endpoint.one_of):
        choices = " or ".join(f"`{path}`" for path in endpoint.one_of)
        if not meant.intersection(endpoint.one_of):
            start, _ = request.place(request.body)
            yield RULE.found(
                (start, start + 1),
                f"{choices} is missing: {request.vendor.name} requires one of them",
                help=f"add {choices}",
                source=endpoint.source.address,
            )


def _is_blank(value: DataNode) -> bool:
    return value.kind == "string" and not value.text.strip()


def _deeper(value: DataNode, name: str) -> DataNode | None:
    """A string of the name further down."""
    for inner in value.walk():
        if inner is not value:
            member = inner.member(name)
            if member is not None and member.value.kind == "string":
                return member.value
    return None
