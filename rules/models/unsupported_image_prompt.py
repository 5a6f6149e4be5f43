"""An image prompt for a model that reads no images.

## What it does

Finds image prompts on the models without them: the test models of 2022, and 8.

## Why is this bad?

The model cannot look at the image. None of these models is recorded with a reply: the test models
are of 2022, and 8 was an alpha that is gone, so this is a warning.

## Example

```midjourney
https://img.site.org/cat.png a cat on a roof --test
```

## Use instead

```midjourney
https://img.site.org/cat.png a cat on a roof
```

## References

- [Notes on 8.1](https://updates.midjourney.com/v8-1-alpha/), which brought image prompts to
  version 8, 14 April 2026
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import LINK_SIGNS, Context, Diagnostic, Prompt, Rule, Severity

RULE = Rule(
    "MJ308",
    "unsupported-image-prompt",
    Severity.WARNING,
    source="mj_legacy_0626",
    signs=LINK_SIGNS,
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for model in context.models:
        if not model.image_prompts:
            images = prompt.images
            if images:
                yield RULE.found(
                    images[0],
                    f"image prompts do not work {context.because(model)}",
                    help=f"leave the image out, or type `{context.lexicon.default.short}`",
                    source="mj_legacy_0626" if model.lenient else "upd_v81",
                    labels=[(image, "and this one") for image in images[1:11]],
                )
            return
