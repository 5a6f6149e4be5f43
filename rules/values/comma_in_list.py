"""Commas between the items of a list.

## What it does

Finds commas, semicolons and bars between the links or codes of `--sref`, `--cref`, `--edit` and
`--profile`. (`--no` is the one parameter whose words have commas between them.)

## Why is this bad?

The comma becomes part of the link or code in front of it. What Midjourney answers is not recorded,
so this is a warning.

## Example

```midjourney
a lighthouse in fog --sref 1234, 5678
a lighthouse in fog --sref 1234,5678
```

## Use instead

```midjourney
a lighthouse in fog --sref 1234 5678
```

## Fix safety

Safe: the commas become spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Edit, Fix, Parameter, Rule, Severity, pattern

RULE = Rule(
    "MJ207",
    "comma-in-list",
    Severity.WARNING,
    source="mj_sref_0926",
    forms=("references", "links", "codes"),
)

_ITEM: Final = r"(?:[a-z]+://[^\s,;|，、；]+|(?=[a-z]*[0-9])[a-z0-9]+|random)(?:::[0-9.]+)?"
_LIST: Final = pattern(
    rf"{_ITEM}(?:(?:\s*[,;|，、；]\s*|\s+){_ITEM}(?![^\s,;|，、；]))*", re.IGNORECASE
)
_BETWEEN: Final = pattern(r"(?:(?<!\s)\s+)?[,;|，、；]\s*(?=\S)")


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    value = parameter.value
    if value is None or value.text.isalnum() or not _BETWEEN.search(value.text):
        return
    known = context.known(parameter.name)
    if known is None or known.form not in ("references", "links", "codes"):
        return
    if context.refuses(known):
        return
    match = _LIST.match(value.text)
    if match is None:
        return
    commas = list(_BETWEEN.finditer(value.text, 0, match.end()))
    if not commas:
        return
    where = value.span
    fix = None
    if value.in_place:
        first = commas[0].start() + len(commas[0].group()) - len(commas[0].group().lstrip())
        where = type(where)(value.start + first, value.start + first + 1)
        edits = tuple(
            Edit(value.start + comma.start(), value.start + comma.end(), " ") for comma in commas
        )
        fix = Fix.of(edits, "Write spaces between them")
    mark = commas[0].group().strip()
    yield RULE.found(
        where,
        f"`{parameter.flag.text}` takes a list with spaces in it, not `{mark}`",
        help="write a space between the items",
        source=known.source,
        fix=fix,
    )
