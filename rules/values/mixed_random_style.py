"""`--sref random` together with other references.

## What it does

Finds `--sref random` together with links or codes.

## Why is this bad?

Codes and links may be mixed. Of `random` the documentation of 2025 said that it cannot be combined
with anything; whether it still holds is not recorded, so this is a warning.

## Example

```midjourney
a lighthouse in fog --sref random 1234
```

## Use instead

```midjourney
a lighthouse in fog --sref random
a lighthouse in fog --sref 1234
```

## References

- Midjourney docs, Style Reference:
  https://docs.midjourney.com/hc/en-us/articles/32180011136653-Style-Reference (2026-09-01)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Parameter, Rule, Severity, plain, read

RULE = Rule(
    "MJ210",
    "mixed-random-style",
    Severity.WARNING,
    source="mj_docs_0225",
    forms=("references",),
)


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    value = parameter.value
    if value is None or "random" not in value.text.lower():
        return
    known = context.known(parameter.name)
    if known is None or known.form != "references" or context.refuses(known):
        return
    items = read(parameter, known).value
    chosen = next((item for item in items if plain(item).lower() == "random"), None)
    if chosen is None or len(items) < 2:
        return
    yield RULE.found(
        chosen,
        f"`{plain(chosen)}` may not go together with other items of `{parameter.flag.text}`",
        help="keep either `random` or the others",
    )
