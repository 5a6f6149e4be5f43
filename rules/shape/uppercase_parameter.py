"""Upper-case letters in a parameter's name.

## What it does

Finds parameters with upper-case letters in their names.

## Why is this bad?

Names have been case-sensitive since 2024: `--AR` is not `--ar`, and a name that Midjourney does
not know is refused. On the models of 2022, which took either, this is a warning.

## Example

```midjourney
a lighthouse in fog --AR 3:2
```

## Use instead

```midjourney
a lighthouse in fog --ar 3:2
```

## Fix safety

Safe: only the case of the name changes.

## References

- "Parameters are case-sensitive",
  [Midjourney's FAQ](https://github.com/midjourney/docs/blob/d672909/data/faq.txt) (since
  2024-04-30; here as of 2026-06-29)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Failure, Fix, Flag, Rule, Severity

RULE = Rule(
    "MJ010",
    "uppercase-parameter",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_faq",
    lenient=True,
    removable=True,
)


def check(flag: Flag, context: Context) -> Iterator[Diagnostic]:
    name = flag.name.lower()
    if flag.name == name or not flag.read or context.known(name) is None:
        # An unknown name is unknown-parameter's to report, a wrong dash wrong-dash's.
        return
    start = flag.end - len(flag.name)
    yield RULE.found(
        flag,
        f"`{flag.text}` is not `--{name}`: names of parameters are case-sensitive",
        help=f"write `--{name}`",
        reply=f"Unrecognized parameter(s): `{flag.name}`",
        fix=Fix.replace((start, flag.end), name, f"Write `--{name}`"),
    )
