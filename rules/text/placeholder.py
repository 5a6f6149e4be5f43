"""A slot of a template that was not filled in.

## What it does

Finds `{{subject}}`, `${subject}`, `[YOUR SUBJECT]`, `[style]`, `<character name>`, `__animal__`:
the places of a template that were to be filled. A single `{subject}` is single-option's to report.
Brackets around other words, as in `[Melbourne's Flinders Street]`, are prose.

## Why is this bad?

Midjourney knows no slots: the words are drawn as they are.

## Example

```midjourney
a portrait of {{subject}} in morning fog
a portrait of ${subject} in morning fog
a portrait of [YOUR SUBJECT] in the style of [artist name]
a portrait of <character name> in morning fog
```

## Use instead

```midjourney
a portrait of a heron in morning fog
a street in [Melbourne's Flinders Street] in morning fog
```

## References

- Braces hold the options of a permutation,
  [Permutations](https://docs.midjourney.com/hc/en-us/articles/32761322355597-Permutations)
  (2026-09-13)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.prompts.slots import find_slots
from mjlint.rule import Context, Diagnostic, Prompt, Rule, Severity

RULE = Rule(
    "MJ603",
    "placeholder",
    Severity.WARNING,
    source="mj_perm",
    replaces=("single-option",),
    signs=("[", "<", "{{", "__", "${"),
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for slot in find_slots(prompt.source):
        yield RULE.found(
            (slot.start, slot.end),
            f"`{slot.text}` looks like a slot of a template that was not filled in",
            help="write what it stands for",
        )
