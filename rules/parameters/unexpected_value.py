"""A value after a parameter that takes none.

## What it does

Finds a single word after a parameter that takes no value. Several words are a piece of the prompt
that strayed there; text-after-parameters reports those.

## Why is this bad?

Midjourney refuses words that it cannot place. The models of 2022 ran such prompts: a warning there.

## Example

```midjourney
a lighthouse in fog --tile yes
a lighthouse in fog --raw 1 --ar 3:2
```

## Use instead

```midjourney
a lighthouse in fog --tile
a lighthouse in fog --raw --ar 3:2
```

## Fix safety

Safe for a word that only says yes: it is removed. Unsafe for one that says no: the flag goes with
it. Any other word may belong to the text, so that only you can place it.

## References

- A word after a value and the reply to it, tests of
  https://github.com/trueai-org/midjourney-proxy (2026-08-03)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import (
    DASHES,
    Context,
    Diagnostic,
    Failure,
    Fix,
    Item,
    Parameter,
    Rule,
    Severity,
    bare_parameters,
    plain,
    read,
)

RULE = Rule(
    "MJ104",
    "unexpected-value",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="trueai",
    lenient=True,
    removable=True,
    forms=("flag",),
)

_YES: Final = ("yes", "true", "on", "1")
_NO: Final = ("no", "false", "off", "0")


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    if parameter.value is None:
        return
    known = context.known(parameter.name)
    if known is None or known.form != "flag":
        return
    stray = read(parameter, known).stray
    if len(stray) != 1:
        return
    item = stray[0]
    word = plain(item).lstrip("=:")
    if not word or word[0] in DASHES:
        # Punctuation and dashes are for the rules of shape.
        return
    if any(bare_parameters(item.text, context.lexicon)):
        return
    flag = f"`{parameter.flag.text}`"
    yield RULE.found(
        item,
        f"{flag} takes no value, but `{item.text}` comes after it",
        help=(
            f"remove {flag}"
            if word.lower() in _NO
            else f"write {flag} alone; text belongs in front of the parameters"
        ),
        reply=f"Unrecognized parameter(s): `{item.text}`",
        fix=_fix(parameter, item, word.lower()),
    )


def _fix(parameter: Parameter, item: Item, word: str) -> Fix | None:
    value = parameter.value
    if value is None or not value.in_place or parameter.branch:
        return None
    if word in _YES or word == parameter.name:
        return Fix.remove(
            (parameter.flag.end, item.end), title=f"Write `{parameter.flag.text}` alone"
        )
    if word in _NO:
        return Fix.remove(
            (max(parameter.start - (not parameter.flag.glued), 0), item.end),
            title=f"Remove `{parameter.flag.text} {item.text}`",
            unsafe=True,
        )
    return None
