"""More than twenty image prompts.

## What it does

Counts the image prompts of each job.

## Why is this bad?

Midjourney documents no limit. A vendor that sells 7 and 8.1 documents twenty and refuses more, and
so many images tell little apart; `/blend` takes five.

## Example

```midjourney whole
https://img.site.org/1.png https://img.site.org/2.png https://img.site.org/3.png
https://img.site.org/4.png https://img.site.org/5.png https://img.site.org/6.png
https://img.site.org/7.png https://img.site.org/8.png https://img.site.org/9.png
https://img.site.org/10.png https://img.site.org/11.png https://img.site.org/12.png
https://img.site.org/13.png https://img.site.org/14.png https://img.site.org/15.png
https://img.site.org/16.png https://img.site.org/17.png https://img.site.org/18.png
https://img.site.org/19.png https://img.site.org/20.png https://img.site.org/21.png
```

## Use instead

```midjourney
https://img.site.org/1.png https://img.site.org/2.png https://img.site.org/3.png a cat on a roof
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import LINK_SIGNS, Context, Diagnostic, Permutation, Piece, Prompt, Rule, Severity

from ._links import is_image

RULE = Rule(
    "MJ510",
    "too-many-images",
    Severity.WARNING,
    source="evolink",
    signs=LINK_SIGNS,
)

MOST: Final = 20
"""EvoLink, docs/official-api/image-generation.md at a1ffc8b."""


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    if prompt.source.count("://") <= MOST:
        return
    count = _most(prompt.pieces)
    if count > MOST:
        extra = [image for image in prompt.images if is_image(image)][MOST]
        yield RULE.found(
            extra,
            f"{count} image prompts are more than the {MOST} that are documented, by a vendor",
            help=f"keep the {MOST} that matter most",
        )


def _most(pieces: tuple[Piece, ...]) -> int:
    """The images of the job that has most of them."""
    return sum(
        1
        if is_image(piece)
        else max((_most(option.pieces) for option in piece.options), default=0)
        if type(piece) is Permutation
        else 0
        for piece in pieces
    )
