"""A suppression that mjlint does not understand.

## What it does

Finds comments that begin with `mjlint:` and say nothing that mjlint understands: an unknown word,
no rule in brackets, a rule that does not exist; and such comments where they are none, because they
are inside a prompt.

## Why is this bad?

Nothing is suppressed. Inside a prompt the comment is sent with it, and Midjourney draws it.

## Example

```text
# mjlint: ignore[uppercase-paramter]
a lighthouse in fog --AR 3:2
```

## Use instead

```text
# mjlint: ignore[uppercase-parameter] an old bot wants it so
a lighthouse in fog --AR 3:2
```

## References

- docs/suppressions.md
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Rule, Severity
from mjlint.suppressions.silencing import Suppression

RULE = Rule("MJ902", "malformed-suppression", Severity.WARNING)


def check(suppression: Suppression, context: Context) -> Iterator[Diagnostic]:
    if suppression.fault:
        yield RULE.found(suppression, suppression.fault, help=suppression.help)
