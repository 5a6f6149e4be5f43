"""A parameter that may have no effect on the model.

## What it does

Finds parameters that a model takes without using them, those on which sources disagree, and those
that Midjourney does not document.

## Why is this bad?

`--turbo` on 8.x runs no faster; `--sv` on 8.x is said to be refused by some and to work by others.
Nothing of this is sure to be refused, so it is never an error; what the bot itself adds to videos,
and what models of 2022 left aside, is only worth knowing.

## Example

```midjourney
a heron --turbo --v 8.2
a heron --sref 1234 --sv 6 --v 8.2
```

## Use instead

```midjourney
a heron --fast --v 8.2
a heron --turbo --v 7
a heron --sref 1234 --v 8.2
```

## Fix safety

Unsafe: a parameter without an effect is left out.

## References

- [GPU Speed](https://docs.midjourney.com/hc/en-us/articles/32016412137741-GPU-Speed-Fast-Relax-Turbo),
  September 2026
- The supports `ignored`, `disputed` and `legacy` in `parameters.toml`, each with its source and
  date; such as [Version](https://docs.midjourney.com/hc/en-us/articles/32199405667853-Version),
  June 2026, by which V8.1 has no Turbo
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.language.lexicon import Support
from mjlint.rule import (
    Context,
    Diagnostic,
    KnownParameter,
    Model,
    Parameter,
    Rule,
    Severity,
    plain,
    read,
)

from ._support import is_custom, leave_out

RULE = Rule(
    "MJ303",
    "deprecated-parameter",
    Severity.WARNING,
    source="mj_version_0926",
)

_DOUBTFUL: Final = (Support.IGNORED, Support.DISPUTED)


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    for model in context.models:
        known = context.lexicon.find(parameter.name, model)
        if known is None:
            continue
        support = known.on(model)
        if support in _DOUBTFUL or (known.status == "undocumented" and not support.refused):
            if not is_custom(parameter, context):
                yield from _finding_on(parameter, known, model, context)
            return


def _finding_on(
    parameter: Parameter, known: KnownParameter, model: Model, context: Context
) -> Iterator[Diagnostic]:
    written = parameter.flag.text
    support = known.on(model)
    quiet = Severity.INFO if model.lenient or model.family == "video" else None
    if support is Support.IGNORED:
        yield RULE.found(
            parameter.flag,
            f"`{written}` has no effect {context.because(model)}",
            help=f"leave it out: {known.note}" if known.note else "leave it out",
            severity=quiet,
            source=known.source,
            fix=leave_out(parameter, known),
        )
    elif support is Support.DISPUTED:
        choice = known.choices.get(model.name)
        if choice is not None:
            value = [plain(item) for item in read(parameter, known).value]
            if not value or value[0] not in choice.values:
                return  # a value of doubt is reported where values are
        yield RULE.found(
            parameter.flag,
            f"sources disagree on whether `{written}` works {context.because(model)}",
            help="leave it out if it is refused",
            severity=quiet,
            source=known.source,
            fix=leave_out(parameter, known),
        )
    else:
        yield RULE.found(
            parameter.flag,
            f"`{written}` is not documented by Midjourney"
            + (f": it is {known.note}" if known.note else ""),
            help="expect it to change or to go without notice",
            severity=Severity.INFO,
            source=known.source,
        )
