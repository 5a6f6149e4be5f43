"""A single image prompt without text.

## What it does

Finds prompts, and options of permutations, that are one image link and no text.

## Why is this bad?

Midjourney blends images with each other or with a text, and refuses one image alone. Videos are
animated from one image and need no text. The models of 2022 took it. On the website the second
image may be in a slot that is not part of the text: there this is a warning, as it is
with `--no`, whose words may count.

## Example

```midjourney
https://img.site.org/cat.png --ar 3:2
```

## Use instead

```midjourney
https://img.site.org/cat.png a cat on a roof --ar 3:2
https://img.site.org/cat.png https://img.site.org/roof.png --ar 3:2
https://img.site.org/cat.png --video
```

## References

- Midjourney's support FAQ, with the reply:
  https://github.com/midjourney/docs/blob/d672909/data/faq.txt (2026-06-29)
- Image Prompts: https://docs.midjourney.com/hc/en-us/articles/32040250122381-Image-Prompts
  (2026-08-31)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import LINK_SIGNS, Context, Diagnostic, Failure, Prompt, Rule, Severity, read

from ._links import is_image, jobs

RULE = Rule(
    "MJ501",
    "single-image-without-text",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_faq",
    signs=LINK_SIGNS,
    of_models=True,
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    if ":" not in prompt.source:
        return
    images = [image for image in prompt.images if is_image(image)]
    if not images:
        return
    if (1, False) not in jobs(prompt.pieces) or _more_text(prompt, context):
        return
    models = [
        model
        for model in context.models
        if model.family != "video" and model.image_prompts and not model.lenient
    ]
    if not models:
        return
    model = models[0]
    doubtful = context.settings.target == "web" or bool(prompt.all("no"))
    reply = (
        f"Cannot use {model.typed} with only a single image prompt. "
        "Please add another image prompt, or a text prompt"
    )
    yield RULE.found(
        images[0],
        f"one image without a text is refused {context.because(model)}",
        help="write a text after the link, or add a second image",
        severity=Severity.WARNING if doubtful else None,
        reply=reply if model.versions and not doubtful else None,
    )


def _more_text(prompt: Prompt, context: Context) -> bool:
    """Whether words come after a parameter, where another rule reports them."""
    for parameter in prompt.parameters:
        known = context.known(parameter.name)
        if not parameter.flag.read or (known is None and parameter.items):
            return True
        if known is not None and read(parameter, known).stray:
            return True
    return False
