"""The marks of a code block in the prompt.

## What it does

Finds the three backquotes that chats put around code, at the start or the end of a prompt.

## Why is this bad?

They become part of the prompt: as text they are drawn, after a parameter they are refused.

## Example

````midjourney
```a heron in the reeds --ar 3:2```
````

## Use instead

```midjourney
a heron in the reeds --ar 3:2
```

## Fix safety

Safe: only the marks are removed.

## References

- Marks after a value,
  [Parameter List](https://docs.midjourney.com/hc/en-us/articles/32859204029709-Parameter-List)
  (2026-09-01)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Edit, Failure, Fix, Prompt, Rule, Severity, pattern

from ._spoiled import BY_VALUE

RULE = Rule(
    "MJ611",
    "code-marks",
    Severity.WARNING,
    Failure.INVALID_PARAMETER,
    source="mj_paramlist_0926",
    signs=("```",),
    replaces=(*BY_VALUE, "quoted-prompt"),
    lenient=True,
)

_FIRST: Final = pattern(r"\s*(?:```+(?:[a-z]{1,12}(?=\n))?\s*)+")
_LAST: Final = pattern(r"(?:```+\s*)+\Z")


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    source = prompt.source
    first = _FIRST.match(source)
    end = len(source.rstrip())
    start = end
    while source.endswith("```", 0, start):
        start = prompt.before_space(len(source[:start].rstrip("`")))
    last = _LAST.search(source, start) if start < end else None
    if last is not None and first is not None and last.start() < first.end():
        return  # nothing but marks
    places = [(0, first.end())] if first is not None else []
    if last is not None:
        places.append((prompt.before_space(last.start()), len(source)))
    if not places:
        return
    after = [p for p in prompt.parameters if p.flag.read and p.start < places[-1][0]]
    known = context.known(after[-1].name) if after and last is not None else None
    refused = known is not None and known.form not in ("words", "text")
    yield RULE.found(
        (places[-1][0], end) if last is not None else (0, len(source[: places[0][1]].rstrip())),
        "the marks of a code block are in the prompt",
        help="remove them",
        severity=Severity.ERROR if refused else None,
        fix=Fix.of([Edit(*place, "") for place in places], "Remove the marks"),
        labels=[(places[0], "the first")] if len(places) > 1 else (),
    )
