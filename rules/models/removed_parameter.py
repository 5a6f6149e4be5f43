"""A parameter that no longer exists.

## What it does

Finds parameters that Midjourney had once and has no more, such as those of 2022, and those that
belong to a dialog of the website or of Discord and not to a prompt.

## Why is this bad?

The models of today refuse them. Prompts of 2022 are still passed around, with their `--uplight`,
`--wallpaper` and `--beta`; on the models of their time they are left alone.

## Example

```midjourney
a castle above the clouds --wallpaper
a heron --uplight --v 5
a heron --zoom 2
```

## Use instead

```midjourney
a castle above the clouds --ar 15:8
```

```midjourney model=3
a castle above the clouds --uplight
```

## Fix safety

Unsafe: the parameter is left out, or replaced by the ratio of the size that it stood for.

## References

- [Midjourney's manual](https://github.com/midjourney/docs/blob/72d0cd1/user-manual.md), 2022:
  what `--wallpaper` and its like stood for
"""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd
from typing import Final

from mjlint.rule import (
    Context,
    Diagnostic,
    Failure,
    Fix,
    KnownParameter,
    Parameter,
    Rule,
    Severity,
    pattern,
)

from ._support import editable, is_custom, leave_out, refusing, removed

RULE = Rule(
    "MJ302",
    "removed-parameter",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_legacy_0626",
    of_models=True,
    beside=("wallpaper", "sl", "ml", "ll", "sp", "mp", "lp"),
    removable=True,
)

_SIZE: Final = pattern(r"--w (\d+) --h (\d+)")


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    written = parameter.flag.text
    found = refusing(parameter, context)
    if found is None:
        known = context.known(parameter.name)
        if known is not None and known.status == "obsolete" and not is_custom(parameter, context):
            yield RULE.found(
                parameter.flag,
                f"`{written}` has done its service" + (f": it {known.note}" if known.note else ""),
                help="leave it out",
                severity=Severity.WARNING,
                source=known.source,
                fix=leave_out(parameter, known),
            )
        return
    known, model = found
    if not removed(known, context.lexicon):
        return  # incompatible-parameter's to report
    if known.status == "dialog":
        message = f"`{written}` belongs to a dialog of Midjourney's and not to a prompt"
        if known.note:
            message += f": it is {known.note}"
    else:
        message = f"`{written}` was removed and is not accepted {context.because(model)}"
    ratio = _ratio(known)
    successor = context.lexicon.parameters.get(known.use.get("", ""))
    fix = leave_out(parameter, known)
    if ratio and context.names.isdisjoint(context.lexicon.spellings("ar")):
        help = f"write `--ar {ratio}`, the shape that `{known.flag}` stood for"
        fix = _shape(parameter, known, ratio)
    elif successor is not None:
        help = f"use `{successor.flag}` instead"
    else:
        help = "leave it out"
    yield RULE.found(
        parameter.flag,
        message,
        help=help,
        severity=Severity.WARNING if model.lenient else None,
        source=known.source,
        fix=fix,
    )


def _ratio(known: KnownParameter) -> str | None:
    """The ratio of the size that a parameter stood for."""
    size = _SIZE.search(known.expands_to or "")
    if size is None:
        return None
    width, height = int(size[1]), int(size[2])
    divisor = gcd(width, height)
    return f"{width // divisor}:{height // divisor}"


def _shape(parameter: Parameter, known: KnownParameter, ratio: str) -> Fix | None:
    if not editable(parameter, known):
        return None
    return Fix.replace(parameter, f"--ar {ratio}", unsafe=True)
