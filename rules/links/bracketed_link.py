"""Angle brackets around a link.

## What it does

Finds links in `< >`, as Discord shows them.

## Why is this bad?

Discord's bot shows links as `<https://s.mj.run/…>`, and prompts are often copied from its messages.
Whether it takes the brackets back is not recorded; tools strip them. For Midjourney's own short
links this is an info, for others a warning.

## Example

```midjourney
<https://s.mj.run/JJl2ZVRyWyg> a cat on a roof
<https://img.site.org/cat.png> a cat on a roof
```

## Use instead

```midjourney
https://s.mj.run/JJl2ZVRyWyg a cat on a roof
https://img.site.org/cat.png a cat on a roof
```

## Fix safety

Safe: the same link without brackets.

## References

- The bot's messages, in MjMessageParser.cs: https://github.com/trueai-org/midjourney-proxy
  (2026-01-03)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Fix, Link, Prompt, Rule, Severity, image_links
from mjlint.text.spans import merged, overlap
from mjlint.urls.url import MIDJOURNEY_HOSTS, parse

from ._links import quoted

RULE = Rule(
    "MJ507",
    "bracketed-link",
    Severity.WARNING,
    source="https://github.com/trueai-org/midjourney-proxy",
    signs=("<http",),
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    if "<http" not in prompt.source:
        return
    for link in image_links(prompt, context.lexicon):
        if not link.link.bracketed:
            continue
        address = parse(link.url)
        own = address is not None and address.host in MIDJOURNEY_HOSTS
        fix = None
        if link.in_place and _stands_alone(prompt, link.link):
            fix = Fix.replace(
                (link.link.start, _end(prompt, link.link.end)),
                link.url,
                "Remove the brackets",
            )
        yield RULE.found(
            link.link,
            f"{quoted(link.url)} is in `< >`, as the bot shows it",
            help="write the link without brackets",
            severity=Severity.INFO if own else None,
            fix=fix,
        )


def _stands_alone(prompt: Prompt, link: Link) -> bool:
    """Whether the link would not be glued to something without its brackets."""
    source = prompt.source
    front = source[link.start - 1 : link.start] if link.start else ""
    end = _end(prompt, link.end)
    behind = source[end : end + 1]
    return (not front or front.isspace() or front in "{,") and (
        not behind or behind.isspace() or behind in ":},"
    )


def _end(prompt: Prompt, end: int) -> int:
    """After punctuation that the brackets kept away from the link: ``<https://…>, a cat``.

    In braces the comma separates options and stays.
    """
    source, stop = prompt.source, end
    if overlap(_braces(prompt), end - 1, end):
        return end
    while stop < len(source) and source[stop] in ",;.":
        stop += 1
    return stop if stop == len(source) or source[stop].isspace() else end


def _braces(prompt: Prompt) -> list[tuple[int, int]]:
    """Where permutations are."""
    spans: list[tuple[int, int]] | None = prompt.memo.get(_braces)
    if spans is None:
        spans = prompt.memo[_braces] = merged(each.span for each in prompt.permutations)
    return spans
