"""Dashes that the target takes for a parameter.

## What it does

Finds `--` without a space before it or with one after it, and em dashes, which become `--`, for
targets that check nothing but that.

## Why is this bad?

GoAPI refuses `poppies--ar 2:3` and `well--known`, in words and links alike, and any lone dash.

## Example

```midjourney target=goapi
vibrant poppies--ar 2:3
a heron — still and grey — in the reeds
a well—known heron in the reeds
```

## Use instead

```midjourney target=goapi
vibrant poppies --ar 2:3
a heron, still and grey, in the reeds
a well-known heron in the reeds
```

## Fix safety

Safe where a space is put before a parameter. Unsafe where a dash in the text becomes a comma or a
hyphen.

## References

- "Invalid Param Format: there should be space before --", a reply to a real request (2025-08-13)
- [GoAPI's prompt checker](https://github.com/Goapiai/midjourney-api-prompt-checker),
  checker/prompt_param.go (2024-03-01)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Failure, Fix, Prompt, Rule, Severity, pattern

from ._refusal import refusal

RULE = Rule(
    "MJ807",
    "refused-dashes",
    Severity.ERROR,
    Failure.INVALID_REQUEST,
    source="goapi_checker",
    replaces=("missing-space", "dashes-in-text", "stray-dashes"),
    at_targets=True,
)

# Three hyphens and more are a divider, which Midjourney refuses as well: stray-dashes.
_DASHES: Final = pattern(r"(?<![-—])(?:--|—)(?![-—])")
_AFTER: Final = "Invalid Param Format: there should be no space after --"
_LONE: Final = "Unrecognized Param: --"


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    source = prompt.source
    if "--" not in source and "—" not in source:
        return
    found = refusal(context, "dashes")
    if found is None:
        return
    target, refused = found
    flags = {p.flag.start: p.flag for p in prompt.parameters}
    for match in _DASHES.finditer(source):
        start, end = match.span()
        before = start == 0 or source[start - 1].isspace()
        after = end == len(source) or source[end].isspace()
        flag = flags.get(start)
        if flag is not None and flag.gap and match.group() == "—":
            # `— old`: Midjourney takes it for text, though `old` is a name.
            flag = None
        if (before and not after) or start == 0 or (flag is not None and flag.gap):
            # Right; or without any text, which empty-prompt and space-after-dashes report.
            continue
        fix = None
        if flag is not None:
            fix = Fix.insert(start, " ", "Insert a space")
        elif before and end < len(source):
            edge = prompt.before_space(start)
            fix = Fix.replace((edge, end), ",", "Write a comma", unsafe=True)
        elif source[start - 1].isalpha() and source[end : end + 1].isalpha():
            fix = Fix.replace((start, end), "-", "Write one hyphen", unsafe=True)
        where = "before" if not before else "but not after"
        yield RULE.found(
            flag or (start, end),
            f"{target.name} wants a space {where} `{match.group()}`, wherever it is",
            help="write a space before it" if flag is not None else "write a comma or one hyphen",
            severity=refused.severity,
            reply=refused.answer() if not before else _AFTER if end < len(source) else _LONE,
            source=refused.source.address,
            fix=fix,
        )
