"""A prompt that is longer than the target takes.

## What it does

Finds prompts that are longer than the target takes, counted as it counts them.

## Why is this bad?

The request is refused before Midjourney sees it. GoAPI counts bytes: a Chinese prompt reaches its
6,000 after 2,000 characters.

## Example

```midjourney target=goapi repeat=190
一只苍鹭站在芦苇丛中，
```

## Use instead

```midjourney target=goapi
一只苍鹭站在芦苇丛中
```

## References

- [GoAPI's prompt checker](https://github.com/Goapiai/midjourney-api-prompt-checker),
  checker/prompt_struct.go (2024-03-01)
- [LegNext](https://docs.legnext.ai/api-reference/image-generation/diffusion) (2026-11-22)
- [EvoLink](https://github.com/EvoLinkAI/midjourney-api) (2026-04-23)
- [useapi.net](https://useapi.net/blog/250901.html) (2025-09-01)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Failure, Prompt, Rule, Severity

from ._refusal import refusal

MOST_BYTES: Final = 4
"""How many bytes a character has at most."""

RULE = Rule(
    "MJ803",
    "too-long-for-target",
    Severity.ERROR,
    Failure.INVALID_REQUEST,
    source="goapi_checker",
    replaces=("too-long",),
    at_targets=True,
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    found = refusal(context, "length")
    if found is None:
        return
    target, refused = found
    maximum = int(refused.maximum or 0)
    if len(prompt.source) * MOST_BYTES <= maximum:
        return
    if refused.counts == "bytes":
        # As GoAPI counts: an em dash becomes two hyphens, and one space separates the words.
        sent = " ".join(prompt.source.replace("—", "--").split())
        length = len(sent.encode("utf-8", "surrogatepass"))
    else:
        length = len(prompt.source)
    if length <= maximum:
        return
    yield RULE.found(
        (0, len(prompt.source)),
        f"the prompt has {length:,} {refused.counts}; {target.name} takes at most {maximum:,}",
        help=f"shorten it by {length - maximum:,} {refused.counts}",
        severity=refused.severity,
        reply=refused.answer(),
        source=refused.source.address,
    )
