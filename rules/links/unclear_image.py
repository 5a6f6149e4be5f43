"""A link that does not end like an image.

## What it does

Finds links without the extension of an image (info), with one that Midjourney does not list
(`.heic`, `.avif`, `.bmp` …: warning), and with letters that a link has to spell with `%` (warning).
Midjourney's own links (`s.mj.run`) have no extension and are left alone, as are links that name the
format elsewhere (`?format=jpg`).

## Why is this bad?

Midjourney asks for direct links that usually end in `.png`, `.gif`, `.webp`, `.jpg` or `.jpeg`.
Links without an extension often work, and often turn out to be pages.

## Example

```midjourney
https://img.site.org/images/12345 a cat on a roof
https://img.site.org/cat.heic a cat on a roof
https://img.site.org/katze-groß.png a cat on a roof
```

## Use instead

```midjourney
https://img.site.org/images/12345.jpg a cat on a roof
https://img.site.org/CAT.PNG?size=large a cat on a roof
https://img.site.org/katze-gro%C3%9F.png a cat on a roof
```

## Fix safety

Safe: the letters are spelled with `%`, which is the same address.

## References

- Image Prompts: https://docs.midjourney.com/hc/en-us/articles/32040250122381-Image-Prompts
  (2025-02-06)
- how links are spelled: RFC 3986, https://www.rfc-editor.org/rfc/rfc3986 (2005-01)
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from mjlint.rule import LINK_SIGNS, Context, Diagnostic, Fix, ImageLink, Prompt, Rule, Severity
from mjlint.urls.problems import UrlProblem, url_problem
from mjlint.urls.url import parse

from ._links import broken_at, faulty, quoted

RULE = Rule(
    "MJ511",
    "unclear-image",
    Severity.WARNING,
    source="mj_docs_0225",
    signs=LINK_SIGNS,
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for link in faulty(prompt, context, UrlProblem.BARE, UrlProblem.EXTENSION, UrlProblem.LETTERS):
        url = link.url
        match url_problem(url):
            case UrlProblem.LETTERS:
                yield RULE.found(
                    link.link,
                    f"{quoted(url)} has letters that not every server reads",
                    help="spell them with `%`, as browsers do when they copy a link",
                    source="https://www.rfc-editor.org/rfc/rfc3986",
                    fix=_spelled(link),
                )
            case UrlProblem.EXTENSION:
                address = parse(url)
                extension = address.extension if address is not None else ""
                yield RULE.found(
                    link.link,
                    f"`.{extension}` is not among the formats that Midjourney lists",
                    help="convert the image to `.png`, `.jpg` or `.webp`",
                )
            case _ if link.parameter is not None or broken_at(prompt, link.link) is None:
                yield RULE.found(
                    link.link,
                    f"{quoted(url)} does not end like an image, so it may be a page",
                    help="make sure that the link opens the image and nothing else",
                    severity=Severity.INFO,
                )


def _spelled(link: ImageLink) -> Fix | None:
    address = parse(link.url)
    if address is None or not address.host.isascii() or not link.in_place:
        return None
    try:
        url = quote(link.url, safe="%:/?#[]@!$&'()*+,;=~")
    except UnicodeEncodeError:  # half of a surrogate pair
        return None
    if url_problem(url) is not None:
        return None
    return Fix.replace(link, url, "Spell the letters with `%`")
