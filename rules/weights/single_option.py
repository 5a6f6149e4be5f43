"""A permutation with a single option.

## What it does

Finds braces around a single option, in the text and in parameters.

## Why is this bad?

`{subject}` is mostly a slot that a template left unfilled. As a permutation it has one option, and
what Midjourney makes of that is not documented. A slot in double braces is placeholder's to report.

## Example

```midjourney
a photo of {subject} at dawn
a heron --ar {3:2}
```

## Use instead

```midjourney
a photo of a heron at dawn
a {grey, white} heron --ar 3:2
```

## Fix safety

Unsafe: only a number in a parameter is taken out of its braces; a word may be a slot to fill.

## References

- [Permutations](https://docs.midjourney.com/hc/en-us/articles/32761322355597-Permutations),
  September 2026: a list of options, separated by commas
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Fix, Permutation, Prompt, Rule, Severity, pattern
from mjlint.text.spans import merged, overlap

from ._weights import permutations

RULE = Rule(
    "MJ414",
    "single-option",
    Severity.WARNING,
    source="mj_perm",
    signs=("{", "}"),
)

_NUMBERS: Final = pattern(r"[\d.:]+")
LONGEST: Final = 40
"""How many characters of the text a message quotes."""


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    if not prompt.permutations:
        return
    source = prompt.source
    inside = -1  # where the last slot in double braces ends
    for permutation in permutations(prompt):
        if permutation.start < inside:
            continue
        only = permutation.options[0]
        if len(permutation.options) > 1 or only.start == only.end:
            continue
        if source.startswith("{{", permutation.start) and source.endswith(
            "}}", permutation.start, permutation.end
        ):
            inside = permutation.end
            continue
        quoted = source[permutation.start : permutation.end]
        if len(quoted) > LONGEST:
            quoted = quoted[: LONGEST - 1] + "…"
        yield RULE.found(
            permutation,
            f"`{quoted}` has one option; a permutation needs several, separated by commas",
            help="fill the slot, add options, or take the braces away",
            fix=_bare(prompt, permutation),
        )


def _bare(prompt: Prompt, permutation: Permutation) -> Fix | None:
    """Take a number in a parameter out of its braces."""
    option = permutation.options[0]
    text = prompt.source[option.start : option.end]
    if _NUMBERS.fullmatch(text) is None:
        return None
    if not overlap(_values(prompt), permutation.start, permutation.start + 1):
        return None
    return Fix.replace(permutation, text, unsafe=True)


def _values(prompt: Prompt) -> list[tuple[int, int]]:
    """Where the values of parameters are."""
    spans: list[tuple[int, int]] | None = prompt.memo.get(_values)
    if spans is None:
        parameters = prompt.parameters
        spans = prompt.memo[_values] = merged((p.flag.end + 1, p.end) for p in parameters)
    return spans
