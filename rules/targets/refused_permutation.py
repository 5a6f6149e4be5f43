"""A permutation, for a target that takes none.

## What it does

Finds braces in prompts for a target that refuses them.

## Why is this bad?

GoAPI's checker refuses a prompt with a `{` or `}` anywhere in it before Midjourney sees it.

## Example

```midjourney target=goapi
a {red, blue} heron in the reeds
a heron in the reeds --ar {3:2, 2:3}
```

## Use instead

```midjourney target=goapi
a red heron in the reeds
a heron in the reeds --ar 3:2
```

```midjourney
a {red, blue} heron in the reeds
```

## References

- [GoAPI's prompt checker](https://github.com/Goapiai/midjourney-api-prompt-checker),
  checker/prompt_param.go (2024-03-01)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Failure, Prompt, Rule, Severity

from ._refusal import refusal

RULE = Rule(
    "MJ801",
    "refused-permutation",
    Severity.ERROR,
    Failure.INVALID_REQUEST,
    source="goapi_checker",
    replaces=(
        "unbalanced-braces",
        "single-option",
        "empty-option",
        "too-many-jobs",
        "batch-in-relax-mode",
    ),
    at_targets=True,
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    source = prompt.source
    if "{" not in source and "}" not in source:
        return
    found = refusal(context, "permutation")
    if found is None:
        return
    target, refused = found
    start = min(at for at in (source.find("{"), source.find("}")) if at >= 0)
    end = max(source.rfind("{"), source.rfind("}")) + 1
    yield RULE.found(
        (start, end),
        f"{target.name} refuses every prompt with a brace in it",
        help="send one prompt for each option",
        severity=refused.severity,
        reply=refused.answer(),
        source=refused.source.address,
    )
