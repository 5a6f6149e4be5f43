"""Weights that do not add up to more than zero.

## What it does

Adds up the weights of the parts; a part without a number counts 1, `--no` counts -.5.

## Why is this bad?

Midjourney refuses a prompt of which more is unwanted than wanted. Where only the -.5 of `--no`, or
the unwritten weight of an image, decides, and on models of 2022, this is a warning. Models without
multi-prompts do not read weights, and unsupported-multi-prompt reports them.

## Example

```midjourney
hot dog::1 animal::-2 --v 6.1
a forest::.5 --no trees --v 6.1
```

## Use instead

```midjourney
hot dog::2 animal::-1 --v 6.1
hot dog:: food::-1 animal --v 6.1
hot dog::0.5 animal::-0.25 --v 6.1
```

## References

- [Multi-Prompts and Weights](https://docs.midjourney.com/hc/en-us/articles/32658968492557-Multi-Prompts-Weights):
  the sum has to be positive, 6 February 2025 and later
- [Midjourney's manual](https://github.com/midjourney/docs/blob/72d0cd1/user-manual.md) of 2022,
  with the words of the reply
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, isfinite
from typing import Final

from mjlint.rule import Context, Diagnostic, Edit, Failure, Fix, Model, Part, Prompt, Rule, Severity

RULE = Rule(
    "MJ401",
    "weight-sum",
    Severity.ERROR,
    Failure.INVALID_PROMPT,
    source="mj_docs_0225",
    signs=("::",),
)

NO: Final = -0.5
"""What `--no` counts, however often it is written (mj_docs_0225, 2025-02-06)."""
REPLY: Final = "Prompts with a negative total weight are not allowed"


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    source = prompt.source
    if "::" not in source or (":-" not in source and ":0" not in source and ":." not in source):
        return
    model = next((m for m in context.models if m.multi_prompts in ("whole", "decimal")), None)
    if model is None:
        return
    if any("::" in source[each.start : each.end + 2] for each in prompt.permutations):
        return  # each job has another sum
    if source.find("::{") >= 0:
        return
    parts = [part for part in prompt.parts if part.pieces]
    weights = [part.weight for part in parts if part.weight is not None]
    if not weights:
        return
    texts = round(sum(part.number for part in parts), 6)
    excluded = any(not each.branch for each in prompt.all(*context.lexicon.spellings("no")))
    total = round(texts + (NO if excluded else 0), 6)
    if total > 0 or total != total:
        return  # no number: of digits beyond all bounds
    doubtful = model.lenient or texts > 0 or bool(prompt.images)
    worst = min(weights, key=lambda weight: 1.0 if weight.number is None else weight.number)
    yield RULE.found(
        worst,
        f"the weights add up to {total:g}, and have to add up to more than 0"
        + (", `--no` counting -0.5" if excluded else ""),
        help="raise the weights of what you want, or lower the minus of what you do not want",
        severity=Severity.WARNING if doubtful else None,
        reply=None if doubtful else REPLY,
        fix=None if doubtful else _raised(parts, total, model),
        labels=[(weight, "counts too") for weight in weights if weight is not worst][:10],
    )


def _raised(parts: list[Part], total: float, model: Model) -> Fix | None:
    """Negative weights that add up to that of `--no`; whole numbers where only those are taken."""
    negative = [part for part in parts if part.number < 0 and part.weight is not None]
    wanted = total - sum(part.number for part in negative)
    if not negative or wanted <= 0 or not all(map(isfinite, (total, wanted))):
        return None
    if model.multi_prompts == "whole":
        best = max(parts, key=lambda part: part.number)
        if best.weight is None or best.number != int(best.number):
            return None
        number = int(best.number) + 1 - floor(total)
        return Fix.replace(best.weight, f"::{number}", unsafe=True)
    share = min(wanted / 2, -NO) / (wanted - total)
    edits = []
    for part in negative:
        assert part.weight is not None
        edits.append(Edit(*part.weight.span, f"::{part.number * share:.2g}"))
    return Fix.of(edits, "Lower the negative weights", unsafe=True)
