"""An en dash or another dash in place of two hyphens.

## What it does

Finds the names of parameters after an en dash, a horizontal bar, a minus sign, or two em dashes,
with a value of their form. One em dash is read as two hyphens: em-dash reports that.

## Why is this bad?

Word processors turn `--` into a dash. Of all dashes Midjourney reads the em dash alone. After
another parameter it refuses the words as unrecognised; after the text it draws them.

## Example

```midjourney
a heron in the reeds –ar 16:9
a heron in the reeds --ar 16:9 –v 7
a heron in the reeds ——ar 16:9
```

## Use instead

```midjourney
a heron in the reeds --ar 16:9
a heron in the reeds --ar 16:9 --v 7
the years 1990–1999, London–Paris
```

## Fix safety

Safe: the dash becomes what was typed before the word processor changed it. There is no fix where
the prompt has such a parameter already, or where other words follow the value.

## References

- "Unrecognized parameter(s): –v, 5" where `—ar 16:9` passed,
  [midjourney-client issue 22](https://github.com/UrielCh/midjourney-client/issues/22) (2023-08-06)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import (
    PUNCTUATION,
    Context,
    Diagnostic,
    Failure,
    Parameter,
    Prompt,
    Rule,
    Severity,
    fits,
)

from ._fixes import first_word, respelled, unrecognised

RULE = Rule(
    "MJ003",
    "wrong-dash",
    Severity.WARNING,
    Failure.INVALID_PARAMETER,
    source="urielch22",
    signs=("‒", "–", "—", "―", "−", "－"),
    lenient=True,
    removable=True,
)

_WORDY: frozenset[str] = frozenset({"flag", "words", "choice", "text", "codes"})


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    behind_parameter = False
    for parameter in prompt.parameters:
        flag = parameter.flag
        if flag.dashes == "--":
            behind_parameter = behind_parameter or not flag.gap
        elif flag.dashes == "—":
            behind_parameter = behind_parameter or flag.read
        elif not flag.dashes.isascii() and _meant(parameter, context):
            refused = behind_parameter
            value = "" if parameter.value is None else parameter.value.text
            yield RULE.found(
                flag,
                f"`{flag.text}` is not `--{parameter.name}`: Midjourney does not read this dash",
                help=f"write `--{parameter.name}`",
                severity=Severity.ERROR if refused else None,
                reply=unrecognised(f"{flag.text} {value}") if refused else None,
                fix=respelled(prompt, parameter, context),
            )


def _meant(parameter: Parameter, context: Context) -> bool:
    """Whether the words are a parameter, and not prose with a dash in it."""
    known = context.known(parameter.name)
    if known is None:
        return False
    flag = parameter.flag
    if (flag.gap or flag.glued) and known.form in _WORDY:
        # `the London–public transport`, `a room – no people`
        return False
    return fits(known, first_word(parameter).rstrip(PUNCTUATION))
