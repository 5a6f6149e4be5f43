"""No space before a parameter.

## What it does

Finds parameters that are glued to the word before them.

## Why is this bad?

Midjourney's Parameter List calls `poppies--ar 2:3` wrong. Its parser has been seen to read such a
parameter all the same, so this is a warning; some vendors, GoAPI among them, refuse it.

## Example

```midjourney
vibrant poppies--ar 2:3
a heron in the reeds --ar 3:2--v 7
```

## Use instead

```midjourney
vibrant poppies --ar 2:3
a heron in the reeds --ar 3:2 --v 7
```

## Fix safety

Safe: only a space is added.

## References

- Wrong parameters,
  [Parameter List](https://docs.midjourney.com/hc/en-us/articles/32859204029709-Parameter-List)
  (2026-09-01)
- `robot--v 7 abc--chaos 20` where only `abc` was refused,
  [tests of midjourney-proxy](https://github.com/trueai-org/midjourney-proxy) (2026-08-03)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Fix, Flag, Rule, Severity

RULE = Rule("MJ007", "missing-space", Severity.WARNING, source="mj_paramlist_0926")


def check(flag: Flag, context: Context) -> Iterator[Diagnostic]:
    if not flag.glued or not flag.read:
        return
    yield RULE.found(
        flag,
        f"`{flag.text}` is glued to the word before it",
        help="write a space before it",
        fix=Fix.insert(flag.start, " ", "Insert a space"),
    )
