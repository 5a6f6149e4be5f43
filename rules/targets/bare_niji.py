"""`--niji` without a number, for a target that wants one.

## What it does

Finds `--niji` without its number in prompts for a target that counts it as a mistake.

## Why is this bad?

Midjourney takes a bare `--niji` for the newest niji model. TTAPI lists it among the illegal prompts
of which it allows thirty a day.

## Example

```midjourney target=ttapi
a heron in the reeds --niji
```

## Use instead

```midjourney target=ttapi
a heron in the reeds --niji 7
```

```midjourney
a heron in the reeds --niji
```

## Fix safety

Safe: the number is that of the newest niji model, which a bare `--niji` means.
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Failure, Fix, Parameter, Rule, Severity

from ._refusal import refusal

RULE = Rule(
    "MJ802",
    "bare-niji",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="ttapi_faq_zh",
    parameters=("niji",),
    replaces=("missing-value",),
    at_targets=True,
)


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    if parameter.items:
        return
    found = refusal(context, "bare-niji")
    if found is None:
        return
    target, refused = found
    number = context.lexicon.default_niji.nijis[0]
    fix = None
    if not parameter.branch:
        end = parameter.flag.end
        fix = Fix.insert(end, f" {number}", f"Write `--niji {number}`")
    yield RULE.found(
        parameter.flag,
        f"{target.name} counts `{parameter.flag.text}` without its number as illegal",
        help=f"write `--niji {number}`",
        severity=refused.severity,
        reply=refused.answer(),
        source=refused.source.address,
        fix=fix,
    )
