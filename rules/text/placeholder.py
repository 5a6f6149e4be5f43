"""A template's slots are filled in.

## What it does

Finds `{{subject}}`, `[YOUR SUBJECT]`, `[style]`, `<character name>`, `__animal__`: the places of a
template that were to be filled. A single `{subject}` is single-option's to report. Brackets around
other words, as in `[Melbourne's Flinders Street]`, are prose.

## Why is this bad?

Midjourney knows no slots: the words are drawn as they stand.

## Example

```midjourney
a portrait of {{subject}} in morning fog
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

import re
from collections.abc import Iterator
from typing import Final

from mjlint.diagnostic import Diagnostic, Severity
from mjlint.prompt import Prompt
from mjlint.rule import Context, Rule

RULE = Rule("MJ603", "placeholder", Severity.WARNING, source="mj_perm")

_SLOTS: Final = re.compile(
    r"\{\{[^{},]{0,80}\}\}|\[[^][\n]{2,60}\]|<[A-Za-z][^<>\n]{1,58}>|(?<!\w)__[A-Za-z][\w/-]{0,58}__(?!\w)"
)
_NOUNS: Final = (
    "subject|object|character|person|people|animal|creature|item|product|place|location|setting|"
    "scene|background|environment|style|art style|artist|medium|mood|emotion|atmosphere|lighting|"
    "light|color|colour|colors|colours|color palette|colour palette|palette|camera|lens|angle|"
    "camera angle|shot|shot type|composition|time of day|season|weather|era|year|decade|material|"
    "texture|theme|genre|action|pose|activity|adjective|noun|verb|detail|details|description|name|"
    "title|text|your text|quote|brand|topic|concept|prompt|keyword|keywords|number|age|gender|"
    "outfit|clothing|variable|placeholder|insert|fill in|todo|tbd"
)
_SLOT_WORDS: Final = re.compile(
    rf"(?:insert|enter|add|your|the|choose|pick|describe|main|specific)?[ _-]*"
    rf"(?:{_NOUNS})(?:[ _-]+(?:{_NOUNS}|here))*(?:[ _-]*\d)?"
    rf"|(?:insert|enter|your|choose|describe)[ _-].+|.+[ _-]here",
    re.IGNORECASE,
)
_CONSTANT: Final = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_OF_IMAGES: Final = re.compile(r"(?:image|img|ur[li]|link|photo|picture)", re.IGNORECASE)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    source = prompt.source
    if "[" not in source and "<" not in source and "{{" not in source and "__" not in source:
        return
    for match in _SLOTS.finditer(source):
        slot = match.group()
        inner = slot.strip("{}[]<>_ ")
        if not slot.startswith(("{{", "__")):
            if not (_SLOT_WORDS.fullmatch(inner) or _CONSTANT.fullmatch(inner)):
                continue
            if _OF_IMAGES.search(inner) or "://" in inner:
                # The place of a link is placeholder-link's to report.
                continue
        yield RULE.found(
            match.span(),
            f"`{slot}` looks like a slot of a template that was not filled in",
            help="write what it stands for",
        )
