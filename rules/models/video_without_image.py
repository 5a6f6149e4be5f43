"""A video without a start image.

## What it does

Finds `--video` in prompts without an image prompt.

## Why is this bad?

Since July 2025 `--video` calls the video model, which animates a start image: its link comes
first, text may follow. The film of the grid that `--video` made before is gone. On the website the
image may be in its slot and not in the text, so that this is a warning there. It is one too for
`--video 1`, which the bot writes when it shows a video's prompt, at times without the image.

## Example

```midjourney
a heron takes off --video
```

## Use instead

```midjourney
https://img.site.org/heron.png a heron takes off --video
https://img.site.org/heron.png --video
```

```midjourney model=3
a heron takes off --video
```

## References

- [Midjourney's FAQ](https://github.com/midjourney/docs/blob/d672909/data/faq.txt), 29 June 2026
- `--video 1` without an image, a message of the bot in the
  [tests of midjourney-proxy](https://github.com/trueai-org/midjourney-proxy), 3 January 2026
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Failure, Fix, Prompt, Rule, Severity, pattern

from ..parameters._removal import removal
from ._support import takers

RULE = Rule(
    "MJ309",
    "video-without-image",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_video_0826",
    parameters=("video",),
)

_MEANT: Final = pattern(
    r"\.(?:png|jpe?g|webp|gif)\b|[\[{<][^\[\]{}<>]*\b(?:image|img|url|link)\b", re.IGNORECASE
)
"""A link that is broken, or a place for one: other rules report those."""


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    if not any(model.family == "video" for model in context.models):
        return
    known = context.known("video")
    if known is None or not known.needs_image or prompt.images or _MEANT.search(prompt.text):
        return
    for parameter in prompt.all(*context.lexicon.spellings("video")):
        echoed = parameter.value is not None and parameter.value.text.strip() in known.echo
        unseen = echoed or context.settings.target == "web"
        yield RULE.found(
            parameter.flag,
            f"`{parameter.flag.text}` animates a start image, and the prompt has none",
            help="put the link of the start image first",
            severity=Severity.WARNING if unseen else None,
            fix=_as_image(prompt, context) if prompt.pieces else None,
        )
        return


def _as_image(prompt: Prompt, context: Context) -> Fix | None:
    """The fix that makes an image, which may start a video later: without all that is for videos."""
    own = []
    for parameter in prompt.parameters:
        known = context.known(parameter.name)
        if known is None or not parameter.flag.read:
            continue
        families = {model.family for model in takers(known, context.lexicon)}
        if known.id == "video" or families == {"video"}:
            if parameter.branch:
                return None
            own.append(parameter)
    return Fix.of(
        (removal(prompt, parameter) for parameter in own),
        "Make the image first: leave out `--video`",
        unsafe=True,
    )
