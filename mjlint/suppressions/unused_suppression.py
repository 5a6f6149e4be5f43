"""A suppression suppresses something.

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

from collections.abc import Sequence

from mjlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from mjlint.rule import Rule
from mjlint.suppressions.comments import Directive

RULE = Rule("MJ901", "unused-suppression", Severity.WARNING)


def unused(directive: Directive, names: Sequence[str], removal: tuple[int, int]) -> Diagnostic:
    """The finding for a directive, or for some of its names.

    ``names``: those that silence nothing, as written. ``removal``: what to take away, in the
    directive's own offsets, where the whole of it is idle.
    """
    shown = ", ".join(f"`{name}`" for name in names)
    left = [name for name in directive.rules if name not in names]
    if directive.action == "on":
        message, title = "there is nothing for `on` to end", "Remove the comment"
    elif left:
        message, title = f"the suppression finds no {shown} here", f"Remove {shown} from it"
    else:
        message, title = f"the suppression of {shown} suppresses nothing", "Remove the comment"
    edit = Edit(*directive.names, ", ".join(left)) if left else Edit(*removal, "")
    return RULE.found(
        (directive.start, directive.end),
        message,
        help=f"{title[:1].lower()}{title[1:]}",
        fix=Fix(Applicability.SAFE, (edit,), title),
    )
