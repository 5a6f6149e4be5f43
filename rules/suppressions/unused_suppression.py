"""A suppression that suppresses nothing.

## What it does

Finds comments for mjlint that silence no finding, and the names in them that don't. A rule that
was not run, because the settings leave it out or because it needs the network, is not counted.

## Why is this bad?

A suppression that has outlived its reason hides the next fault of that kind.

## Example

```text
# mjlint: ignore[uppercase-parameter] an old bot wants it so
a lighthouse in fog --ar 3:2
```

## Use instead

```text
a lighthouse in fog --ar 3:2
```

## Fix safety

Safe: only the comment is removed, or the name in it.

## References

- docs/suppressions.md
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Fix, Rule, Severity
from mjlint.suppressions.silencing import Suppression

RULE = Rule("MJ901", "unused-suppression", Severity.WARNING)


def check(suppression: Suppression, context: Context) -> Iterator[Diagnostic]:
    unused, comment = suppression.unused, suppression.comment
    if unused is None:
        return
    shown = ", ".join(f"`{name}`" for name in unused)
    left = [name for name in comment.rules if name not in unused]
    if comment.action == "on":
        message, title = "there is nothing for `on` to end", "Remove the comment"
    elif left:
        message, title = f"the suppression finds no {shown} here", f"Remove {shown} from it"
    else:
        message, title = f"unused suppression: {shown} is not reported here", "Remove the comment"
    yield RULE.found(
        suppression,
        message,
        help=f"{title[:1].lower()}{title[1:]}",
        fix=Fix.replace(comment.names, ", ".join(left), title)
        if left
        else Fix.remove(suppression.removal, title=title),
    )
