"""`Negative prompt:` in place of `--no`.

## What it does

Finds a `Negative prompt:` in the text, as other image generators write it.

## Why is this bad?

Midjourney knows no such block: it draws the words, and so draws what was to be left out.

## Example

```midjourney
a heron in the reeds. Negative prompt: blurry, text --ar 3:2
```

## Use instead

```midjourney
a heron in the reeds. --no blurry, text --ar 3:2
a negative of an old film: a heron in the reeds
```

## Fix safety

Unsafe: the words after it become those of `--no`. There is no fix where other things than words
follow, such as the `Steps:` and `Sampler:` of other programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Fix, Prompt, Rule, Severity, Text, pattern

RULE = Rule(
    "MJ609",
    "negative-prompt",
    Severity.WARNING,
    source="mj_no_0926",
    signs=("negative",),
)

_BLOCK: Final = pattern(r"\bnegative[ _-]?prompts?\s*:\s*", re.IGNORECASE)
_SETTINGS: Final = pattern(r"\b(?:steps|sampler|seed|cfg scale|size|model)\s*:", re.IGNORECASE)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for piece in prompt.walk():
        if type(piece) is not Text or ":" not in piece.text:
            continue
        match = _BLOCK.search(piece.text)
        if match is None:
            continue
        start, end = piece.start + match.start(), piece.start + match.end()
        words = piece.text[match.end() :]
        fix = None
        if (
            piece is prompt.pieces[-1]
            and words
            and prompt.source[:start].strip()
            and not _SETTINGS.search(words)
            and "--" not in words
        ):
            lead = "" if prompt.source[start - 1].isspace() else " "
            fix = Fix.replace((start, end), lead + "--no ", "Write `--no`", unsafe=True)
        yield RULE.found(
            (start, start + len(match.group().rstrip())),
            f"`{match.group().rstrip()}` means nothing to Midjourney: what follows is drawn",
            help="write the words after `--no`, at the end of the prompt",
            fix=fix,
        )
