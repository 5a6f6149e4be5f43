"""More image prompts than the target takes.

## What it does

Counts the image prompts for a target that has a limit.

## Why is this bad?

Midjourney names no limit; EvoLink documents 20.

## Example

```midjourney target=evolink repeat=21
https://cdn.discordapp.net/b.png
```

## Use instead

```midjourney target=evolink
https://cdn.discordapp.net/b.png a heron in the reeds
```
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Failure, Link, Prompt, Rule, Severity

from ._refusal import refusal

RULE = Rule(
    "MJ809",
    "refused-image-count",
    Severity.ERROR,
    Failure.INVALID_REQUEST,
    source="evolink",
    replaces=("too-many-images",),
    at_targets=True,
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    if "://" not in prompt.source:
        return
    found = refusal(context, "image-count")
    if found is None:
        return
    target, refused = found
    images = [piece for piece in prompt.pieces if type(piece) is Link]
    maximum = int(refused.maximum or 0)
    if len(images) <= maximum:
        return
    yield RULE.found(
        images[maximum],
        f"{target.name} takes {maximum} image prompts, and this has {len(images)}",
        help=f"remove {len(images) - maximum}",
        severity=refused.severity,
        reply=refused.answer(),
        source=refused.source.address,
    )
