"""A space in or after the colons of a weight.

## What it does

Finds `:: 2` and `: :` on models with multi-prompts.

## Why is this bad?

After a space the number is text: the part counts 1, and the image is asked to show a "2". Two
colons with a space between them are text too, and split nothing. A whole number with words after it
may be meant as text (`:: 3 cats`), and is only worth knowing.

## Example

```midjourney
a cat:: 2 a dog:: -0.5 --v 6.1
a castle : : a cloud --v 6.1
```

## Use instead

```midjourney
a cat::2 a dog::-0.5 --v 6.1
a castle :: 360 degrees of clouds --v 6.1
```

## Fix safety

Unsafe: the space may be meant, as in "`:: 3 cats`".

## References

- [Midjourney's FAQ](https://github.com/midjourney/docs/blob/d672909/data/faq.txt), 29 June 2026:
  no space between the colons or before the number
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Fix, Prompt, Rule, Severity, Text, Weight, pattern

from ._weights import text_weights

RULE = Rule(
    "MJ403",
    "spaced-weight",
    Severity.WARNING,
    source="mj_faq",
    signs=("::", ": :", ":\u00a0:"),
)

_NUMBER: Final = pattern(r"\s+([-+]?(?:\d+\.\d+|\.\d+|\d+))(?![\w.:%°'\"-])")
_HIGHEST: Final = 10
"""A whole number above this is rather text: `:: 360 camera lens` (echo_2022)."""
_ALONE: Final = pattern(r"[ \t]*(?:\Z|[,;\n}]|::|--|—)")
_COLONS: Final = pattern(r"(?<!:):[ \t\u00a0]+:(?!:)")


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    source = prompt.source
    spaced = ":: " in source
    split = ": :" in source or ":\u00a0:" in source
    if not spaced and not split:
        return
    if not any(model.multi_prompts in ("whole", "decimal") for model in context.models):
        return
    if spaced:
        for weight in text_weights(prompt):
            if weight.number is None:
                yield from _number(source, weight)
    if split:
        for piece in prompt.walk():
            if type(piece) is Text:
                for match in _COLONS.finditer(source, piece.start, piece.end):
                    yield RULE.found(
                        match.span(),
                        f"`{match.group()}` splits nothing: the colons of a weight touch each other",
                        help="write `::`",
                        fix=Fix.replace(match.span(), "::", unsafe=True),
                    )


def _number(source: str, weight: Weight) -> Iterator[Diagnostic]:
    match = _NUMBER.match(source, weight.end)
    if match is None:
        return
    number = match[1]
    plain = number.isdigit()
    if plain and int(number[:9]) > _HIGHEST:
        return
    alone = _ALONE.match(source, match.end()) is not None
    span = (weight.start, match.end())
    yield RULE.found(
        span,
        f"`{source[weight.start : match.end()]}` gives no weight: "
        f"`{number}` is read as text after the space",
        help=f"write `::{number}` if a weight is meant",
        severity=Severity.INFO if plain and not alone else None,
        fix=Fix.remove((weight.end, match.start(1)), title=f"Write `::{number}`", unsafe=True),
    )
