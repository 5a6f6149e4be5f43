"""Clothes after `--no`.

## What it does

Finds `clothing` and `clothes` among the words of `--no`.

## Why is this bad?

Each word after `--no` is moderated on its own, as if it were asked for without the others. "No
clothes" is then refused, though "no modern clothing" was meant.

## Example

```midjourney
a knight by a river --no modern clothing, text
a knight by a river --no clothes
```

## Use instead

```midjourney
a knight in medieval clothing by a river --no text
```

## References

- "`--no` … is not allowed there, most often `clothing` / `clothes`",
  [Kinovi's notes on niji 7](https://github.com/kinovi-ai/kinovi-models/blob/HEAD/models/midjourney-v7-niji/README.md)
  (2026-09)
- [No](https://docs.midjourney.com/hc/en-us/articles/32173351982093-No) (2026-09-01)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Failure, Parameter, Rule, Severity, pattern

RULE = Rule(
    "MJ608",
    "moderated-exclusion",
    Severity.WARNING,
    source="https://github.com/kinovi-ai/kinovi-models/blob/HEAD/models/midjourney-v7-niji/README.md",
    parameters=("no",),
)

_CLOTHES: Final = pattern(r"\b(?:clothing|clothes)\b", re.IGNORECASE)


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    value = parameter.value
    if value is None:
        return
    for match in _CLOTHES.finditer(value.text):
        start, end = value.span
        if value.in_place:
            start, end = value.start + match.start(), value.start + match.end()
        yield RULE.found(
            (start, end),
            f"`--no {match.group()}` is moderated as a request for nudity",
            help="describe in the text what is worn, and leave the word out here",
            failure=Failure.BANNED_PROMPT,
        )
