"""An image prompt after the text.

## What it does

Finds image links after the text.

## Why is this bad?

The documentation puts images first, then the text, then the parameters, and at least one vendor
refuses any other order. Midjourney's own examples have links after the text too, so this is an
info.

## Example

```midjourney
a cat on a roof https://img.site.org/cat.png --ar 3:2
```

## Use instead

```midjourney
https://img.site.org/cat.png a cat on a roof --ar 3:2
```

## References

- Image Prompts: https://docs.midjourney.com/hc/en-us/articles/32040250122381-Image-Prompts
  (2025-02-06)
- an example with the link after the text:
  https://github.com/midjourney/docs/blob/d672909/data/faq.txt (2025-11-24)
- a vendor that refuses it: https://github.com/Goapiai/midjourney-api-prompt-checker (2024)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import (
    LINK_SIGNS,
    Context,
    Diagnostic,
    Link,
    Permutation,
    Piece,
    Prompt,
    Rule,
    Severity,
)

from ._links import has_words, is_image

RULE = Rule(
    "MJ509",
    "image-after-text",
    Severity.INFO,
    source="mj_docs_0225",
    signs=LINK_SIGNS,
)

SHOWN: Final = 10
"""How many further links a finding points at."""


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    if ":" not in prompt.source:
        return
    late: list[Link] = []
    _collect(prompt.pieces, False, late)
    if late:
        yield RULE.found(
            late[0],
            "the image comes after the text; Midjourney's documentation puts images first",
            help="move the link to the start of the prompt",
            labels=[(link, "this one too") for link in late[1 : SHOWN + 1]],
        )


def _collect(pieces: tuple[Piece, ...], text: bool, late: list[Link]) -> bool:
    """Gather the links after text; answers whether there was any text."""
    for piece in pieces:
        if type(piece) is Link and is_image(piece):
            if text:
                late.append(piece)
        elif type(piece) is Permutation:
            # A list, so that every option is looked at.
            found = [_collect(option.pieces, text, late) for option in piece.options]
            text = any(found) or text
        elif has_words(piece):
            text = True
    return text
