"""A prompt names a handful of things.

## What it does

Counts the commas of the text, and finds prompts with more than twenty.

## Why is this bad?

What stands far behind has little say in the picture; our art direction wants one idea a prompt.

## Example

```midjourney repeat=22
a heron, reeds,
```

## Use instead

```midjourney
a heron in the reeds, fog, soft light
```

## References

- Our style guide, page 4 (2026-10-01)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Rule, Severity, Text

RULE = Rule("ST101", "crowded-prompt", Severity.INFO)

MOST: Final = 20


def check(text: Text, context: Context) -> Iterator[Diagnostic]:
    commas = text.text.count(",")
    if commas > MOST:
        yield RULE.found(
            text,
            f"the text has {commas} commas, and {MOST} are enough",
            help="keep what is to be seen",
        )
