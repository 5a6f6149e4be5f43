"""A brace without its partner.

## What it does

Finds `{` without `}` and `}` without `{`, and braces that nest deeper than 32 levels.

## Why is this bad?

Braces hold the options of a permutation. What Midjourney makes of a single one is not recorded: the
list may be read as text, so that one job runs in place of several.

## Example

```midjourney
a {red, green bird on a fence
a {red, green}} bird on a fence
a bird on a fence --ar {3:2, 1:1
```

## Use instead

```midjourney
a {red, green} bird on a fence
a bird on a fence --ar {3:2, 1:1}
```

## References

- [Permutations](https://docs.midjourney.com/hc/en-us/articles/32761322355597-Permutations),
  September 2026: options are in a pair of braces
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.prompts.braces import MAXIMUM_DEPTH
from mjlint.rule import Context, Diagnostic, Prompt, Rule, Severity, pattern

RULE = Rule(
    "MJ411",
    "unbalanced-braces",
    Severity.WARNING,
    source="mj_perm",
    signs=("{", "}"),
)

_BRACE: Final = pattern(r"[{}]")


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    source = prompt.source
    opened: list[int] = []
    closing: list[int] = []
    deepest = -1
    for match in _BRACE.finditer(source):
        if match.group() == "{":
            opened.append(match.start())
            if deepest < 0 and len(opened) > MAXIMUM_DEPTH:
                deepest = match.start()
        elif opened:
            opened.pop()
        else:
            closing.append(match.start())
    for start, end in _runs(opened):
        yield RULE.found(
            (start, end),
            "`{` has no `}` after it"
            if end - start == 1
            else f"{end - start:,} times `{{` has no `}}` after it",
            help="close the list of options with `}`",
            label="opened here",
        )
    for start, end in _runs(closing):
        yield RULE.found(
            (start, end),
            "`}` has no `{` before it"
            if end - start == 1
            else f"{end - start:,} times `}}` has no `{{` before it",
            help="open the list of options with `{`, or take this one away",
            label="closed here",
        )
    if deepest >= 0 and deepest not in opened:
        yield RULE.found(
            (deepest, deepest + 1),
            f"these braces nest deeper than {MAXIMUM_DEPTH} levels and are read as text",
            help="write the options in fewer levels",
        )


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Places next to each other as one stretch, so that a line of braces is one finding."""
    start = end = -1
    for place in places:
        if place != end:
            if end >= 0:
                yield start, end
            start = place
        end = place + 1
    if end >= 0:
        yield start, end
