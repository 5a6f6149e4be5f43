"""A space between the dashes and the name of a parameter.

## What it does

Finds white space after or between the two hyphens: `-- ar 16:9`, `- -ar 16:9`.

## Why is this bad?

`-- ar` is one of Midjourney's own examples of a wrong parameter: it is not recognised. Where the
words after the name may as well be prose (`-- no people`), this is a warning.

## Example

```midjourney
a heron in the reeds -- ar 16:9
a heron in the reeds - -ar 16:9
a heron in the reeds — ar 16:9
a heron in the reeds -- no people
```

## Use instead

```midjourney
a heron in the reeds --ar 16:9
a heron in the reeds --no people
a heron in the reeds — no people
```

## Fix safety

Safe where the value has the form of the parameter's; unsafe where the words may be prose. There is
no fix where the prompt has such a parameter already.

## References

- Wrong parameters,
  [Parameter List](https://docs.midjourney.com/hc/en-us/articles/32859204029709-Parameter-List)
  (2026-09-01)
- `-- ar` is not recognised, [RapidAPI discussion](https://rapidapi.com/neigrok/api/midjourney)
  (2024-04-26)
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

from ._fixes import first_word, respelled

RULE = Rule(
    "MJ005",
    "space-after-dashes",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_paramlist_0926",
    signs=("-- ", "--\t", "- -", "-\t-", "‒", "–", "—", "―", "−", "－"),
    lenient=True,
    removable=True,
)

_WORDY: frozenset[str] = frozenset({"words", "choice", "text", "codes"})


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for parameter in prompt.parameters:
        flag = parameter.flag
        if flag.read or (flag.dashes == "--" and not flag.gap) or "---" in flag.dashes:
            continue
        if flag.dashes.isascii():
            sure = _fits(parameter, context)
        elif flag.dashes == "—" and _fits(parameter, context):
            # The dash of a text, or of a parameter: only a number after the name tells.
            sure = False
        else:
            continue
        yield RULE.found(
            flag,
            f"`{flag.text}` has a space in it, so it is not read as `--{parameter.name}`",
            help=f"write `--{parameter.name}`",
            severity=None if sure else Severity.WARNING,
            fix=respelled(prompt, parameter, context, unsafe=not sure),
        )


def _fits(parameter: Parameter, context: Context) -> bool:
    """Whether the value has the form of the parameter's, so that the words can hardly be prose."""
    known = context.known(parameter.name)
    if known is None or known.form in _WORDY:
        return False
    if known.form == "flag" and parameter.flag.dashes == "—":
        return False
    return fits(known, first_word(parameter).rstrip(PUNCTUATION))
