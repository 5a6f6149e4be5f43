"""The account's plan allows the parameter.

## What it does

Finds `--relax` on the Basic plan and `--stealth` on the Basic and Standard plans. It runs where the
settings name the plan.

## Why is this bad?

Midjourney refuses the job.

## Example

```midjourney plan=basic
a lighthouse in fog --relax
```

```midjourney plan=standard
a lighthouse in fog --stealth
```

## Use instead

```midjourney plan=standard
a lighthouse in fog --relax
```

```midjourney plan=pro
a lighthouse in fog --stealth
```

## Fix safety

Unsafe: without the parameter the job runs at another speed, or in public.

## References

- Midjourney docs, GPU Speed:
  https://docs.midjourney.com/hc/en-us/articles/32016412137741-GPU-Speed-Fast-Relax-Turbo
  (2026-09-24)
- Midjourney docs, Parameter List:
  https://docs.midjourney.com/hc/en-us/articles/32859204029709-Parameter-List (2026-09-01)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Failure, Fix, Prompt, Rule, Severity

from ._removal import removal

RULE = Rule(
    "MJ109",
    "plan-required",
    Severity.ERROR,
    Failure.ACTION_RESTRICTED,
    source="mj_gpu",
    parameters=("relax", "stealth"),
)

_LACKING: Final = {"relax": ("basic",), "stealth": ("basic", "standard")}
"""The plans that do not have it: Midjourney docs, GPU Speed, 2026-09-24, and Parameter List,
2026-09-01."""
_ENOUGH: Final = {"relax": "Standard", "stealth": "Pro"}


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    plan = context.settings.plan
    if plan is None:
        return
    for parameter in prompt.all(*_LACKING):
        known = context.known(parameter.name)
        if known is None or plan.lower() not in _LACKING[parameter.name]:
            continue
        reply = known.reply("plan")
        fix = None
        if not parameter.branch:
            edit = removal(prompt, parameter)
            fix = Fix.of((edit,), f"Remove `{parameter.flag.text}`", unsafe=True)
        yield RULE.found(
            parameter.flag,
            f"`{parameter.flag.text}` is not part of the {plan.capitalize()} plan",
            help=f"remove it, or use an account with the {_ENOUGH[parameter.name]} plan",
            reply=reply.text if reply is not None else None,
            source=reply.source if reply is not None else known.source,
            fix=fix,
        )
