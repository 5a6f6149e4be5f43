"""A link to a host that Midjourney cannot reach.

## What it does

Finds links to your own machine, to private networks and to local names: `localhost`,
`192.168.1.5`, `nas.local`, `box`; numbers in every spelling, `http://2130706433/` too.

## Why is this bad?

Midjourney's servers load the image themselves. What only you can reach they cannot.

## Example

```midjourney
http://localhost:8000/cat.png a cat on a roof
http://192.168.1.5/cat.jpg a cat on a roof
http://2130706433/cat.png a cat on a roof
http://[::ffff:127.0.0.1]/cat.png a cat on a roof
a cat on a roof --sref http://nas.local/cat.png
```

## Use instead

```midjourney
https://img.site.org/cat.png a cat on a roof
```

## References

- Special-use names: RFC 6761, RFC 6762, RFC 8375, https://www.rfc-editor.org/rfc/rfc6761 (2013-02)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import LINK_SIGNS, Context, Diagnostic, Failure, Prompt, Rule, Severity
from mjlint.urls.hosts import why_private
from mjlint.urls.problems import UrlProblem
from mjlint.urls.url import parse

from ._links import UNREACHABLE, faulty

RULE = Rule(
    "MJ503",
    "private-link",
    Severity.ERROR,
    Failure.INVALID_LINK,
    source="iana_special",
    signs=LINK_SIGNS,
    removable=True,
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for link in faulty(prompt, context, UrlProblem.PRIVATE):
        address = parse(link.url)
        host = address.host if address is not None else ""
        yield RULE.found(
            link.link,
            f"`{host}` can be reached from {why_private(host)} only; Midjourney cannot load it",
            help="put the image online and write the link to it",
            reply=UNREACHABLE,
        )
