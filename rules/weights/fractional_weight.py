"""A weight with a decimal point, on a model that takes whole numbers.

## What it does

Finds weights with a decimal point on 1, 2 and 3.

## Why is this bad?

These models document whole numbers only; decimals came with 4. Jobs of 2022 ran with decimals all
the same, so this is a warning: the number may have been rounded.

## Example

```midjourney model=3
a castle::1.5 a cloud::.5
```

## Use instead

```midjourney
a castle::3 a cloud::1 --v 3
a castle::1.5 a cloud::.5 --v 6.1
```

## Fix safety

Unsafe: all weights are multiplied by the same number. Only their relation counts, but a model that
rounded them will draw another image. Not offered with `--no`, whose weight is fixed.

## References

- [Multi-Prompts and Weights](https://docs.midjourney.com/hc/en-us/articles/32658968492557-Multi-Prompts-Weights),
  as of February 2025
- [Messages of Midjourney's Discord](https://github.com/QuackingBob/ILS-Data-Project-2023), June and
  July 2022: 193 jobs with decimal weights
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite, lcm
from typing import TYPE_CHECKING, Final

from mjlint.rule import Context, Diagnostic, Edit, Fix, Part, Prompt, Rule, Severity, Weight

from ._weights import text_weights

if TYPE_CHECKING:
    from fractions import Fraction

RULE = Rule(
    "MJ402",
    "fractional-weight",
    Severity.WARNING,
    source="mj_docs_0225",
    signs=("::",),
)

HIGHEST: Final = 100
"""The highest weight that the fix writes; 2022 had jobs with 100 (echo_2022)."""

LONGEST: Final = 20
"""No weight that is meant has more characters."""


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    model = next((m for m in context.models if m.multi_prompts == "whole"), None)
    if model is None:
        return
    weights = [weight for weight in text_weights(prompt) if _is_fractional(weight)]
    if not weights:
        return
    yield RULE.found(
        weights[0],
        f"`{weights[0].text}` is no whole number, the only weights {context.because(model)}",
        help="write whole numbers in the same relation",
        labels=[(weight, "nor is this") for weight in weights[1:11]],
        fix=_scaled(prompt, context),
    )


def _is_fractional(weight: Weight) -> bool:
    number = weight.number
    return number is not None and isfinite(number) and not number.is_integer()


def _scaled(prompt: Prompt, context: Context) -> Fix | None:
    """Multiply all weights so that they become whole."""
    if prompt.permutations or prompt.all(*context.lexicon.spellings("no")):
        return None
    parts = [part for part in prompt.parts if part.pieces or part.weight is not None]
    if any(part.weight is not None and len(part.weight.text) > LONGEST for part in parts):
        return None
    numbers = [_exact(part) for part in parts]
    factor = lcm(*(number.denominator for number in numbers))
    if any(abs(number * factor) > HIGHEST for number in numbers):
        return None
    edits = []
    for part, number in zip(parts, numbers, strict=True):
        start = part.weight.start if part.weight is not None else part.end
        edits.append(Edit(start, part.end, f"::{int(number * factor)}"))
    return Fix.of(edits, "Write whole weights", unsafe=True)


def _exact(part: Part) -> Fraction:
    """The weight as it is written, without the error of a binary number."""
    from fractions import Fraction  # it costs start-up time

    digits = part.weight.text[2:] if part.weight is not None else ""
    return Fraction(digits or "1")
