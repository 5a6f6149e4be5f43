"""Two colons in the list of `--no`.

## What it does

Finds `::`, with or without a number, in the value of `--no`.

## Why is this bad?

`--no` takes words with commas between them and counts as one part with the weight -0.5. What two
colons do in it is nowhere described; the words after them may be excluded, drawn or refused.

## Example

```midjourney
a forest in fog --no red:: blue
a forest in fog --no gulls::2
```

## Use instead

```midjourney
a forest in fog --no red, blue
a forest in fog::2 gulls::-1 --v 6.1
```

## Fix safety

Unsafe: a comma takes the place of the colons and their number.

## References

- [No](https://docs.midjourney.com/hc/en-us/articles/32173351982093-No) (2026-09-01): words, with
  commas between them
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Edit, Fix, Parameter, Rule, Severity, pattern

RULE = Rule(
    "MJ416", "weighted-exclusion", Severity.WARNING, source="mj_no_0926", parameters=("no",)
)

_COLONS: Final = pattern(r"\s*::[-+]?(?:\d+\.?\d*|\.\d+)?(\s*(?=[^\s,;:])|\s*)")


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    value = parameter.value
    if value is None or "::" not in value.text:
        return
    edits = [
        Edit(
            value.start + match.start(),
            value.start + match.end(),
            _instead(value.text, match.end()),
        )
        for match in _COLONS.finditer(value.text)
    ]
    yield RULE.found(
        parameter,
        f"`::` has no meaning in `{parameter.flag.text}`, which takes words with commas between them",
        help="write commas between the words; for other weights use a part with a negative weight",
        fix=Fix.of(edits, "Write commas", unsafe=True)
        if value.in_place and not parameter.branch
        else None,
    )


def _instead(text: str, end: int) -> str:
    """A comma where more words follow."""
    rest = text[end:]
    return ", " if rest and rest[0] not in ",;" else ""
