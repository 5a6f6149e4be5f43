"""An aspect ratio is not wider or taller than the model makes.

## What it does

Finds ratios beyond the model's limit: 14:1 for models from 6 on, 4:1 together with `--hd`, less on
the models before 5.

## Why is this bad?

In HD the limit is documented: an error. For the others sources disagree, and older models are said
to have drawn the nearest ratio that they could: a warning.

## Example

```midjourney
a lighthouse in fog --ar 20:1
a lighthouse in fog --ar 1:5 --hd
```

## Use instead

```midjourney
a lighthouse in fog --ar 14:1
a lighthouse in fog --ar 1:4 --hd
```

## Fix safety

Unsafe: the widest ratio that the model makes is not the one that was typed.

## References

- Midjourney docs, Version:
  https://docs.midjourney.com/hc/en-us/articles/32199405667853-Version (2026-06)
- Midjourney docs, Legacy Features:
  https://docs.midjourney.com/hc/en-us/articles/33329788681101-Legacy-Features (2026-06)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from mjlint.diagnostic import Applicability, Diagnostic, Edit, Failure, Fix, Severity
from mjlint.lexicon import KnownParameter, Limit, Model
from mjlint.prompt import Item, Parameter, Prompt
from mjlint.rule import Context, Rule

from ._single import LONGEST

RULE = Rule(
    "MJ205",
    "extreme-aspect-ratio",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_version_0626",
    parameters=("ar",),
)

_RATIO: Final = re.compile(r"([0-9]+):([0-9]+)")
_NARROWEST: Final = 1.5
"""Below the smallest limit of the table no ratio can be extreme."""


class _Broken(NamedTuple):
    model: Model
    limit: Limit
    maximum: float
    partner: Parameter | None
    severity: Severity


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for parameter in prompt.parameters:
        value = parameter.value
        if value is None or ":" not in value.text or not parameter.flag.read:
            continue
        known = context.known(parameter.name)
        if known is None or known.form != "ratio":
            continue
        item = parameter.items[0]
        match = _RATIO.match(item.text) if len(item.text) <= LONGEST else None
        if match is None:
            continue
        width, height = int(match[1]), int(match[2])
        if not width or not height:
            continue
        ratio = max(width, height) / min(width, height)
        if ratio <= _NARROWEST:
            continue
        broken = _broken(prompt, parameter, known, ratio, context)
        if broken is not None:
            yield _found(parameter, item, match, broken, context)


def _broken(
    prompt: Prompt, parameter: Parameter, known: KnownParameter, ratio: float, context: Context
) -> _Broken | None:
    """The worst limit that the ratio breaks."""
    worst = None
    for model in context.models:
        if known.on(model).refused:
            continue
        for limit in known.limits.get(model.name, ()):
            partner = None
            if limit.combined_with is not None:
                names = context.lexicon.spellings(limit.combined_with)
                met = (p for p in prompt.all(*names) if p.meets(parameter))
                partner = next(met, None)
                if partner is None:
                    continue
            if limit.maximum is not None and ratio > limit.maximum:
                severity = Severity.WARNING if context.lenient else Severity.ERROR
                return _Broken(model, limit, limit.maximum, partner, severity)
            if limit.doubtful_maximum is not None and ratio > limit.doubtful_maximum:
                worst = worst or _Broken(
                    model, limit, limit.doubtful_maximum, partner, Severity.WARNING
                )
    return worst


def _found(
    parameter: Parameter,
    item: Item,
    match: re.Match[str],
    broken: _Broken,
    context: Context,
) -> Diagnostic:
    most = Fraction(broken.maximum).limit_denominator(20)
    wide = int(match[1]) > int(match[2])
    ends = (most.numerator, most.denominator)
    widest = "{}:{}".format(*(ends if wide else reversed(ends)))
    flag = parameter.flag.text
    who = f" with `{broken.partner.flag.text}`" if broken.partner is not None else ""
    refused = broken.severity is Severity.ERROR
    value = parameter.value
    fix = None
    if value is not None and value.in_place:
        edit = Edit(item.start, item.start + match.end(), widest)
        fix = Fix(Applicability.UNSAFE, (edit,), f"Write `{flag} {widest}`")
    return RULE.found(
        (item.start, item.start + match.end()) if fix is not None else item,
        f"`{match[0]}` is {'wider' if wide else 'taller'} than {widest}, the most that `{flag}` "
        f"takes{who} {context.because(broken.model)}",
        help=f"write `{flag} {widest}` at most",
        severity=broken.severity,
        reply="Invalid aspect ratio" if refused else None,
        source=broken.limit.source,
        fix=fix,
        labels=[(broken.partner, "narrows the range")] if broken.partner is not None else (),
    )
