"""An equals sign or a colon between a parameter and its value.

## What it does

Finds `--ar=16:9` and `--ar:16:9`.

## Why is this bad?

Midjourney documents a space and nothing else. Among five thousand prompts with parameters that it
ran in 2022 and later, not one has another sign.

## Example

```midjourney
a heron in the reeds --ar=16:9
a heron in the reeds --ar: 16:9
a heron in the reeds --stylize = 250
```

## Use instead

```midjourney
a heron in the reeds --ar 16:9
a heron in the reeds --stylize 250
```

## Fix safety

Safe: the sign becomes a space.
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Failure, Fix, Parameter, Rule, Severity, sign

RULE = Rule(
    "MJ020",
    "equals-sign",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_paramlist_0926",
    lenient=True,
)


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    value = parameter.value
    if value is None or value.text[:1] not in ("=", ":", "："):
        return
    known = context.known(parameter.name)
    if known is None:
        return
    length = sign(value, known)
    rest = value.text[length:]
    if not length or not rest:
        # `--ar=` lacks its value, which is missing-value's to report.
        return
    flag, mark = parameter.flag, value.text[:length].strip()
    in_place = value.in_place and not parameter.branch
    start, end = (value.start, value.start + len(mark)) if in_place else value.span
    yield RULE.found(
        (start, end),
        f"`{mark}` separates `{flag.text}` from its value; only a space may",
        help=f"write `{flag.text} {rest}`",
        fix=(
            Fix.replace((flag.end, value.start + length), " ", f"Write `{flag.text} {rest}`")
            if in_place
            else None
        ),
    )
