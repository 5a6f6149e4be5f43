"""A path on a disk in place of an image link.

## What it does

Finds paths of images: `C:\\images\\cat.png`, `~/cat.jpg`, `/home/me/cat.png`; and names of
files where a parameter takes a link.

## Why is this bad?

Midjourney cannot see your disk. It reads the path as words, and the image is missing. That is no
refusal, and so a warning; Midjourney's own examples hold names of files.

## Example

```midjourney
C:\\images\\cat.png a cat on a roof
~/images/cat.png a cat on a roof
a cat on a roof --cref cat.png --v 6.1
```

## Use instead

```midjourney
https://img.site.org/cat.png a cat on a roof
```

## References

- Image Prompts: https://docs.midjourney.com/hc/en-us/articles/32040250122381-Image-Prompts
  (2025-02-06): images are uploaded, or given by a link
- `--sref image1.png` as an example: https://github.com/midjourney/docs/blob/d672909/data/faq.txt
  (2024-08-24)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Prompt, Rule, Severity, pattern
from mjlint.urls.lookalikes import find_local_paths, is_local_path
from mjlint.urls.url import IMAGE_EXTENSIONS

from ._links import LONGEST, texts, words_for_links

RULE = Rule(
    "MJ514",
    "local-path",
    Severity.WARNING,
    source="mj_docs_0225",
    signs=("\\", "/", "ref", "edit", "end"),
)

_FILE: Final = pattern(rf"[^/\\<>\[\]]+\.(?:{'|'.join(sorted(IMAGE_EXTENSIONS))})", re.IGNORECASE)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    source = prompt.source
    if "\\" in source or "/" in source:
        for text in texts(prompt):
            if "\\" in text.text or "/" in text.text:
                for start, end in find_local_paths(text.text):
                    yield _found(source, text.start + start, text.start + end)
    for item in words_for_links(prompt, context):
        word = item.text.rstrip(",;.")
        if is_local_path(word) or _FILE.fullmatch(word) is not None:
            yield _found(source, item.start, item.start + len(word))


def _found(source: str, start: int, end: int) -> Diagnostic:
    path = source[start:end]
    shown = path if len(path) <= LONGEST else "…" + path[1 - LONGEST :]
    return RULE.found(
        (start, end),
        f"`{shown}` is a file on your disk; Midjourney reads it as words",
        help="upload the image and write the link to it",
    )
