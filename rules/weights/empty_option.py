"""An empty option in a permutation.

## What it does

Finds options without anything in them: `{red, }`, `{, red}`, `{red,, blue}`, `{}`.

## Why is this bad?

Mostly a comma too many. The empty option makes a job of its own, without the word; whether
Midjourney runs it or passes it over is not documented.

## Example

```midjourney
a {red, green, } bird
a {} bird
```

## Use instead

```midjourney
a {red, green} bird
```

## Fix safety

Unsafe: a job without the word may be meant. Offered where two options or more remain.
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Edit, Fix, Permutation, Prompt, Rule, Severity

from ._weights import permutations

RULE = Rule(
    "MJ415",
    "empty-option",
    Severity.WARNING,
    source="mj_perm",
    signs=("{", "}"),
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    if not prompt.permutations:
        return
    for permutation in permutations(prompt):
        empty = [n for n, option in enumerate(permutation.options) if option.start == option.end]
        if not empty:
            continue
        if len(permutation.options) == 1:
            yield RULE.found(
                permutation,
                "these braces are empty",
                help="write options into them, separated by commas, or take them away",
            )
            continue
        first = permutation.options[empty[0]]
        yield RULE.found(
            (first.start - 1, first.start),
            "this permutation has an empty option",
            help="take the comma away, or write the option that is missing",
            label="nothing after this",
            labels=[(permutation, "the permutation")],
            fix=_cut(prompt.source, permutation, empty),
        )


def _cut(source: str, permutation: Permutation, empty: list[int]) -> Fix | None:
    """Take the empty options away, each with its comma: those in front with all up to the first."""
    if len(permutation.options) - len(empty) < 2:
        return None
    options = permutation.options
    filled = next(number for number in range(len(options)) if number not in empty)
    edits = []
    if filled > 0:
        edits.append(Edit(options[0].start, options[filled].start, ""))
    for number in empty:
        if number > filled:
            start = end = options[number].start
            while source[end].isspace():
                end += 1
            edits.append(Edit(start - 1, end, ""))
    return Fix.of(edits, "Take the empty option away", unsafe=True)
