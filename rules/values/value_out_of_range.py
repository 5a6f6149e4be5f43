"""A number outside of the parameter's range.

## What it does

Finds numbers outside the range that a parameter has on the model.

## Why is this bad?

Midjourney refuses the prompt and names the range. Where sources disagree about an end of the range
this is a warning, as it is on the models of 2022.

## Example

```midjourney
a lighthouse in fog --chaos 120
a lighthouse in fog --stylize 2000
a lighthouse in fog --seed -1
```

## Use instead

```midjourney
a lighthouse in fog --chaos 100
a lighthouse in fog --stylize 1000
a lighthouse in fog --stylize 2000 --v 3
```

## Fix safety

Unsafe: the nearest number of the range may not be the one that is meant. There is no fix where the
branches of a permutation run on models whose ranges have no number in common.

## References

- "`--stylize` must be between 0 and 1000": https://github.com/kinovi-ai/kinovi-models (2026-09)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import (
    Context,
    Diagnostic,
    Failure,
    KnownParameter,
    Limit,
    Model,
    Parameter,
    Rule,
    Severity,
)

from ._single import LONGEST, NUMBER, Single, single, written

RULE = Rule(
    "MJ201",
    "value-out-of-range",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_faq",
    lenient=True,
    of_models=True,
    removable=True,
    forms=("integer", "number"),
)

_HARMLESS: Final = ("repeat",)
"""A doubtful end that does no harm: `--repeat 1` is one job, as it would be without."""


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    known = context.known(parameter.name)
    if known is None or known.form not in ("integer", "number") or not known.limits:
        return
    value = single(parameter, known, context)
    if value is None or NUMBER.fullmatch(value.text) is None:
        return
    number = float(value.text) if len(value.text) <= LONGEST else float("inf")
    if value.text.startswith("-") and number == float("inf"):
        number = -number
    doubtful: tuple[Model, Limit] | None = None
    for model in context.models:
        limit = known.limit(model)
        if limit is None or known.on(model).refused:
            continue
        if not _within(number, limit.minimum, limit.maximum):
            yield _found(parameter, known, value, number, model, limit, context)
            return
        if not _within(number, limit.doubtful_minimum, limit.doubtful_maximum):
            doubtful = doubtful or (model, limit)
    if doubtful is not None:
        yield _doubtful(parameter, known, value, number, *doubtful, context)


def _found(
    parameter: Parameter,
    known: KnownParameter,
    value: Single,
    number: float,
    model: Model,
    limit: Limit,
    context: Context,
) -> Diagnostic:
    flag = parameter.flag.text
    nearest = limit.minimum
    if nearest is None or (limit.maximum is not None and number > limit.maximum):
        nearest = limit.maximum
    assert nearest is not None
    limits = [known.limit(each) for each in context.models if not known.on(each).refused]
    shared = all(_within(nearest, each.minimum, each.maximum) for each in limits if each)
    return RULE.found(
        (value.start, value.end),
        f"`{flag}` takes {_range(limit)}, not `{value.text}`{_on(known, model, context, ',')}",
        help=f"write a number from {_range(limit)}" if "to" in _range(limit) else "change it",
        reply=_reply(known, model, limit),
        source=limit.source,
        fix=value.replaced(written(nearest), False, flag) if shared else None,
    )


def _doubtful(
    parameter: Parameter,
    known: KnownParameter,
    value: Single,
    number: float,
    model: Model,
    limit: Limit,
    context: Context,
) -> Diagnostic:
    flag = parameter.flag.text
    if known.id in _HARMLESS:
        return RULE.found(
            (value.start, value.end),
            f"`{flag} {value.text}` changes nothing",
            help="remove it",
            severity=Severity.INFO,
            source=limit.source,
        )
    low = limit.doubtful_minimum is not None and number < limit.doubtful_minimum
    nearest = limit.doubtful_minimum if low else limit.doubtful_maximum
    assert nearest is not None
    end = f"{'below' if low else 'above'} {written(nearest)}"
    return RULE.found(
        (value.start, value.end),
        f"`{flag} {value.text}` may be refused: sources disagree about numbers {end}"
        f"{_on(known, model, context)}",
        help=f"write {written(nearest)} to be safe",
        severity=Severity.WARNING,
        source=limit.source,
        fix=value.replaced(written(nearest), False, flag),
    )


def _within(number: float, minimum: float | None, maximum: float | None) -> bool:
    return (minimum is None or number >= minimum) and (maximum is None or number <= maximum)


def _range(limit: Limit) -> str:
    if limit.minimum is None or limit.maximum is None:
        end = limit.minimum if limit.minimum is not None else limit.maximum
        assert end is not None
        return f"{'at least' if limit.maximum is None else 'at most'} {written(end)}"
    return f"{written(limit.minimum)} to {written(limit.maximum)}"


def _on(known: KnownParameter, model: Model, context: Context, lead: str = "") -> str:
    """Which model is meant, where that makes a difference."""
    ranges = {
        (limit.minimum, limit.maximum, limit.doubtful_minimum, limit.doubtful_maximum)
        for limits in known.limits.values()
        for limit in limits
    }
    return f"{lead} {context.because(model)}" if len(ranges) > 1 else ""


def _reply(known: KnownParameter, model: Model, limit: Limit) -> str | None:
    """Midjourney's words: the table's, or those of https://github.com/kinovi-ai/kinovi-models,
    2026-09, which name no model."""
    if limit.minimum is None or limit.maximum is None:
        return None
    minimum, maximum = written(limit.minimum), written(limit.maximum)
    reply = known.reply("out-of-range")
    if reply is not None and model.versions:
        return reply.filled(model, minimum=minimum, maximum=maximum)
    return f"`{known.flag}` must be between {minimum} and {maximum}"
