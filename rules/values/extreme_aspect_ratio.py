"""An aspect ratio that is wider or taller than the model makes.

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

- Midjourney docs, Legacy Features:
  https://docs.midjourney.com/hc/en-us/articles/33329788681101-Legacy-Features (2026-06)
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from mjlint.rule import (
    Context,
    Diagnostic,
    Failure,
    Fix,
    KnownParameter,
    Lexicon,
    Limit,
    Model,
    Parameter,
    Prompt,
    Rule,
    Severity,
    Span,
    Value,
    pattern,
)

from ._single import LONGEST

RULE = Rule(
    "MJ205",
    "extreme-aspect-ratio",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_version_0626",
    parameters=("ar",),
    lenient=True,
    of_models=True,
)

_RATIO: Final = pattern(r"[=:：_ -]*([0-9]+):([0-9]+)(?![0-9.:])")
_NARROWEST: Final = 1.5
"""Below the smallest limit of the table no ratio can be extreme."""


class _Broken(NamedTuple):
    model: Model
    limit: Limit
    maximum: float
    partner: Parameter | None
    severity: Severity


def check(prompt: Prompt, context: Context) -> Iterable[Diagnostic]:
    for parameter in prompt.parameters:
        value = parameter.value
        if value is not None and ":" in value.text:
            ratio = _ratio(value.text[: LONGEST + 1])
            if ratio > _NARROWEST and ratio > _narrowest(context.models, context.lexicon):
                return _extreme(prompt, context)
    return ()


@lru_cache(1024)
def _ratio(value: str) -> float:
    """The longer side of the first ratio in a value by the shorter one; 0 where there is none."""
    match = _RATIO.match(value)
    if match is None or match.end() > LONGEST:
        return 0.0
    width, height = int(match[1]), int(match[2])
    return max(width, height) / min(width, height) if width and height else 0.0


@lru_cache(256)
def _narrowest(models: tuple[Model, ...], lexicon: Lexicon) -> float:
    """The smallest limit of any of the models, with whatever other parameters."""
    limits = [
        limit
        for known in lexicon.parameters.values()
        if known.form == "ratio"
        for model in models
        for limit in known.limits.get(model.name, ())
    ]
    ends = (end for limit in limits for end in (limit.maximum, limit.doubtful_maximum))
    return min((end for end in ends if end is not None), default=math.inf)


def _extreme(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    partners: dict[str, tuple[Parameter, ...]] = {}
    for parameter in prompt.parameters:
        value = parameter.value
        if value is None or ":" not in value.text or not parameter.flag.read:
            continue
        match = _RATIO.match(value.text)
        if match is None or match.end() > LONGEST:
            continue
        ratio = _ratio(match.group())
        if ratio <= _NARROWEST:
            continue
        known = context.known(parameter.name)
        if known is None or known.form != "ratio":
            continue
        if not partners:
            partners = _partners(prompt, known, context)
        broken = _broken(parameter, known, ratio, partners, context)
        if broken is not None:
            yield _found(parameter, value, match, broken, context)


def _partners(
    prompt: Prompt, known: KnownParameter, context: Context
) -> dict[str, tuple[Parameter, ...]]:
    """The parameters of the prompt that narrow the limits, by their ids."""
    ids = {
        limit.combined_with
        for model in context.models
        for limit in known.limits.get(model.name, ())
        if limit.combined_with is not None
    }
    return {id: prompt.all(*context.lexicon.spellings(id)) for id in ids}


def _broken(
    parameter: Parameter,
    known: KnownParameter,
    ratio: float,
    partners: dict[str, tuple[Parameter, ...]],
    context: Context,
) -> _Broken | None:
    """The worst limit that the ratio breaks."""
    worst = None
    for model in context.models:
        if known.on(model).refused:
            continue
        for limit in known.limits.get(model.name, ()):
            partner = None
            if limit.combined_with is not None:
                met = (p for p in partners[limit.combined_with] if p.meets(parameter))
                partner = next(met, None)
                if partner is None:
                    continue
            if limit.maximum is not None and ratio > limit.maximum:
                return _Broken(model, limit, limit.maximum, partner, Severity.ERROR)
            if limit.doubtful_maximum is not None and ratio > limit.doubtful_maximum:
                worst = worst or _Broken(
                    model, limit, limit.doubtful_maximum, partner, Severity.WARNING
                )
    return worst


def _found(
    parameter: Parameter,
    value: Value,
    match: re.Match[str],
    broken: _Broken,
    context: Context,
) -> Diagnostic:
    from fractions import Fraction  # it costs start-up time

    most = Fraction(broken.maximum).limit_denominator(20)
    wide = int(match[1]) > int(match[2])
    ends = (most.numerator, most.denominator)
    widest = "{}:{}".format(*(ends if wide else reversed(ends)))
    flag = parameter.flag.text
    who = f" with `{broken.partner.flag.text}`" if broken.partner is not None else ""
    refused = broken.severity is Severity.ERROR
    where, fix = value.span, None
    if value.in_place:
        where = Span(value.start + match.start(1), value.start + match.end())
        fix = Fix.replace(where, widest, f"Write `{flag} {widest}`", unsafe=True)
    return RULE.found(
        where,
        f"`{match[1]}:{match[2]}` is {'wider' if wide else 'taller'} than {widest}, "
        f"the most that `{flag}` takes{who} {context.because(broken.model)}",
        help=f"write `{flag} {widest}` at most",
        severity=broken.severity,
        reply="Invalid aspect ratio" if refused else None,
        source=broken.limit.source,
        fix=fix,
        labels=[(broken.partner, "narrows the range")] if broken.partner is not None else (),
    )
