"""A link without `https://`.

## What it does

Finds links without a scheme: `www.site.org/cat.png`, `s.mj.run/…`.

## Why is this bad?

Without `https://` it is text: the words are drawn, and the image is not looked at.

## Example

```midjourney
www.site.org/cat.png a cat on a roof
a cat on a roof --sref img.site.org/cat.png
```

## Use instead

```midjourney
https://www.site.org/cat.png a cat on a roof
a cat on a roof --sref https://img.site.org/cat.png
```

## Fix safety

Unsafe: the words become an image prompt. In the text it is offered for the first word alone.

## References

- Image Prompts: https://docs.midjourney.com/hc/en-us/articles/32040250122381-Image-Prompts
  (2025-02-06): images are links
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Fix, Prompt, Rule, Severity
from mjlint.urls.lookalikes import find_bare_links, lacks_scheme
from mjlint.urls.problems import url_problem

from ._links import texts, words_for_links

RULE = Rule(
    "MJ513",
    "missing-scheme",
    Severity.WARNING,
    source="mj_docs_0225",
    signs=("/", "ref", "edit", "end"),
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    if "/" not in prompt.source:
        return
    source = prompt.source
    for text in texts(prompt):
        if "/" not in text.text:
            continue
        for start, end in find_bare_links(text.text):
            # After the text it would be an image after text, and without text no prompt at all.
            first = text is prompt.pieces[0] and start == 0
            fixable = first and text.text[end : end + 1] == " "
            yield _found(source, text.start + start, text.start + end, fixable)
    for item in words_for_links(prompt, context):
        word = item.text.rstrip(",;.")
        if lacks_scheme(word):
            end = item.start + len(word)
            yield _found(source, item.start, end, source[end : end + 1] in ("", " "))


def _found(source: str, start: int, end: int, fixable: bool) -> Diagnostic:
    word = source[start:end]
    fix = None
    if fixable and url_problem(f"https://{word}") is None:
        fix = Fix.insert(start, "https://", "Write `https://` in front", unsafe=True)
    return RULE.found(
        (start, end),
        f"`{word}` lacks `https://`, so it is read as words and no image",
        help=f"write `https://{word}`",
        fix=fix,
    )
