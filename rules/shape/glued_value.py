"""No space between a parameter and its value.

## What it does

Finds `--v6`, `--ar16:9`, `--niji6`: the value is glued to the name.

## Why is this bad?

Midjourney reads the name up to the next space, and knows no parameter of that name.

## Example

```midjourney
a heron in the reeds --v6
a heron in the reeds --ar16:9
a heron in the reeds --niji-6
```

## Use instead

```midjourney
a heron in the reeds --v 6
a heron in the reeds --ar 16:9
a heron in the reeds --niji 6
```

## Fix safety

Safe: only a space is added.

## References

- `--v5` is an error where `--v 5` is none,
  [MidJourney-Wrapper issue 55](https://github.com/Wildric-Auric/MidJourney-Wrapper/issues/55)
  (2023-04-17)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import (
    PUNCTUATION,
    Context,
    Diagnostic,
    Failure,
    Fix,
    Parameter,
    Rule,
    Severity,
    sign,
)

RULE = Rule(
    "MJ021",
    "glued-value",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="wildric55",
    lenient=True,
)


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    value = parameter.value
    if value is None or not value.glued:
        return
    known = context.known(parameter.name)
    if known is None or known.form == "flag":
        return
    length = sign(value, known) if value.text[0] in "-_" else 0
    if not value.text[length : length + 1].isdecimal():
        return
    flag = parameter.flag
    first = value.text[length:].split(maxsplit=1)[0].rstrip(PUNCTUATION)
    right = f"{flag.text} {first}"
    in_place = value.in_place and not parameter.branch
    yield RULE.found(
        (flag.start, value.start + length + len(first) if in_place else value.end),
        f"`{flag.text}{value.text[:length]}{first}` lacks a space between name and value",
        help=f"write `{right}`",
        fix=(
            Fix.replace((flag.end, value.start + length), " ", f"Write `{right}`")
            if in_place
            else None
        ),
    )
