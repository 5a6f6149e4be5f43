"""An entry of the baseline whose finding is gone.

## What it does

Finds entries of the baseline file whose finding is gone: the prompt was fixed, changed or removed,
or its file is no longer there. Files that a run leaves out, and rules that were not run, are not
counted.

## Why is this bad?

An entry that has outlived its finding hides the same fault when it comes back.

## Example

```text
a baseline with an entry for a prompt that was fixed
```

## Use instead

```text
the baseline, written again with `mjlint check --write-baseline FILE`
```

## References

- docs/suppressions.md
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Rule, Severity
from mjlint.suppressions.baseline import UnusedEntry

RULE = Rule("MJ903", "unused-baseline-entry", Severity.WARNING)


def check(unused: UnusedEntry, context: Context) -> Iterator[Diagnostic]:
    entry, left = unused
    path, rule, _ = entry.key
    some = "" if left == entry.number else f" {left} of {entry.number} times"
    yield RULE.found(
        (0, len(entry.text)),
        f"`{rule}` is not found{some} in this prompt of `{path}` any more",
        help="write the baseline again with `--write-baseline`",
    )
