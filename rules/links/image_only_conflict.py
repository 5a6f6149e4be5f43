"""Images without text, and a parameter that needs a text.

## What it does

Finds `--stylize`, `--weird`, `--sref` and `--chaos` in prompts of images alone.

## Why is this bad?

The documentation calls `--stylize` and `--weird` incompatible with prompts of images alone and says
that `--sref` needs a text; the support FAQ says that none of the four has an effect there. Sources
disagree, so this is a warning; for `--chaos`, which no source refuses, an info. The models of 2022
are left alone.

## Example

```midjourney
https://img.site.org/cat.png https://img.site.org/roof.png --stylize 500
https://img.site.org/cat.png https://img.site.org/roof.png --chaos 20
```

## Use instead

```midjourney
https://img.site.org/cat.png https://img.site.org/roof.png a cat on a roof --stylize 500
https://img.site.org/cat.png https://img.site.org/roof.png
```

## References

- Midjourney's support FAQ: https://github.com/midjourney/docs/blob/d672909/data/faq.txt
  (2026-06-29)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Prompt, Rule, Severity

from ._links import jobs

RULE = Rule(
    "MJ515",
    "image-only-conflict",
    Severity.WARNING,
    source="mj_imgprompt_0826",
    parameters=("stylize", "weird", "sref", "chaos"),
)

_SOURCES: Final = {
    "stylize": "mj_docs_0225",
    "weird": "mj_docs_0225",
    "sref": "mj_imgprompt_0826",
    "chaos": "mj_faq",
}


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    if ":" not in prompt.source or not prompt.images:
        return
    if all(model.lenient or model.family == "video" for model in context.models):
        return
    if (2, False) not in jobs(prompt.pieces):
        return
    for name, source in _SOURCES.items():
        for parameter in prompt.all(*context.lexicon.spellings(name)):
            yield RULE.found(
                parameter,
                f"`{parameter.flag.text}` has no effect on images without a text, or is refused"
                if name != "chaos"
                else f"`{parameter.flag.text}` has no effect on images without a text",
                help=f"write a text, or remove `{parameter.flag.text}`",
                severity=Severity.INFO if name == "chaos" else None,
                source=source,
            )
