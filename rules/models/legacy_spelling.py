"""`--style raw` for `--raw`.

## What it does

Finds `--style raw` on 7 and later models.

## Why is this bad?

It works, but Midjourney documents `--raw` today and lists `--style` among its legacy features.

## Example

```midjourney
a heron --style raw
a heron --style raw --v 7
```

## Use instead

```midjourney
a heron --raw
a heron --style raw --v 6.1
```

## Fix safety

Safe: both spellings mean the same.

## References

- [Legacy Features](https://docs.midjourney.com/hc/en-us/articles/33329788681101-Legacy-Features),
  June 2026
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.language.lexicon import Support
from mjlint.rule import Context, Diagnostic, Fix, Lexicon, Model, Prompt, Rule, Severity

RULE = Rule(
    "MJ307",
    "legacy-spelling",
    Severity.INFO,
    source="mj_raw_0926",
    parameters=("style",),
)

SINCE: Final = "2025-04-03"
"""The release of 7, since when raw mode is documented as ``--raw`` (mj_raw_0926, 2026-09-01)."""


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    models = context.models
    if not models or not all(_takes_raw(model, context.lexicon) for model in models):
        return
    lexicon = context.lexicon
    doubled = bool(prompt.all(*lexicon.spellings("raw")))
    for parameter in prompt.all(*lexicon.spellings("style")):
        items = parameter.items
        if len(items) == 1 and items[0].text == "raw":
            yield RULE.found(
                parameter,
                f"`{parameter.flag.text} raw` is written `--raw` {context.because(models[0])}",
                help="write `--raw`" if not doubled else "leave it out: `--raw` is there already",
                fix=None if doubled or parameter.branch else Fix.replace(parameter, "--raw"),
            )


def _takes_raw(model: Model, lexicon: Lexicon) -> bool:
    raw = lexicon.parameters.get("raw")
    return raw is not None and raw.on(model) is Support.ACCEPTED and model.released >= SINCE
