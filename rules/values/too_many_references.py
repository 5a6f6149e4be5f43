"""More links than a parameter takes.

## What it does

Finds more than one link after `--oref` and `--end`, and more than four after `--edit`.

## Why is this bad?

Midjourney cannot place the others and refuses the prompt.

## Example

```midjourney
a lighthouse in fog --oref https://images.site.org/a.png https://images.site.org/b.png --v 7
```

## Use instead

```midjourney
a lighthouse in fog --oref https://images.site.org/a.png --v 7
```

## Fix safety

Unsafe: the first links are kept, and the others may be the ones that matter.

## References

- Midjourney docs, Edit Model:
  https://docs.midjourney.com/hc/en-us/articles/48495453462797-Edit-Model (2026-09-04)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import (
    PUNCTUATION,
    Context,
    Diagnostic,
    Failure,
    Fix,
    Parameter,
    Rule,
    Severity,
    read,
)

RULE = Rule(
    "MJ209",
    "too-many-references",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="mj_oref",
    removable=True,
    forms=("link", "links"),
)


def check(parameter: Parameter, context: Context) -> Iterator[Diagnostic]:
    value = parameter.value
    if value is None or value.text.count("://") < 2:
        return
    known = context.known(parameter.name)
    if known is None or known.form not in ("link", "links") or context.refuses(known):
        return
    most = known.maximum_items or (1 if known.form == "link" else None)
    links = read(parameter, known).value
    if most is None or len(links) <= most:
        return
    flag = parameter.flag.text
    fix = None
    if value.in_place:
        last = links[most - 1]
        kept = last.start + len(last.text.rstrip(PUNCTUATION)) if last.weight is None else last.end
        fix = Fix.remove(
            (kept, links[-1].end),
            title=f"Keep {'one' if most == 1 else f'{most} links'}",
            unsafe=True,
        )
    yield RULE.found(
        (links[most].start, links[-1].end),
        f"`{flag}` takes {'one link' if most == 1 else f'at most {most} links'}, not {len(links)}",
        help="remove the others" if most == 1 else f"keep {most} of them",
        severity=Severity.WARNING if known.status == "undocumented" else None,
        source=known.source,
        fix=fix,
    )
