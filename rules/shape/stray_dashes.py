"""Dashes without a parameter's name, or too many.

## What it does

Finds `---`, `--` with nothing after it, and the name of a parameter after three hyphens or more.

## Why is this bad?

A divider such as `---` reaches Midjourney as a parameter without a name, and the prompt is refused.
A lone `--` has been seen to vanish, but some vendors refuse it.

## Example

```midjourney
a heron in the reeds --- fog and rain
a heron in the reeds -- fog and rain
a heron in the reeds ---ar 3:2
a heron in the reeds --ar 3:2 ---
```

## Use instead

```midjourney
a heron in the reeds, fog and rain
a heron in the reeds --ar 3:2
pages 7--8 of an old book
```

## Fix safety

Safe for three hyphens, which would be refused: a divider becomes a comma, or a line break where one
is next to it. Unsafe for a lone `--` in the text.

## References

- "Unrecognized parameter(s): `---`" and "a lone `--` is read as a comma",
  [Kinovi's notes on niji 7](https://github.com/kinovi-ai/kinovi-models/blob/HEAD/models/midjourney-v7-niji/README.md)
  (2026-09)
- A lone `--` comes back empty,
  [midjourney-proxy](https://github.com/trueai-org/midjourney-proxy) (2026-08-03)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from mjlint.rule import (
    PUNCTUATION,
    Context,
    Dashes,
    Diagnostic,
    Failure,
    Fix,
    Parameter,
    Prompt,
    Rule,
    Severity,
    fits,
    pattern,
    strays,
)

from ._fixes import first_word, respelled, unrecognised

RULE = Rule(
    "MJ006",
    "stray-dashes",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="https://github.com/kinovi-ai/kinovi-models/blob/HEAD/models/midjourney-v7-niji/README.md",
    lenient=True,
)

_NAME_BEFORE: Final = pattern(r"\b(?:ar|aspect)\Z", re.IGNORECASE)
_RATIO_BEHIND: Final = pattern(r"\s\d+:\d+(?!\S)")

_UNNAMED: Final = pattern(r"--(?![^\W\d_])")
"""What is found in a text of ASCII has one of these; most prompts do not."""
_NEAR: Final = 30
"""How many characters around the dashes decide what they are, lest every pair of them copies a
long prompt."""


def check(prompt: Prompt, context: Context) -> Iterable[Diagnostic]:
    source = prompt.source
    if "--" not in source or (source.isascii() and _UNNAMED.search(source) is None):
        return ()
    return _found(prompt, context)


def _found(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for piece in prompt.walk():
        if type(piece) is Dashes:
            yield from _in_text(prompt, piece)
    for parameter in prompt.parameters:
        if parameter.flag.dashes.startswith("---"):
            yield _before_name(prompt, parameter, context)
    for stray in strays(prompt, context.lexicon, context.known):
        for item in stray.dashes:
            fix = None
            if stray.in_place:
                start = prompt.before_space(item.start)
                fix = Fix.remove((start, item.end), item.text)
            yield _alone(item.start, item.end, item.text, fix)


def _in_text(prompt: Prompt, dashes: Dashes) -> Iterator[Diagnostic]:
    source = prompt.source
    before = source[max(0, dashes.start - _NEAR) : dashes.start]
    after = source[dashes.end : dashes.end + _NEAR]
    gap_before = not before or before[-1].isspace() or before[-1] in "{,"
    gap_after = not after or after[0].isspace() or after[0] in "},"
    if gap_after:
        if _NAME_BEFORE.search(before) and _RATIO_BEHIND.match(after):
            # `ar-- 3:2` is missing-dashes' to report.
            return
        if gap_before or before[-1].isalnum() or before[-1] in PUNCTUATION:
            fix = _without_divider(prompt, dashes.start, dashes.end)
            yield _alone(dashes.start, dashes.end, dashes.text, fix)
    elif gap_before and after[0] not in "{}":
        yield RULE.found(
            dashes,
            f"`{dashes.text}` is not followed by a parameter name",
            help="write the name of the parameter after it, or remove it",
            severity=Severity.WARNING,
        )


def _alone(start: int, end: int, text: str, fix: Fix | None) -> Diagnostic:
    refused = len(text) > 2
    what = "is read as a parameter without a name" if refused else "has no parameter name after it"
    return RULE.found(
        (start, end),
        f"`{text}` {what}",
        help="write a comma or a line break, or remove it",
        severity=None if refused else Severity.WARNING,
        reply=unrecognised(text) if refused else None,
        fix=fix,
    )


def _before_name(prompt: Prompt, parameter: Parameter, context: Context) -> Diagnostic:
    flag = parameter.flag
    known = context.known(parameter.name)
    fix = None
    if known is not None and fits(known, first_word(parameter).rstrip(PUNCTUATION)):
        fix = respelled(prompt, parameter, context)
    elif flag.gap:
        # `--- fast cars`: a divider before a word that happens to be a parameter's name.
        fix = _without_divider(prompt, flag.start, flag.start + len(flag.dashes))
    refused = not flag.glued
    return RULE.found(
        (flag.start, flag.start + len(flag.dashes)),
        f"`{flag.dashes}` has too many hyphens: a parameter begins with two",
        help=f"write `--{parameter.name}`",
        severity=Severity.ERROR if refused else Severity.WARNING,
        reply=unrecognised(flag.dashes) if refused and flag.gap else None,
        fix=fix,
    )


def _without_divider(prompt: Prompt, start: int, end: int) -> Fix | None:
    """Put a line break, a comma or a space in the place of dashes."""
    source = prompt.source
    left, right = start, end
    while left and source[left - 1].isspace():
        left -= 1
    while right < len(source) and source[right].isspace():
        right += 1
    before, after = source[max(0, left - 1) : left], source[right : right + 1]
    if not before and not after:
        return None
    if not before or not after:
        text = ""
    elif "\n" in source[left:right]:
        text = "\n"
    elif before in PUNCTUATION + "{" or not (after.isalnum() or after in "\"'“(["):
        text = " "
    else:
        text = ", "
    if before == "{" or after in ("}", ","):
        text = ""
    return Fix.replace((left, right), text, "Remove the dashes", unsafe=end - start <= 2)
