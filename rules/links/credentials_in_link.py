"""A name and password in a link.

## What it does

Finds links with a login in front of the host: `https://name:password@site.org/…`.

## Why is this bad?

Prompts are shown in Midjourney's public gallery, and the login with them. Whether Midjourney uses
it to load the image is not known.

## Example

```midjourney
https://user:secret@img.site.org/cat.png a cat on a roof
```

## Use instead

```midjourney
https://img.site.org/cat.png a cat on a roof
```

## Fix safety

Unsafe: without the login the host may not give the image out.
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Fix, Prompt, Rule, Severity, image_links
from mjlint.urls.url import parse

RULE = Rule(
    "MJ512",
    "credentials-in-link",
    Severity.WARNING,
    source="rfc3986_7_5",
    signs=("@",),
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    if "@" not in prompt.source or "://" not in prompt.source:
        return
    for link in image_links(prompt, context.lexicon):
        address = parse(link.url)
        if address is None or not address.userinfo or address.scheme not in ("http", "https"):
            continue
        fix = None
        if link.in_place:
            start = link.start + len(address.scheme) + len("://")
            end = start + len(address.userinfo) + len("@")
            fix = Fix.remove((start, end), title="Remove the login", unsafe=True)
        yield RULE.found(
            link.link,
            f"the link to `{address.host}` carries a login, which the public gallery shows",
            help="put the image where no login is needed",
            fix=fix,
        )
