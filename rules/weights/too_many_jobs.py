"""More jobs than the plan runs.

## What it does

Counts the jobs of the permutations in a prompt, multiplied by `--repeat`.

## Why is this bad?

One prompt may make 4 jobs on the Basic plan, 10 on Standard, 40 on Pro and Mega. With no plan in
the settings, only what no plan runs is reported. That `--repeat` multiplies permutations is not
confirmed: where only both together are too many, this is a warning.

## Example

```midjourney
a {red, green, blue, white, black, grey, gold} {cat, dog, owl, heron, fox, bear}
```

```midjourney plan=basic
a {red, green, blue} {cat, dog}
a red cat --repeat 10
```

## Use instead

```midjourney plan=basic
a {red, green} {cat, dog}
```

```midjourney plan=standard
a red cat --repeat 10
```

## References

- [Permutations](https://docs.midjourney.com/hc/en-us/articles/32761322355597-Permutations), as of
  February 2025
- [Midjourney's FAQ](https://github.com/midjourney/docs/blob/d672909/data/faq.txt), 2025 to
  29 June 2026
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Failure, Parameter, Permutation, Prompt, Rule, Severity

from ._weights import MANY, jobs, permutations, repeats

RULE = Rule(
    "MJ412",
    "too-many-jobs",
    Severity.ERROR,
    Failure.ACTION_RESTRICTED,
    source="mj_docs_0225",
    signs=("{", "-r", "—r"),
    lenient=True,
)

LIMITS: Final = {"basic": 4, "standard": 10, "pro": 40, "mega": 40}
"""Jobs that one prompt may make, by plan (mj_docs_0225, 2025-02-06; mj_faq, 2026-06-29)."""
MOST: Final = max(LIMITS.values())


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    found = permutations(prompt) if prompt.permutations else []
    repeated = repeats(prompt, context)
    if not found and not repeated:
        return
    plan = (context.settings.plan or "").lower()
    limit = LIMITS.get(plan, MOST)
    varied = jobs(found)
    times = min((times for _, times in repeated), default=1)
    total = min(varied * times, MANY)
    if total <= limit or (varied == 1 and times > MOST):
        return  # a number that --repeat itself does not take is value-out-of-range's to report
    places: list[tuple[Permutation | Parameter, str]] = [
        (each, f"{len(each.options)} options") for each in found if len(each.options) > 1
    ]
    if times > 1:
        places += [(parameter, f"{number} times") for parameter, number in repeated]
    first, label = places[0]
    who = "no plan runs more than"
    if plan in LIMITS:
        who = f"the {plan.capitalize()} plan runs at most"
    many = f"more than {MANY - 1}" if total >= MANY else str(total)
    certain = varied > limit or varied == 1
    yield RULE.found(
        first,
        f"this prompt makes {many} jobs, and {who} {limit} of one prompt",
        help="cut options, or send several prompts",
        severity=None if certain else Severity.WARNING,
        label=label,
        labels=places[1:11],
    )
