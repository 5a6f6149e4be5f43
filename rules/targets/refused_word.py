"""A word that the target refuses.

## What it does

Finds words that a target is known to refuse before Midjourney sees the prompt.

## Why is this bad?

GoAPI compares the words of a prompt with a list, whatever they mean there: `blood moon` is refused for
`blood`. A warning, since such lists change. `--no` is no way out: its words are compared too. Words of
`moderation.allow` are left alone.

## Example

```midjourney target=goapi
a blood moon over the hills
```

## Use instead

```midjourney target=goapi
a red moon over the hills
```

## References

- [Prompt checker of GoAPI](https://github.com/Goapiai/midjourney-api-prompt-checker) (2024-03-01); the
  reply for `nude` was recorded
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Failure, Prompt, Rule, Severity

from ..text._words import places_of
from ._refusal import refusal, since

RULE = Rule(
    "MJ810",
    "refused-word",
    Severity.WARNING,
    Failure.INVALID_REQUEST,
    source="goapi_checker",
    replaces=("moderated-word",),
    at_targets=True,
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    found = refusal(context, "word")
    if found is None:
        return
    target, refused = found
    for start, end in places_of(prompt, refused.values, context.settings.moderation_allow):
        word = prompt.source[start:end]
        yield RULE.found(
            (start, end),
            f"{target.name} refuses the word `{word}`{since(refused)}",
            help="say it in another way",
            severity=refused.severity,
            reply=refused.answer(value=word),
            source=refused.source.address,
        )
