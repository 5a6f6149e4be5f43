"""A parameter that the target refuses or drops.

## What it does

Finds parameters that the target has no place for, or takes out of the prompt unseen.

## Why is this bad?

A parameter that is refused costs the request; one that is dropped costs what it was written for. It
is a warning, since such lists grow: GoAPI's published one is of March 2024.

## Example

```midjourney target=goapi
a heron in the reeds --raw
```

```midjourney target=evolink
a heron in the reeds --v 7
a heron in the reeds --turbo
```

## Use instead

```midjourney target=goapi
a heron in the reeds --chaos 20
```

```midjourney target=evolink
a heron in the reeds --chaos 20
```

## References

- [GoAPI's prompt checker](https://github.com/Goapiai/midjourney-api-prompt-checker), model/param.go
  (2024-03-01)
- [EvoLink](https://github.com/EvoLinkAI/midjourney-api) (2026-04-23)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.language.vendors import receiver as receiver_of
from mjlint.rule import Context, Diagnostic, Failure, Parameter, Rule, Severity

from ._refusal import since

RULE = Rule(
    "MJ804",
    "refused-parameter",
    Severity.WARNING,
    Failure.INVALID_REQUEST,
    source="goapi_checker",
    at_targets=True,
)


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    receiver = receiver_of(context.settings.target)
    name, flag = parameter.name, parameter.flag
    if receiver is None or context.known(name) is None:
        # An unknown name is unknown-parameter's to report.
        return
    for refused in receiver.all("parameter", "dropped"):
        if name not in refused.names and (not refused.only or name in refused.only):
            continue
        if refused.of == "dropped":
            message = f"{receiver.name} takes `{flag.text}` out of the prompt"
            help = "remove it, and set it in the request where that is possible"
        else:
            message = f"{receiver.name} does not take `{flag.text}`{since(refused)}"
            help = "remove it"
        yield RULE.found(
            flag,
            message,
            help=help,
            severity=refused.severity,
            reply=refused.answer(name=name, value=""),
            source=refused.source.address,
        )
        return
