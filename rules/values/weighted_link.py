"""A weight on a link of `--edit`.

## What it does

Finds `::2` after a link of a parameter whose links are not weighed.

## Why is this bad?

The Edit Model takes up to four images and an instruction, without weights. Weights belong to image
prompts and to `--sref`.

## Example

```midjourney
make the coat blue --edit https://img.site.org/fox.png::2
```

## Use instead

```midjourney
make the coat blue --edit https://img.site.org/fox.png
a coat --sref https://img.site.org/fox.png::2 https://img.site.org/owl.png
```

## Fix safety

Unsafe: the weight is removed.
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Failure, Fix, Parameter, Rule, Severity

RULE = Rule(
    "MJ211",
    "weighted-link",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_edit_0926",
    of_models=True,
)


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    value = parameter.value
    if value is None or "::" not in value.text:
        return
    known = context.known(parameter.name)
    if known is None or known.weights:
        return
    for item in parameter.items:
        if item.weight is None:
            continue
        in_place = value.in_place and not parameter.branch
        yield RULE.found(
            item.weight if in_place else parameter,
            f"the links of `{parameter.flag.text}` take no weights, such as `{item.weight.text}`",
            help="remove the weight",
            source=known.source,
            fix=Fix.remove(item.weight, item.weight.text, unsafe=True) if in_place else None,
        )
