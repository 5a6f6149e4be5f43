"""A placeholder in place of a link.

## What it does

Finds hosts that are examples (`example.com`, `your-site.com`), and words of a template where a link
should be: `<image URL of a butler>`, `[IMAGE_URL]`, `YOUR_IMAGE_URL`, `--sref URL`.

## Why is this bad?

The template was not filled in. The example hosts are reserved and have no images; the words are
drawn, and the image that was meant is missing.

## Example

```midjourney
https://example.com/cat.png a cat on a roof
<image URL of classic butler> a cat on a roof
YOUR_IMAGE_URL a cat on a roof
a cat on a roof --sref <url>
```

## Use instead

```midjourney
https://img.site.org/cat.png a cat on a roof
a cat on a roof --sref https://img.site.org/cat.png
```

## References

- Templates with such slots, docs/prompts.txt: https://github.com/twardoch/midjargon (2025-02-06)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.rule import (
    LINK_SIGNS,
    Context,
    Diagnostic,
    Failure,
    Prompt,
    Rule,
    Severity,
    Text,
    pattern,
)
from mjlint.urls.lookalikes import find_link_slots
from mjlint.urls.problems import UrlProblem
from mjlint.urls.url import parse

from ._links import REPLY, faulty, words_for_links

RULE = Rule(
    "MJ508",
    "placeholder-link",
    Severity.ERROR,
    Failure.INVALID_LINK,
    source="rfc2606",
    signs=(*LINK_SIGNS, "_", "[", "<", "url", "link"),
    removable=True,
)

_TEMPLATES: Final = "https://github.com/twardoch/midjargon"
_HINT: Final = pattern(r"url|link", re.IGNORECASE)
_BLANK: Final = pattern(r"[<\[][^<>\[\]]*[>\]]?|[\w-]*(?:url|link)[\w-]*", re.IGNORECASE)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for link in faulty(prompt, context, UrlProblem.PLACEHOLDER):
        address = parse(link.url)
        host = address.host if address is not None else ""
        yield RULE.found(
            link.link,
            f"`{host}` is a placeholder; there is no image",
            help="write the link of your image",
            reply=REPLY,
        )
    source = prompt.source
    if ("_" in source or "[" in source or "<" in source) and _HINT.search(source) is not None:
        # Inside braces it is placeholder's or single-option's to report.
        for text in prompt.pieces:
            if type(text) is Text:
                for start, end in find_link_slots(text.text):
                    yield _slot(text.text[start:end], text.start + start, text.start + end)
    for item in words_for_links(prompt, context):
        blank = _BLANK.match(source, item.start)
        if blank is not None and blank.end() >= item.end:
            yield _slot(blank.group(), item.start, blank.end())


def _slot(words: str, start: int, end: int) -> Diagnostic:
    return RULE.found(
        (start, end),
        f"`{words}` holds the place of a link",
        help="write the link of your image",
        # Midjourney draws such words, or takes them for a code; that it refuses them is not recorded.
        severity=Severity.WARNING,
        source=_TEMPLATES,
    )
