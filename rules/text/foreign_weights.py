"""Weights in the notation of another program.

## What it does

Finds `(word:1.3)`, `((word))`, `[[word]]` and `<lora:name:0.7>`, which weigh words and load models in
Stable Diffusion. It does not look at text in quotation marks.

## Why is this bad?

Midjourney reads them as plain words and brackets. Its own weights follow two colons, on the models
that take them.

## Example

```midjourney
(masterpiece:1.3), a heron in the reeds
a heron, ((reeds)), <lora:chalk:0.7>
```

## Use instead

```midjourney
a heron in the reeds
heron::2 reeds::1 --v 6.1
```

## References

- [Attention and emphasis](https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/Features), the
  notation as its program documents it
- [Multi-Prompts and Weights](https://docs.midjourney.com/hc/en-us/articles/32658968492557-Multi-Prompts-Weights)
  (2026-07-27)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Prompt, Rule, Severity, Text, pattern

RULE = Rule(
    "MJ612",
    "foreign-weights",
    Severity.INFO,
    source="foreign_weights",
    signs=("((", "[[", "<lora", "<lyco", "<hypernet", ":1", ":0", ":.", ":2"),
)

_WEIGHT: Final = pattern(
    r"<(?:lora|lyco|hypernet):[^<>\n]{1,80}>"
    r"|(?<!\()\(\(++[^()\n]{1,80}\)\)+|(?<!\[)\[\[++[^\[\]\n]{1,80}\]\]+"
    r"|[(\[][^()\[\]:\n]{0,80}[^()\[\]:\n\d\s]\s?:\s?-?(?:\d?\.\d+|[0-2])[)\]]"
)
_MOST: Final = 10
"""So many are marked; one is enough to see it."""


def check(prompt: Prompt, context: Context) -> Iterable[Diagnostic]:
    source = prompt.source
    return _found(prompt) if "(" in source or "[" in source or "<" in source else ()


def _found(prompt: Prompt) -> Iterator[Diagnostic]:
    found = [
        (piece.start + match.start(), piece.start + match.end())
        for piece in prompt.walk()
        if type(piece) is Text
        for match in _WEIGHT.finditer(piece.text)
        if prompt.source.count('"', piece.start, piece.start + match.start()) % 2 == 0
    ]
    if not found:
        return
    first, *others = found[:_MOST]
    words = prompt.source[first[0] : first[1]]
    yield RULE.found(
        first,
        f"`{words}` weighs words in another program; Midjourney reads plain words",
        help="write the words alone; on models up to 6.1 Midjourney weighs with `word::2`",
        labels=[(place, "here too") for place in others],
    )
