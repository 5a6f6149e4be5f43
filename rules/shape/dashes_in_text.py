"""Two hyphens in the middle of a text, which may be taken for a parameter.

## What it does

Finds `--` glued to the word before it where no known name follows (`glow--this`), and names after
another dash that are all but a parameter's (`—asepct 3:2`).

## Why is this bad?

Midjourney has drawn such a text, but it also reads `word--v 7` as a parameter: nobody says where it
draws the line. Some vendors refuse every `--` that has no space before it.

## Example

```midjourney
a tired glow--this is the struggle of a small shop
a heron in the reeds —asepct 3:2
```

## Use instead

```midjourney
a tired glow, this is the struggle of a small shop
a heron in the reeds —known to all— at dawn
a heron in the reeds --aspect 3:2
```

## References

- `a tired glow--this is the struggle …`, a prompt that V6.1 ran (2025-02-15)
- `robot--v 7`, read as a parameter,
  [tests of midjourney-proxy](https://github.com/trueai-org/midjourney-proxy) (2026-08-03)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Rule, Severity, Text, pattern

RULE = Rule("MJ008", "dashes-in-text", Severity.WARNING, source="trueai")

_GLUED: Final = pattern(r"(?<=[^\s-])--(?=[^\W\d_])(\w+)")
_MISSPELT: Final = pattern(r"(?<!\S)([‒–—―−－]+)([^\W\d_]{3,})\s+(?=\d+(?:[:.]\d+)?(?:[\s,;]|\Z))")


def check(text: Text, context: Context) -> Iterable[Diagnostic]:
    return _found(text, context) if "--" in text.text or not text.text.isascii() else ()


def _found(text: Text, context: Context) -> Iterator[Diagnostic]:
    if "--" in text.text:
        for match in _GLUED.finditer(text.text):
            start, end = match.start() + text.start, match.end() + text.start
            similar = context.lexicon.similar(match.group(1))
            yield RULE.found(
                (start, end),
                f"`{match.group()}` may be read as a parameter",
                help=(
                    f"write ` --{similar}` if that is meant, else a comma or ` - `"
                    if similar
                    else "write a comma, a single hyphen or ` - `"
                ),
            )
    if not text.text.isascii():
        for match in _MISSPELT.finditer(text.text):
            name = match.group(2)
            similar = context.lexicon.similar(name)
            if similar is not None and similar != name.lower():
                yield RULE.found(
                    (match.start() + text.start, match.end(2) + text.start),
                    f"`{match.group(1)}{name}` is read as a part of the text",
                    help=f"write `--{similar}` if that is meant",
                )
