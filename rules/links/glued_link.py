"""A link has a space before and behind it.

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
  (2025-02-06): links stand in front, with spaces between them
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from mjlint.addresses import PICTURES
from mjlint.diagnostic import Applicability, Diagnostic, Edit, Failure, Fix, Severity
from mjlint.image_links import ImageLink, image_links
from mjlint.prompt import Link, Prompt, Text
from mjlint.rule import Context, Rule

RULE = Rule(
    "MJ506",
    "glued-link",
    Severity.ERROR,
    Failure.INVALID_LINK,
    source="mj_docs_0225",
)

_TWO: Final = re.compile(rf"\.(?:{'|'.join(sorted(PICTURES))})(?=https?://)", re.IGNORECASE)
_PAIRS: Final = {'"': '"', "'": "'", "(": ")", "[": "]", "“": "”", "‘": "’", "«": "»", "`": "`"}


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    if "://" not in prompt.source:
        return
    for link in image_links(prompt, context.lexicon):
        yield from _judged(prompt, link)
    for piece, behind in pairwise(prompt.walk()):
        if type(piece) is Text and piece.text in (",", ";", "，") and type(behind) is Link:
            before = prompt.source[piece.start - 1 : piece.start]
            if piece.end == behind.start and before and not before.isspace():
                yield RULE.found(
                    piece,
                    f"`{piece.text}` glues two links together",
                    help="write a space between them",
                    fix=_fix((Edit(piece.start, piece.end, " "),), "Write a space"),
                )


def _judged(prompt: Prompt, link: ImageLink) -> Iterator[Diagnostic]:
    source = prompt.source
    two = _TWO.search(link.url)
    if two is not None:
        at = link.start + two.end()
        yield RULE.found(
            link.link,
            "two links stand in one word, so neither can be loaded",
            help="write a space between them",
            fix=_fix((Edit(at, at, " "),), "Write a space") if link.in_place else None,
        )
        return
    tail = link.tail
    front = source[link.link.start - 1 : link.link.start] if link.parameter is None else ""
    wrapped = _PAIRS.get(front)
    if wrapped is not None and source[link.end : link.end + 1] == wrapped:
        yield RULE.found(
            (link.link.start - 1, link.end + 1),
            f"the link stands in `{front}{wrapped}`, which may become part of it",
            help="write the link alone",
            severity=Severity.ERROR if tail.startswith(wrapped) else Severity.WARNING,
            fix=_unwrapped(source, link),
        )
    elif tail and not _in_list(link):
        yield RULE.found(
            (link.end, link.end + len(tail)) if link.in_place else link.link,
            f"`{tail}` at the end becomes part of the link",
            help=f"remove `{tail}`",
            fix=_fix((Edit(link.end, link.end + len(tail), ""),), f"Remove `{tail}`")
            if link.in_place and source[link.end + len(tail) :][:1] in ("", " ", "\t", "\n")
            else None,
        )
    elif _glues(front, prompt):
        yield RULE.found(
            link.link,
            f"`{front}` is glued to the link, which may not be seen as one",
            help="write a space before the link",
            severity=Severity.WARNING,
            fix=_fix((Edit(link.link.start, link.link.start, " "),), "Write a space"),
        )
    elif link.in_place and link.parameter is None and not link.link.bracketed:
        behind = source[link.end : link.end + 1]
        if behind and not behind.isspace() and behind not in ":,{}":
            yield RULE.found(
                link.link,
                f"`{behind}` is glued to the link and may become part of it",
                help="write a space behind the link",
                severity=Severity.WARNING,
                fix=_fix((Edit(link.end, link.end, " "),), "Write a space"),
            )


def _in_list(link: ImageLink) -> bool:
    """Whether a comma parts it from the next item of a list, which comma-in-list reports."""
    if link.parameter is None or link.tail[:1] not in ",;，、；":
        return False
    items = [item for item in link.parameter.items if item.start >= link.link.end]
    following = items[0] if items else None
    return following is not None and (
        following.kind in ("link", "number") or following.text.rstrip(",") == "random"
    )


def _glues(front: str, prompt: Prompt) -> bool:
    """Whether the character in front of a link is one that may not stand there."""
    if not front or front.isspace() or front in "{}":
        return False
    # Commas part the options of a permutation; elsewhere they glue two links, reported as such.
    return front not in ",;，"


def _unwrapped(source: str, link: ImageLink) -> Fix | None:
    """Take the brackets away, unless more is glued to them: ``[cat](https://…)``."""
    start, end = link.link.start - 1, link.end + 1
    around = source[start - 1 : start] if start else "", source[end : end + 1]
    if any(char and not char.isspace() for char in around):
        return None
    return _fix((Edit(start, end, link.url),), "Write the link alone")


def _fix(edits: tuple[Edit, ...], title: str) -> Fix:
    return Fix(Applicability.SAFE, edits, title)
