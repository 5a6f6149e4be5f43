"""A link to a page that shows an image.

## What it does

Finds links to the pages of Imgur, Google Drive, Dropbox, GitHub, Pinterest, Instagram, Midjourney
itself and others, and offers the direct link where it is known.

## Why is this bad?

What Midjourney loads from there is HTML and no image. It takes direct links alone.

## Example

```midjourney
https://imgur.com/AbCdEf1 a cat on a roof
https://github.com/user/repo/blob/main/cat.png a cat on a roof
https://drive.google.com/file/d/ABC123/view?usp=sharing a cat on a roof
a cat on a roof --sref https://www.dropbox.com/s/abc/cat.jpg?dl=0
```

## Use instead

```midjourney
https://i.imgur.com/AbCdEf1.png a cat on a roof
https://raw.githubusercontent.com/user/repo/main/cat.png a cat on a roof
a cat on a roof --sref https://www.dropbox.com/s/abc/cat.jpg?raw=1
```

## Fix safety

Safe for GitHub and Dropbox, whose direct links lead to the same file. Unsafe for Imgur, where the
extension is guessed and the page may show several images, and for Midjourney's own jobs. Shown
only for Google Drive, which gives small public files out and asks before large ones.

## References

- Image Prompts, on direct links:
  https://docs.midjourney.com/hc/en-us/articles/32040250122381-Image-Prompts (2025-02-06)
- Midjourney's support FAQ: https://github.com/midjourney/docs/blob/d672909/data/faq.txt
  (2026-06-29)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import (
    LINK_SIGNS,
    Applicability,
    Context,
    Diagnostic,
    Edit,
    Failure,
    Fix,
    ImageLink,
    Prompt,
    Rule,
    Severity,
)
from mjlint.urls.pages import Page, page
from mjlint.urls.problems import UrlProblem, url_problem

from ._links import REPLY, faulty, quoted

RULE = Rule(
    "MJ505",
    "page-link",
    Severity.ERROR,
    Failure.INVALID_LINK,
    source="mj_docs_0225",
    signs=LINK_SIGNS,
    removable=True,
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for link in faulty(prompt, context, UrlProblem.PAGE):
        found = page(link.url)
        if found is None:
            continue
        direct = found.direct
        yield RULE.found(
            link.link,
            f"{quoted(link.url)} is a page of {found.site}, not the image itself",
            help=f"write the direct link: `{direct}`"
            if direct is not None
            else "write the link of the image itself, which mostly ends in `.png` or `.jpg`",
            reply=REPLY,
            fix=_fix(link, found),
        )


def _fix(link: ImageLink, found: Page) -> Fix | None:
    if found.direct is None or not link.in_place:
        return None
    # A direct link that is doubtful itself is only shown.
    sure = found.sure if url_problem(found.direct) is None else "display"
    return Fix(
        Applicability(sure), (Edit(link.start, link.end, found.direct),), "Write the direct link"
    )
