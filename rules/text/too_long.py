"""A prompt of more than 6,000 characters.

## What it does

Finds prompts of more than 6,000 characters, parameters, prefix and suffix included. On V8.1 and
later it points at texts of more than 1,300, which Midjourney shortens by itself. In a prompt of
more than 100,000 characters nothing else is checked.

## Why is this bad?

Longer prompts are refused. In the shortened ones nobody knows which words were left out.

## Example

```midjourney whole
a heron stands in the reeds of a wide river delta at the first light of an autumn morning, its
long neck drawn in, one leg lifted from water that mirrors a sky of pale rose and grey, behind it
fog rises in thin layers between the stems and hides the far bank but for a row of alders whose
last leaves hang like coins, a rowing boat lies tied to a leaning post, its paint worn to silver,
a net folded in the bow with cork floats the colour of bread, on the left a path of planks leads
to a hut on stilts with a tin roof and a stove pipe from which a thread of smoke climbs without
wind, small birds sit along the ridge, on the right the reeds open to a channel in which the
current draws long lines, drops hang from every stem and each of them holds the whole scene upside
down, far off the bell tower of a village stands above the fog as if it floated, the light comes
from low behind the hut and rims the heron in thin gold, the rest of the picture stays in cool
muted tones of slate, sage and straw, painted in gouache on rough paper with visible strokes, soft
edges in the distance and crisp ones around the bird, a quiet balanced composition with much empty
sky above and the heron standing a third in from the right, the mood patient and still, no people,
no text, the signature of the season rather than of a painter, grain of the paper showing through
the thinnest washes
```

## Use instead

```midjourney
a heron in the reeds, morning fog, muted colours
```

## References

- "Prompts must be 6000 or fewer in length.", with 6,000 accepted and 6,001 refused,
  [Kinovi's notes on niji 7](https://github.com/kinovi-ai/kinovi-models/blob/HEAD/models/midjourney-v7-niji/README.md)
  (2026-09); 6,000 was the limit of the manual of 2022 too
- Prompt Shortener, [V8.1 alpha](https://updates.midjourney.com/v8-1-alpha/) (2026-04-14); the
  number 1,300 is reported by users
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Failure, Model, Prompt, Rule, Severity
from mjlint.text.limits import MAXIMUM_PROMPT

RULE = Rule(
    "MJ602",
    "too-long",
    Severity.ERROR,
    Failure.INVALID_PROMPT,
    source="https://github.com/kinovi-ai/kinovi-models/blob/HEAD/models/midjourney-v7-niji/README.md",
)

LONGEST: Final = 6000
SHORTENED: Final = 1300
_SHORTENING_SINCE: Final = (8, 1)


def check(prompt: Prompt, context: Context) -> Iterable[Diagnostic]:
    return _found(prompt, context) if len(prompt.source) > SHORTENED else ()


def _found(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    length = len(prompt.source)
    if length > LONGEST:
        rest = "; nothing else in it is checked" if length > MAXIMUM_PROMPT else ""
        yield RULE.found(
            (LONGEST, length),
            f"the prompt has {length:,} characters; Midjourney takes at most {LONGEST:,}{rest}",
            help=f"shorten it by {length - LONGEST:,} characters",
            reply="Prompts must be 6000 or fewer in length.",
        )
        return
    shortening = [model for model in context.models if _shortens(model)]
    if shortening and (length := len(prompt.text)) > SHORTENED and prompt.pieces:
        yield RULE.found(
            (prompt.pieces[0].start, prompt.pieces[-1].end),
            f"the text has {length:,} characters, and Midjourney shortens texts of more than about "
            f"{SHORTENED:,} {context.because(shortening[0])}",
            help="shorten it yourself, so that the words that matter stay",
            severity=Severity.INFO,
            source="upd_v81",
        )


def _shortens(model: Model) -> bool:
    if model.family != "midjourney" or not model.versions:
        return False
    major, _, minor = model.versions[0].partition(".")
    return major.isdecimal() and (int(major), int(minor or 0)) >= _SHORTENING_SINCE
