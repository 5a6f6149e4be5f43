"""A rule of one's own failed.

## What it does

Reports a rule from a plugin or a settings file that raised an exception while it checked a prompt. The message
has the exception, and the file and line in the rule where it was raised. `mjlint check` ends with exit code 2,
whatever `--fail-on` says.

## Why is this bad?

What the rule would have found in this prompt is unknown, so nobody can say that the prompt is fine.

## Example

```python
def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    yield RULE.found(prompt.parameters[0], "…")   # fails where a prompt has no parameters
```

## Use instead

```python
def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for parameter in prompt.parameters:
        yield RULE.found(parameter, "…")
```

## References

- docs/plugins.md
"""

from __future__ import annotations

from typing import Final

from mjlint.diagnostic import Severity
from mjlint.plugins.registry import builtin
from mjlint.rule import Rule

BROKEN: Final = Rule("MJ990", "broken-plugin", Severity.ERROR, page=__doc__, path=__file__)
"""The findings of `mjlint.plugins.modules` where a rule fails. It has no check of its own."""


def documented() -> tuple[Rule, ...]:
    """All rules that have a page, by code."""
    return (*builtin(), BROKEN)
