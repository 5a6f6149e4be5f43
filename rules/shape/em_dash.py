"""An em dash in place of two hyphens.

## What it does

Points at parameters that are written with an em dash: `—ar 16:9`.

## Why is this bad?

It is not: Midjourney reads `—ar` as `--ar`, because phones turn the one into the other. But the
vendors of APIs, scripts and databases that hold prompts may not.

## Example

```midjourney
a heron in the reeds —ar 16:9
```

## Use instead

```midjourney
a heron in the reeds --ar 16:9
```

## Fix safety

Safe: both mean the same.

## References

- "You can use an em dash (—) instead of a double hyphen",
  [Midjourney's FAQ](https://github.com/midjourney/docs/blob/d672909/data/faq.txt) (2026-06-29)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Fix, Flag, Rule, Severity

RULE = Rule("MJ004", "em-dash", Severity.INFO, source="mj_faq")


def check(flag: Flag, context: Context) -> Iterator[Diagnostic]:
    if flag.dashes != "—" or not flag.read:
        return
    yield RULE.found(
        flag,
        f"`{flag.text}` is read as `--{flag.name}`",
        help=f"write `--{flag.name}`, which other programs read too",
        fix=Fix.replace((flag.start, flag.start + 1), "--", f"Write `--{flag.name}`"),
    )
