"""A value that the target refuses.

## What it does

Finds values that Midjourney takes on the model, but the target's own check does not.

## Why is this bad?

The request is refused before Midjourney sees it. It is a warning, since GoAPI's published checker
is of March 2024 and may have grown.

## Example

```midjourney target=goapi
https://a.site/b.png a heron in the reeds --iw 3
a heron in the reeds --quality 2 --v 7
a heron in the reeds --sref 1234
```

## Use instead

```midjourney target=goapi
https://cdn.discordapp.net/b.png a heron in the reeds --iw 2
a heron in the reeds --quality 1 --v 7
```

## References

- [GoAPI's prompt checker](https://github.com/Goapiai/midjourney-api-prompt-checker),
  checker/prompt_param.go (2024-03-01)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.language.vendor import Refusal
from mjlint.language.vendors import receiver as receiver_of
from mjlint.rule import (
    Context,
    Diagnostic,
    Failure,
    Parameter,
    Rule,
    Severity,
    pattern,
    plain,
    read,
)

from ._refusal import since

RULE = Rule(
    "MJ805",
    "refused-value",
    Severity.WARNING,
    Failure.INVALID_REQUEST,
    source="goapi_checker",
    at_targets=True,
)

_NUMBER: Final = pattern(r"-?(?:\d++(?:\.\d*+)?+|\.\d++)")


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    receiver = receiver_of(context.settings.target)
    rows = receiver.all("value", "code") if receiver is not None else ()
    known = context.known(parameter.name) if rows else None
    if receiver is None or known is None:
        return
    for refused in rows:
        if refused.parameter != known.id:
            continue
        items = read(parameter, known).value
        if not items or not _refuses(refused, [plain(item) for item in items]):
            continue
        value = plain(items[0])
        if refused.of == "value" and any(
            (limit := known.limit(model)) is not None
            and limit.maximum is not None
            and float(value) > limit.maximum
            for model in context.models
        ):
            # Midjourney itself refuses it: value-out-of-range.
            return
        wanted = "a link" if refused.of == "code" else _range(refused)
        yield RULE.found(
            (items[0].start, items[0].end),
            f"{receiver.name} takes {wanted} for `--{parameter.name}`, not `{value}`"
            f"{since(refused)}",
            help=f"write {wanted}",
            severity=refused.severity,
            reply=refused.answer(name=parameter.name, value=value),
            source=refused.source.address,
        )


def _refuses(refused: Refusal, values: list[str]) -> bool:
    if refused.of == "code":
        return not values[0].lower().startswith("http")
    value = values[0]
    if _NUMBER.fullmatch(value) is None:
        # Not a number at all: invalid-value.
        return False
    if refused.values:
        return value not in refused.values
    number = float(value)
    return not (
        (refused.minimum is None or number >= refused.minimum)
        and (refused.maximum is None or number <= refused.maximum)
    )


def _range(refused: Refusal) -> str:
    if refused.values:
        return "one of " + ", ".join(f"`{value}`" for value in refused.values)
    return f"{refused.minimum:g} to {refused.maximum:g}"
