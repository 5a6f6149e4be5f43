"""One hyphen before a parameter.

## What it does

Finds `-ar 16:9`, `-s 250`, `-tile` …: the name of a parameter after a single hyphen, with a value
of its form.

## Why is this bad?

One hyphen makes no parameter. In the text the words are drawn; after the value of another
parameter Midjourney refuses them as unrecognised.

## Example

```midjourney
a heron in the reeds -ar 16:9
a heron in the reeds --v 7 -ar 16:9
a heron in the reeds -s 250 -tile --ar 3:2
```

## Use instead

```midjourney
a heron in the reeds --ar 16:9
a heron in the reeds --v 7 --ar 16:9
a half-timbered house - fog and rain
```

## Fix safety

Safe after the value of a parameter, where the words would be refused. Unsafe at the end of the
text, since they are no longer drawn then. There is no fix in the middle of the text, nor where the
prompt has such a parameter already.

## References

- Two hyphens without a space between them,
  [Parameter List](https://docs.midjourney.com/hc/en-us/articles/32859204029709-Parameter-List)
  (2026-09-01)
- Words after a value, and the reply to them,
  [tests of midjourney-proxy](https://github.com/trueai-org/midjourney-proxy) (2026-08-03)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Final

from mjlint.rule import Context, Diagnostic, Failure, Prompt, Rule, Severity, Text, bare_parameters

from ._fixes import behind_values, with_dashes

RULE = Rule(
    "MJ002",
    "single-dash",
    Severity.WARNING,
    Failure.INVALID_PARAMETER,
    source="mj_paramlist_0926",
    lenient=True,
)


_WHY: Final = "has one hyphen, but a parameter begins with two"


def check(prompt: Prompt, context: Context) -> Iterable[Diagnostic]:
    if "-" not in prompt.source:
        return ()
    found = behind_values(RULE, prompt, context, "-", _WHY)
    for piece in prompt.pieces:
        if type(piece) is Text and (" -" in piece.text or piece.text.startswith("-")):
            found = chain(found, _in_text(prompt, piece, context))
    return found


def _in_text(prompt: Prompt, text: Text, context: Context) -> Iterator[Diagnostic]:
    for bare in bare_parameters(text.text, context.lexicon):
        if not bare.dashes:
            continue
        last = bare.trailing and text is prompt.pieces[-1]
        bare = replace(bare, start=bare.start + text.start, end=bare.end + text.start)
        words = prompt.source[bare.start : bare.end]
        yield RULE.found(
            (bare.start, bare.end),
            f"`{words}` has one hyphen, so it is read as a part of the text",
            help=f"write `{bare.written}` at the end of the prompt",
            fix=with_dashes(prompt, bare, context, unsafe=True) if last else None,
        )
