"""A word that moderators often refuse.

## What it does

Points at words and phrases that all of six published lists of banned words have, and at a few that
were refused whatever was next to them in September 2026. It is off by default; turn it on with
`extend-select = ["moderated-word"]`. `moderation-words` adds words of your own, `moderation-allow`
leaves words alone. Links are not searched.

## Why is this bad?

A word alone no longer decides: since 2023 an AI moderator reads the whole prompt, lets harmless
uses pass and refuses prompts without any such word. This rule therefore never says that a prompt
will be refused. The vendors of APIs still search for words, those after `--no` too.

## Example

```midjourney
a heron and a massacre in the reeds
a portrait in morning fog --no bikini
```

## Use instead

```midjourney
a heron in the reeds
```

## References

- Six published lists, among them [bulkai's](https://github.com/igolaizola/bulkai) (2023-04-10) and
  [the checker of GoAPI](https://github.com/Goapiai/midjourney-api-prompt-checker) (2024-03-01);
  what they have in common, compared on 2026-11-22
- "banned prompt words：exposed",
  [Kinovi's notes on niji 7](https://github.com/kinovi-ai/kinovi-models/blob/HEAD/models/midjourney-v7-niji/README.md)
  (2026-09)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Failure, Prompt, Rule, Severity

from ._words import places_of

RULE = Rule(
    "MJ607",
    "moderated-word",
    Severity.INFO,
    source="https://github.com/kinovi-ai/kinovi-models/blob/HEAD/models/midjourney-v7-niji/README.md",
    default=False,
)

_WORDS: Final = (
    "ahegao", "bloodbath", "bodily fluids", "brothel", "cannibal", "cannibalism", "cocaine",
    "decapitate", "dominatrix", "guts", "hentai", "heroin", "incest", "kinbaku", "legs spread",
    "massacre", "meth", "no clothes", "nude", "orgy", "slaughter", "smut", "sperm", "unclothed",
    "vivisection", "wearing nothing", "zero clothes",
)  # fmt: skip
"""In all of the six lists."""
_REFUSED: Final = (
    "barefoot", "bikini", "bleed", "exposed", "reproduce", "surgery", "vein",
)  # fmt: skip
"""Refused whatever is next to them, says Kinovi (2026-09)."""


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    settings = context.settings
    for start, end in places_of(
        prompt, (*_WORDS, *_REFUSED, *settings.moderation_words), settings.moderation_allow
    ):
        yield RULE.found(
            (start, end),
            f"`{prompt.source[start:end]}` is on public lists of words that moderators refuse",
            help="say it in another way if the prompt is refused",
            failure=Failure.BANNED_PROMPT,
        )
