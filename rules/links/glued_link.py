"""No space before or after a link.

## What it does

Finds links with a comma or other punctuation at their end, two links in one word, and links in
brackets or quotation marks or glued to a word.

## Why is this bad?

A link ends at the next space: what is glued to it becomes part of it, and the host knows no such
file. Commas between the links of a parameter are comma-in-list's to report.

## Example

```midjourney
https://img.site.org/cat.png, a cat on a roof
https://img.site.org/cat.pnghttps://img.site.org/roof.png a cat on a roof
https://img.site.org/cat.png,https://img.site.org/roof.png a cat on a roof
(https://img.site.org/cat.png) a cat on a roof
```

## Use instead

```midjourney
https://img.site.org/cat.png a cat on a roof
https://img.site.org/cat.png https://img.site.org/roof.png a cat on a roof
```

## Fix safety

Safe: the punctuation is removed, or a space put in its place.

## References

- Image Prompts: https://docs.midjourney.com/hc/en-us/articles/32040250122381-Image-Prompts
  (2025-02-06): links come first, with spaces between them
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from mjlint.rule import (
    LINK_SIGNS,
    Context,
    Diagnostic,
    Failure,
    Fix,
    ImageLink,
    Item,
    Link,
    Prompt,
    Rule,
    Severity,
    Text,
    image_links,
    pattern,
)
from mjlint.urls.problems import UrlProblem, url_problem
from mjlint.urls.url import IMAGE_EXTENSIONS

from ._links import words_for_links

RULE = Rule(
    "MJ506",
    "glued-link",
    Severity.ERROR,
    Failure.INVALID_LINK,
    source="mj_docs_0225",
    signs=LINK_SIGNS,
)

_TWO: Final = pattern(
    rf"\.(?:{'|'.join(sorted(IMAGE_EXTENSIONS))})([,;|+&，；、]*)(?=https?://)", re.IGNORECASE
)
_PAIRS: Final = {'"': '"', "'": "'", "(": ")", "[": "]", "“": "”", "‘": "’", "«": "»", "`": "`"}
_WRAPPED: Final = pattern(r"[\"'(\[“‘«`]+(https?://[^\s\"'()\[\]“”‘’«»`,;]+)[\"')\]”’»`,;.]*")
_COMMAS: Final = ",;，；、"


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    if "://" not in prompt.source:
        return
    reported = set()
    if not prompt.permutations:
        for piece, behind in pairwise(prompt.pieces):
            if type(piece) is Text and piece.text in _COMMAS and type(behind) is Link:
                before = prompt.source[piece.start - 1 : piece.start]
                if piece.end == behind.start and before and not before.isspace():
                    reported.add(behind.start)
                    yield RULE.found(
                        piece,
                        f"`{piece.text}` glues two links together",
                        help="write a space between them",
                        fix=Fix.replace((piece.start, piece.end), " ", "Write a space"),
                    )
    for link in image_links(prompt, context.lexicon):
        if link.link.start not in reported:
            yield from _findings(prompt, link)
    for item in words_for_links(prompt, context):
        if "://" in item.text and item.text[0] not in _COMMAS:
            yield _word(item)


def _findings(prompt: Prompt, link: ImageLink) -> Iterator[Diagnostic]:
    two = _TWO.search(link.url)
    if two is not None:
        start, end = (link.start + at for at in two.span(1))
        # Split, each may show a fault of its own: then a person has to look.
        clean = link.in_place and "@" not in link.url
        clean = clean and all(url_problem(one) is None for one in _parted(link.url))
        yield RULE.found(
            link.link,
            "two links are one word, so neither can be loaded",
            help="write a space between them",
            fix=Fix.replace((start, end), " ", "Write a space") if clean else None,
        )
    elif link.parameter is not None:
        if link.tail and not _in_list(link):
            yield _tail(prompt.source, link)
    else:
        yield from _around(prompt, link)


def _parted(url: str) -> Iterator[str]:
    """The links in one word."""
    start = 0
    for two in _TWO.finditer(url):
        yield url[start : two.start(1)]
        start = two.end()
    yield url[start:]


def _around(prompt: Prompt, link: ImageLink) -> Iterator[Diagnostic]:
    """What is glued to an image prompt."""
    source = prompt.source
    start = link.link.start
    front, behind = source[start - 1 : start] if start else "", source[link.end : link.end + 1]
    wrapped = _PAIRS.get(front)
    if wrapped is not None and behind == wrapped:
        yield RULE.found(
            (start - 1, link.end + 1),
            f"the link is in `{front}{wrapped}`, which may become part of it",
            help="write the link alone",
            severity=None if link.tail.startswith(wrapped) else Severity.WARNING,
            fix=_unwrapped(source, link),
        )
    elif link.tail and url_problem(link.url) is not UrlProblem.BROKEN:
        yield _tail(source, link)
    elif (
        front
        and not front.isspace()
        and front not in "{}"
        and not (front in _COMMAS and prompt.permutations)
    ):
        whole = front.isalnum() and not source[max(start - 2, 0) : start - 1].isalnum()
        yield RULE.found(
            link.link,
            f"`{front}` is glued to the link, which may not be seen as one",
            help="write a space before the link",
            severity=Severity.WARNING,
            # One letter may be a slip in the link: `hhttps://`.
            fix=None if whole else Fix.replace((start, start), " ", "Write a space"),
        )
    elif behind and not behind.isspace() and behind not in ":,{}" and not link.link.bracketed:
        yield RULE.found(
            link.link,
            f"`{behind}` is glued to the link and may become part of it",
            help="write a space after the link",
            severity=Severity.WARNING,
            fix=Fix.replace((link.end, link.end), " ", "Write a space"),
        )


def _tail(source: str, link: ImageLink) -> Diagnostic:
    tail = link.tail
    end = link.end + len(tail)
    alone = link.in_place and (end >= len(source) or source[end].isspace())
    return RULE.found(
        (link.end, end) if link.in_place else link.link,
        f"`{tail}` at the end becomes part of the link",
        help=f"remove `{tail}`",
        fix=Fix.replace((link.end, end), "", f"Remove `{tail}`") if alone else None,
    )


def _in_list(link: ImageLink) -> bool:
    """Whether a comma separates it from the next item of a list, which comma-in-list reports."""
    if link.parameter is None or link.tail[0] not in _COMMAS:
        return False
    items = [item for item in link.parameter.items if item.start >= link.link.end]
    return bool(items) and (
        items[0].kind in ("link", "number") or items[0].text.rstrip(",") == "random"
    )


def _word(item: Item) -> Diagnostic:
    """A link in brackets where a parameter takes one: it is read as a word."""
    end = item.start + len(item.text)
    wrapped = _WRAPPED.fullmatch(item.text)
    fix = None
    if wrapped is not None and url_problem(wrapped.group(1)) is None:
        fix = Fix.replace((item.start, end), wrapped.group(1), "Write the link alone")
    return RULE.found(
        (item.start, end),
        f"`{item.text[0]}` is glued to the link, so it is read as a word",
        help="write the link alone",
        fix=fix,
    )


def _unwrapped(source: str, link: ImageLink) -> Fix | None:
    """Take the brackets away, unless more is glued to them: ``[cat](https://…)``."""
    start, end = link.link.start - 1, link.end + 1
    around = source[start - 1 : start] if start else "", source[end : end + 1]
    if any(char and not char.isspace() for char in around):
        return None
    return Fix.replace((start, end), link.url, "Write the link alone")
