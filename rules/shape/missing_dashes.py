"""No dashes before a parameter.

## What it does

Finds `v6`, `niji 6`, `ar 16:9` and `ar--3:2` without their dashes, at the end of the text or after
the value of another parameter. Elsewhere in the text such words are prose, as in "a v8 engine".

## Why is this bad?

Without dashes they are words of the text: the model is not chosen, the shape not changed. After
the value of a parameter Midjourney refuses them as unrecognised; API vendors list `v6` without its
dashes among the causes of "Invalid value".

## Example

```midjourney
a heron in the reeds v6
a heron in the reeds, ar 16:9
a heron in the reeds ar--3:2 --v 7
a heron in the reeds --ar 3:2 v7
```

## Use instead

```midjourney
a heron in the reeds --v 6
a heron in the reeds --ar 16:9
a heron in the reeds --ar 3:2 --v 7
a truck with a v8
```

## Fix safety

Safe after the value of a parameter, where the words would be refused. Unsafe in the text, since
they are no longer drawn then. There is no fix where the prompt has such a parameter already.

## References

- "v6" without `--` among the causes of "Invalid value",
  [TTAPI's FAQ](https://docs.mjapiapp.com/faq/midjourney/api) (undated, read 2026-11-22)
- Words after a value, and the reply to them,
  [tests of midjourney-proxy](https://github.com/trueai-org/midjourney-proxy) (2026-08-03)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Final

from mjlint.rule import (
    PUNCTUATION,
    BareParameter,
    Context,
    Dashes,
    Diagnostic,
    Failure,
    Prompt,
    Rule,
    Severity,
    Text,
    bare_parameters,
    pattern,
)

from ._fixes import behind_values, with_dashes

RULE = Rule(
    "MJ001",
    "missing-dashes",
    Severity.WARNING,
    Failure.INVALID_PARAMETER,
    source="ttapi",
    lenient=True,
)

_WHY: Final = "has no dashes, so Midjourney does not know it as a parameter"
_FURTHEST: Final = 120
"""How far from the end of the text to look: parameters without dashes are there, or nowhere."""
_ENGINE: Final = pattern(
    r"\b(?:a|an|the|its|with)\Z|\b(?:twin|turbo|block|powered|engines?|motors?|cars?|trucks?|pickup|vehicle"
    r"|motorcycles?|bikes?|coupe|sedan|roadster|mustang|dragster|hot rod|supercharged|racing|muscle"
    r"|chevy|chevrolet|ford|dodge|ferrari|cylinders?)\b",
    re.IGNORECASE,
)


def check(prompt: Prompt, context: Context) -> Iterable[Diagnostic]:
    after_values = behind_values(RULE, prompt, context, "", _WHY)
    last = prompt.pieces[-1] if prompt.pieces else None
    if (
        type(last) is not Text
        or last.text[-1:].isalpha()  # as nearly all end
        or not last.text.rstrip(PUNCTUATION)[-1:].isdecimal()
    ):
        return after_values
    return chain(_in_text(prompt, last, context), after_values)


def _in_text(prompt: Prompt, last: Text, context: Context) -> Iterator[Diagnostic]:
    start = last.start
    for piece in reversed(prompt.pieces):
        # `ar--3:2` is a text, dashes and another text.
        if type(piece) is not Text and type(piece) is not Dashes:
            break
        start = piece.start
    if last.end - start > _FURTHEST:
        start = prompt.source.find(" ", last.end - _FURTHEST, last.end) + 1 or start
    for bare in list(bare_parameters(prompt.source[start : last.end], context.lexicon)):
        bare = replace(bare, start=bare.start + start, end=bare.end + start)
        if bare.dashes or not bare.trailing or _is_engine(prompt, bare):
            continue
        words = prompt.source[bare.start : bare.end]
        yield RULE.found(
            (bare.start, bare.end),
            f"`{words}` has no dashes, so it is read as a part of the text",
            help=f"write `{bare.written}`",
            fix=with_dashes(prompt, bare, context, unsafe=True),
        )


def _is_engine(prompt: Prompt, bare: BareParameter) -> bool:
    """Whether ``v6`` is rather the engine of a car."""
    if bare.name != "v" or bare.value not in ("4", "6", "8"):
        return False
    before = prompt.source[: bare.start].rstrip()
    return not before.endswith((",", ";", ".")) and _ENGINE.search(before) is not None
