"""A prompt that says nothing to draw.

## What it does

Finds prompts with neither text nor image, such as those of parameters alone.

## Why is this bad?

Midjourney answers "Empty prompt". A reference (`--sref`, `--oref`) is no image prompt: it needs a
text next to it. An option made by `/prefer option set` may be text: it is not reported.

## Example

```midjourney
--ar 3:2 --v 7
--sref 1234 --no text
```

## Use instead

```midjourney
a heron in the reeds --ar 3:2 --v 7
```

## References

- "Empty prompt" among the titles of Midjourney's replies,
  [bulkai](https://github.com/igolaizola/bulkai) (2025-03-13)
- A prompt needs a text or two images,
  [Midjourney's FAQ](https://github.com/midjourney/docs/blob/d672909/data/faq.txt) (2026-06-29)
"""

from __future__ import annotations

from collections.abc import Iterable

from mjlint.rule import (
    Context,
    Dashes,
    Diagnostic,
    Failure,
    Prompt,
    Rule,
    Severity,
    StrayBrace,
    Text,
    Weight,
    strays,
)

RULE = Rule("MJ601", "empty-prompt", Severity.ERROR, Failure.EMPTY_PROMPT, source="bulkai")


def check(prompt: Prompt, context: Context) -> Iterable[Diagnostic]:
    for piece in prompt.pieces:
        if type(piece) is Text:
            if piece.text.isascii() or any(map(_is_visible, piece.text)):
                return ()
        elif type(piece) not in (Weight, Dashes, StrayBrace):
            return ()
    for parameter in prompt.parameters:
        # An unknown name may be an option of the user's own, and those may be text.
        if context.known(parameter.name) is None or not parameter.flag.read:
            return ()
    if any(stray.words for stray in strays(prompt, context.lexicon, context.known)):
        # There is a text, in the wrong place.
        return ()
    found = RULE.found(
        (0, len(prompt.source)),
        "the prompt has no text and no image" if prompt.source.strip() else "the prompt is empty",
        help="write what is to be drawn before the parameters",
    )
    return (found,)


def _is_visible(character: str) -> bool:
    """Whether a character shows: variation selectors and emoji joiners show nothing alone."""
    return character.isprintable() and not "\ufe00" <= character <= "\ufe0f"
