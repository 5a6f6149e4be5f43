"""Several jobs of one prompt in Relax mode.

## What it does

Finds permutations and `--repeat` in prompts that run in Relax mode, by `--relax` or by the speed of
the settings.

## Why is this bad?

Midjourney refuses batches in Relax mode, on every plan.

## Example

```midjourney
a {red, green} bird --relax
a red bird --repeat 3 --relax
```

```midjourney speed=relax
a {red, green} bird
```

## Use instead

```midjourney
a {red, green} bird --fast
a red bird --relax
```

```midjourney speed=relax
a {red, green} bird --fast
```

## Fix safety

Unsafe: Fast mode spends hours of the plan.

## References

- [Midjourney's FAQ](https://github.com/midjourney/docs/blob/d672909/data/faq.txt), since
  2 April 2025, with the words of the reply
- [Permutations](https://docs.midjourney.com/hc/en-us/articles/32761322355597-Permutations),
  September 2026
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import (
    Context,
    Diagnostic,
    Failure,
    Fix,
    Parameter,
    Permutation,
    Prompt,
    Rule,
    Severity,
)

from ._weights import jobs, permutations, repeats

RULE = Rule(
    "MJ413",
    "batch-in-relax-mode",
    Severity.ERROR,
    Failure.ACTION_RESTRICTED,
    source="mj_faq",
    signs=("{", "-r", "—r"),
)

REPLY: Final = "You can not submit batch jobs in relax mode."


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    relaxed = prompt.all("relax")
    if not relaxed and context.settings.speed != "relax":
        return
    batch = _batch(prompt, context)
    if batch is None:
        return
    faster = prompt.all("fast", "turbo")
    if relaxed:
        sure = any(not each.branch for each in relaxed) and not faster
        yield RULE.found(
            relaxed[0].flag,
            f"`{relaxed[0].flag.text}` does not go with several jobs of one prompt",
            help="write `--fast`, or send the prompts one by one",
            severity=None if sure and not context.lenient else Severity.WARNING,
            reply=REPLY,
            label="Relax mode",
            labels=[(batch, "several jobs")],
            fix=_hurry(relaxed) if not faster else None,
        )
    elif not any(not each.branch for each in faster):
        end = len(prompt.source.rstrip())
        yield RULE.found(
            batch,
            "several jobs of one prompt do not run in Relax mode, the speed of your settings",
            help="write `--fast`, or send the prompts one by one",
            severity=None if not faster and not context.lenient else Severity.WARNING,
            reply=REPLY,
            fix=Fix.insert(end, " --fast", unsafe=True) if not faster else None,
        )


def _batch(prompt: Prompt, context: Context) -> Permutation | Parameter | None:
    """What makes several jobs, None if there is but one."""
    found = permutations(prompt) if prompt.permutations else []
    if jobs(found) > 1:
        return next(each for each in found if len(each.options) > 1)
    return next((each for each, times in repeats(prompt, context) if times > 1), None)


def _hurry(relaxed: tuple[Parameter, ...]) -> Fix | None:
    flags = {parameter.flag for parameter in relaxed}
    if any(parameter.branch for parameter in relaxed) or len(flags) > 1:
        return None
    flag = relaxed[0].flag
    return Fix.replace(flag, "--fast", unsafe=True)
