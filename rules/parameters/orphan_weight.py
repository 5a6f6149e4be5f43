"""A weight with nothing to weigh.

## What it does

Finds parameters that need another one, or an image, which is not in the prompt: `--sw` and `--sv`
need `--sref`, `--cw` needs `--cref`, `--ow` needs `--oref`, `--iw` needs an image prompt.

## Why is this bad?

Midjourney refuses `--sw`, `--cw` and `--ow` without their reference. What it does with the others
is not recorded: a warning. On the website references may be set next to the text, so for the
target `web` this is a warning at most. `--iw` next to the links of references, and the sizes of
2022, are known to have run: an info.

## Example

```midjourney
a lighthouse in fog --sw 200
a lighthouse in fog --ow 200 --v 7
a lighthouse in fog --iw 2
```

## Use instead

```midjourney
a lighthouse in fog --sref 1234 --sw 200
a lighthouse in fog
```

## Fix safety

Unsafe: the weight is removed, while the reference may be what is missing.

## References

- Jobs of 6.1 with `--iw`, `--sref` and no image prompt, which ran (2025-01-30)
- Midjourney docs, Image Prompts:
  https://docs.midjourney.com/hc/en-us/articles/32040250122381-Image-Prompts (2026-08-31)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from mjlint.rule import (
    Context,
    Diagnostic,
    Failure,
    KnownParameter,
    Parameter,
    Prompt,
    Rule,
    Severity,
    pattern,
    plain,
)

from ._moodboards import MOODBOARD
from ._removal import removed

RULE = Rule(
    "MJ105",
    "orphan-weight",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_sref_0926",
    parameters=("sw", "sv", "cw", "ow", "ev", "dw", "iw", "creative", "width", "height"),
    removable=True,
)

# The reply is known for these: README of https://github.com/kinovi-ai/kinovi-models, 2026-09.
_REFUSED: Final = ("sw", "cw", "ow")
_IMAGE_NAME: Final = pattern(r"\.(?:png|jpe?g|webp|gif)\b", re.IGNORECASE)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    partners: dict[str, list[Parameter]] = {}
    image: bool | None = None
    for parameter in prompt.parameters:
        if not parameter.flag.read:
            continue
        known = context.known(parameter.name)
        if known is None or not (known.needs or known.id == "iw"):
            # `--video` without an image is for video-without-image.
            continue
        if context.refuses(known):
            continue
        if known.needs:
            if known.id not in partners:
                names = context.lexicon.spellings(*known.needs)
                partners[known.id] = [p for p in prompt.parameters if p.name in names]
            if known.id in ("sw", "sv") and _has_moodboard(prompt, context):
                continue  # conflicting-parameters says that moodboards do not take it
            if not _accompanied(parameter, partners[known.id]):
                yield _without_parameter(prompt, parameter, known, context)
            continue
        if image is None:
            image = _has_image(prompt)
            idle = _idle(prompt, context)
        if not image:
            yield RULE.found(
                parameter,
                f"`{parameter.flag.text}` weighs image prompts, and there is none in the prompt",
                help="put the link of an image in front of the text, or remove it",
                severity=Severity.INFO if idle else Severity.WARNING,
                source="mj_imgprompt_0826",
                fix=removed(prompt, parameter),
            )


def _without_parameter(
    prompt: Prompt, parameter: Parameter, known: KnownParameter, context: Context
) -> Diagnostic:
    partner = known.needs[0]
    partners = " or ".join(f"`--{name}`" for name in known.needs)
    severity = Severity.INFO if context.lenient else Severity.WARNING
    refused = known.id in _REFUSED and context.settings.target != "web" and not context.lenient
    return RULE.found(
        parameter,
        f"`{parameter.flag.text}` works only together with {partners}, which the prompt lacks",
        help=f"add {partners}, or remove it",
        severity=None if refused else severity,
        reply=f"Cannot use `{known.flag}` without a `--{partner}`" if refused else None,
        source=known.source,
        fix=removed(prompt, parameter),
    )


def _accompanied(parameter: Parameter, partners: Iterable[Parameter]) -> bool:
    """Whether a partner is there; one with a slip in its dashes is another rule's to report."""
    return any(not other.flag.read or other.meets(parameter) for other in partners)


def _has_moodboard(prompt: Prompt, context: Context) -> bool:
    names = context.lexicon.spellings("profile")
    return any(MOODBOARD.fullmatch(plain(i)) for p in prompt.all(*names) for i in p.items)


def _idle(prompt: Prompt, context: Context) -> bool:
    """Whether `--iw` is known to do no harm: an image may be set next to the text, or there are
    references, with which it ran on 6.1 (2025-01-30)."""
    return context.settings.target == "web" or bool(prompt.all("sref", "cref", "oref"))


def _has_image(prompt: Prompt) -> bool:
    """Whether an image prompt is there, be it after the parameters or without its scheme."""
    return (
        bool(prompt.images)
        or _IMAGE_NAME.search(prompt.text) is not None
        or any(
            item.kind == "link" and parameter.name not in ("sref", "cref", "oref", "edit", "end")
            for parameter in prompt.parameters
            for item in parameter.items
        )
    )
