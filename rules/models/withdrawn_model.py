"""A model that was withdrawn.

## What it does

Finds `--version` with a model that Midjourney has taken down.

## Why is this bad?

8 was an alpha of March 2026 and was taken down on 24 July 2026. What its number answers since then
is not recorded: it may be refused, or drawn by another model.

## Example

```midjourney
a heron --v 8
```

## Use instead

```midjourney
a heron --v 8.2
```

## Fix safety

Unsafe: the default model takes its place, and draws differently.
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Fix, Item, Model, Parameter, Rule, Severity, plain

RULE = Rule(
    "MJ305",
    "withdrawn-model",
    Severity.WARNING,
    source="mj_version_0926",
    parameters=("version", "niji"),
    removable=True,
)


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    items = parameter.items
    if not items:
        return
    lexicon, value = context.lexicon, plain(items[0])
    niji = parameter.name == "niji"
    model = lexicon.niji(value) if niji else lexicon.version(value)
    if model is None or model.withdrawn is None:
        return
    successor = lexicon.default_niji if niji else lexicon.default
    yield RULE.found(
        items[0],
        f"`{parameter.flag.text} {value}` was withdrawn on {model.withdrawn}",
        help=f"type `{successor.short}`, or leave the version out",
        source=model.source,
        fix=_replace(parameter, items[0], successor),
    )


def _replace(parameter: Parameter, item: Item, successor: Model) -> Fix | None:
    numbers = successor.nijis or successor.versions
    if parameter.branch or not numbers:
        return None
    end = item.start + len(plain(item))
    return Fix.replace((item.start, end), numbers[0], f"Write `{successor.short}`", unsafe=True)
