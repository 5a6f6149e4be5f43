"""A link that is cut in two, or has no host.

## What it does

Finds links that a space cut in two, links without a host, and links whose parts are unclear.

## Why is this bad?

A link ends at the first space: the rest becomes text, and the host knows no such file.

## Example

```midjourney
https://img.site.org/my photo.png a cat on a roof
https:/img.site.org/cat.png a cat on a roof
https:// a cat on a roof
```

## Use instead

```midjourney
https://img.site.org/my%20photo.png a cat on a roof
https://img.site.org/cat.png a cat on a roof
```

## Fix safety

Safe where slashes are missing. Unsafe where spaces are spelled `%20`: the words after the link may
be text.
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
    Fix,
    ImageLink,
    Link,
    Prompt,
    Rule,
    Severity,
    image_links,
    pattern,
)
from mjlint.urls.problems import UrlProblem, url_problem

from ._links import NO_WORDS, REPLY, broken_at, quoted

RULE = Rule(
    "MJ516",
    "broken-link",
    Severity.ERROR,
    Failure.INVALID_LINK,
    source="rfc3986",
    signs=LINK_SIGNS,
    removable=True,
)

_SLASHES: Final = pattern(r"(https?):/?(?=[\w-]+(?:\.[\w-]+)+/)", re.IGNORECASE)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for node, url in _slashless(prompt):
        yield RULE.found(
            node,
            f"{quoted(url)} has lost its slashes: it is no link, and its words are drawn",
            help="copy the whole link, `https://` and the host with it",
            severity=Severity.WARNING,
            source="slashless",
        )
    for link in image_links(prompt, context.lexicon):
        if url_problem(link.url) is UrlProblem.BROKEN:
            yield RULE.found(
                link.link,
                f"{quoted(link.url)} is no whole link: a host belongs after `://`",
                help="copy the whole link, `https://` and the host with it",
                fix=_slashes(prompt.source, link),
            )
        elif link.parameter is None and (end := broken_at(prompt, link.link)) is not None:
            rest = prompt.source[link.start : end]
            fix = None
            # Without more text after it the fixed link would be a single image.
            more = prompt.source[end : prompt.pieces[-1].end]
            whole = rest.replace(" ", "%20")
            if more[:1] == " " and more.strip(NO_WORDS) and url_problem(whole) is None:
                fix = Fix.replace((link.start, end), whole, "Spell the spaces `%20`", unsafe=True)
            yield RULE.found(
                (link.start, end),
                f"a space cuts the link: {quoted(link.url)} is all that is loaded",
                help="spell spaces in a link `%20`",
                reply=REPLY,
                fix=fix,
            )


def _slashless(prompt: Prompt) -> Iterator[tuple[Link, str]]:
    """The words that begin as a link does and have neither slashes nor a host (2023-05-28)."""
    for piece in prompt.images:
        scheme, colon, rest = piece.url.partition(":")
        if colon and scheme.lower() in ("http", "https") and len(rest) > 3 and rest[0] != "/":
            if "." not in rest.partition("/")[0]:
                yield piece, piece.url


def _slashes(source: str, link: ImageLink) -> Fix | None:
    found = _SLASHES.match(link.url)
    glued = link.start > 0 and not source[link.start - 1].isspace()
    if found is None or not link.in_place or glued:
        return None
    if url_problem(f"{found.group(1)}://{link.url[found.end() :]}") is not None:
        return None
    return Fix.replace(
        (link.start, link.start + found.end()), f"{found.group(1)}://", "Write both slashes"
    )
