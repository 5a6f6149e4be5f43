"""A multi-prompt for a model that has none.

## What it does

Finds `::` in the text of prompts for models without multi-prompts: 7 and later, niji 7, and the
test models of 2022. A weight right after an image or a reference is another thing and left alone.

## Why is this bad?

Midjourney lists the models with multi-prompts, and none after 6.1 and niji 6 is among them. What
the others make of `::` is not recorded: they may refuse it or read it as text. Its weights do not
count.

## Example

```midjourney
space:: ship
a hot:: dog::2 --v 7
```

## Use instead

```midjourney
space:: ship --v 6.1
https://img.site.org/cat.png::2 a cat on a roof
a cat on a roof --sref 1234::2 5678::1
```
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Lexicon, Model, Prompt, Rule, Severity

from ..weights._weights import text_weights

RULE = Rule(
    "MJ304",
    "unsupported-multi-prompt",
    Severity.WARNING,
    source="mj_multiprompt_0726",
    signs=("::",),
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    model = next((m for m in context.models if m.multi_prompts == "unsupported"), None)
    if model is None:
        return
    weights = text_weights(prompt)
    if not weights:
        return
    newest = _newest(model, context.lexicon)
    yield RULE.found(
        weights[0],
        f"`{weights[0].text}` does not split a prompt {context.because(model)}",
        help="write one text without `::`"
        + (f", or type `{newest.short}`" if newest is not None else ""),
        labels=[(weight, "and here") for weight in weights[1:11]],
    )


def _newest(model: Model, lexicon: Lexicon) -> Model | None:
    """The newest model with multi-prompts, of the same family if there is one."""
    found = [m for m in lexicon.models.values() if m.multi_prompts == "decimal"]
    own = [m for m in found if m.family == model.family]
    return next(reversed(own or found), None)
