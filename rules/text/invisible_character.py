"""Invisible characters in a prompt.

## What it does

Finds characters of no width, marks that turn the direction of writing, control characters, halves
of characters and no-break spaces. What belongs to a script or an emoji stays: joiners within them,
direction marks in Arabic or Hebrew.

## Why is this bad?

They come along when text is copied from web pages and chat windows. After a parameter they become
part of its value; within a word they make another word of it. What Midjourney does with them is not
documented. A no-break space within the text is harmless: an info.

## Example

```midjourney
a heron in the \u200breeds
a heron in the reeds --ar 3:2\u200b
a heron in\u00a0the reeds
```

## Use instead

```midjourney
a heron in the reeds
a heron in the reeds --ar 3:2
```

## Fix safety

Safe: nothing that can be seen changes. Spaces of other kinds become plain ones.

## References

- Prompts of 2022 with such characters that were drawn,
  [collected bot messages](https://github.com/QuackingBob/ILS-Data-Project-2023) (2022-07)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Fix, Prompt, Rule, Severity, pattern

RULE = Rule("MJ606", "invisible-character", Severity.WARNING, source="echo_2022")

_SPACES: Final = "\u00a0\u2007\u202f"
_MARKS: Final = "\u200e\u200f\u061c"
_JOINERS: Final = "\u200c\u200d"
_INVISIBLE: Final = pattern(
    rf"[{_SPACES}]+"
    rf"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b\u2028\u2029\u202a-\u202e"
    rf"\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff{_MARKS}{_JOINERS}]+"
)
_RIGHT_TO_LEFT: Final = pattern(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def check(prompt: Prompt, context: Context) -> Iterable[Diagnostic]:
    return () if prompt.source.isprintable() else _found(prompt)


def _found(prompt: Prompt) -> Iterator[Diagnostic]:
    source = prompt.source
    right_to_left: bool | None = None
    for match in _INVISIBLE.finditer(source):
        start, end = match.span()
        found = match.group()
        if found[0] in _SPACES:
            yield _space(prompt, start, end)
            continue
        if found.strip(_JOINERS) == "" and _joins(source, start, end):
            continue
        if found.strip(_MARKS) == "":
            if right_to_left is None:
                right_to_left = _RIGHT_TO_LEFT.search(source) is not None
            if right_to_left:
                continue
        text = " " if any(map(str.isspace, found)) else ""
        yield RULE.found(
            (start, end),
            f"invisible character {_named(found)}",
            help="remove it" if len(found) == 1 else "remove them",
            fix=Fix.replace((start, end), text, f"Remove {_named(found)}"),
        )


def _space(prompt: Prompt, start: int, end: int) -> Diagnostic:
    named = _named(prompt.source[start:end])
    harmless = not prompt.parameters or end < prompt.parameters[0].start
    return RULE.found(
        (start, end),
        f"{named} used instead of a plain space",
        help="write a plain space",
        severity=Severity.INFO if harmless else None,
        fix=Fix.replace((start, end), " ", "Write a plain space"),
    )


def _joins(source: str, start: int, end: int) -> bool:
    """Whether a joiner is within an emoji, or a word of a script that joins its letters."""
    before, after = source[start - 1 : start], source[end : end + 1]
    return not before.isascii() and not after.isascii() and not (before + after).isspace()


def _named(found: str) -> str:
    """The name of a character; it never shows itself."""
    import unicodedata

    code = f"U+{ord(found[0]):04X}"
    if 0xD800 <= ord(found[0]) <= 0xDFFF:
        name = "half of a character"
    else:
        name = unicodedata.name(found[0], "a control character").lower()
    more = "" if len(found) == 1 else f" and {len(found) - 1} more"
    return f"{code} ({name}){more}"
