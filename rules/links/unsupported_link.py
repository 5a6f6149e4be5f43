"""A link of a kind that Midjourney does not load.

## What it does

Finds links of other kinds (`file:`, `data:`, `blob:`, `ftp:`), links to files that are no images
(`.svg`, `.pdf`, `.mp4`, `.null` …), and the URL to which Discord takes uploads.

## Why is this bad?

Midjourney's servers load the image themselves, over the web. A file on your disk, an image
inside your browser and an image written out in the prompt are not there for them to load.

## Example

```midjourney
file:///C:/images/cat.png a cat on a roof
data:image/png;base64,iVBORw0KGgo= a cat on a roof
blob:https://discord.com/0b1ff6a0 a cat on a roof
https://img.site.org/cat.svg a cat on a roof
https://cdn.discordapp.com/ephemeral-attachments/1/2/0358489054808711.null a cat on a roof
a cat on a roof --sref ftp://img.site.org/cat.png
```

## Use instead

```midjourney
https://img.site.org/cat.png a cat on a roof
```

## References

- `blob:` links: https://github.com/midjourney/docs/blob/d672909/data/faq.txt (2026-06-29)
- `.null`: https://github.com/mouxangithub/midjourney-proxy-on-wechat/issues/11 (2023-07)
- uploads: https://github.com/yokonsan/midjourney-api/issues/19 (2023-06)
- Image Prompts, on extensions:
  https://docs.midjourney.com/hc/en-us/articles/32040250122381-Image-Prompts (2025-02-06)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.rule import LINK_SIGNS, Context, Diagnostic, Failure, Prompt, Rule, Severity, pattern
from mjlint.urls.problems import UrlProblem, url_problem
from mjlint.urls.url import parse

from ._links import REPLY, faulty, quoted, texts

RULE = Rule(
    "MJ502",
    "unsupported-link",
    Severity.ERROR,
    Failure.INVALID_LINK,
    source="mj_docs_0225",
    signs=LINK_SIGNS,
    removable=True,
)

_NULL: Final = "https://github.com/mouxangithub/midjourney-proxy-on-wechat/issues/11"
_UPLOAD: Final = "https://github.com/yokonsan/midjourney-api/issues/19"
_ONLINE: Final = "put the image on a web server and write the link to it"
_HELP: Final = {
    "data": "put the image online, or into the vendor's field for base64",
    "blob": "send the image first, then copy its link",
}
# In the text no scheme that the grammar knows is left.
_OTHER: Final = pattern(r"(?<![^\s(<\[\"'])[A-Za-z][A-Za-z0-9+.-]{0,15}://[^\s<>\"']+")
_MISSPELLED: Final = pattern(r"h?[tx]{0,3}ps?", re.IGNORECASE)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for link in faulty(prompt, context, UrlProblem.SCHEME, UrlProblem.FILE, UrlProblem.UPLOAD):
        url = link.url
        match url_problem(url):
            case UrlProblem.SCHEME:
                scheme = url.partition(":")[0].lower()
                yield RULE.found(
                    link.link,
                    f"{quoted(url)} is not a web link: Midjourney loads `http` and `https` links",
                    help=_HELP.get(scheme, _ONLINE),
                    source="mj_faq" if scheme == "blob" else "",
                )
            case UrlProblem.UPLOAD:
                yield RULE.found(
                    link.link,
                    f"{quoted(url)} is Discord's URL for uploading, not the image",
                    help="write the link of the sent attachment, from `cdn.discordapp.com`",
                    reply=REPLY,
                    source=_UPLOAD,
                )
            case _:
                address = parse(url)
                extension = address.extension if address is not None else ""
                unfinished = extension == "null"
                yield RULE.found(
                    link.link,
                    f"`.{extension}` is not supported; Midjourney takes "
                    "`.png`, `.gif`, `.webp`, `.jpg` and `.jpeg`",
                    help="wait until the upload has finished, and copy the link again"
                    if unfinished
                    else "write the link of an image",
                    reply=REPLY,
                    source=_NULL if unfinished else "",
                )
    yield from _in_text(prompt)


def _in_text(prompt: Prompt) -> Iterator[Diagnostic]:
    """URLs of other kinds are drawn as words."""
    if "://" not in prompt.source:
        return
    for text in texts(prompt):
        if "://" not in text.text:
            continue
        for match in _OTHER.finditer(text.text):
            scheme = match.group().partition(":")[0]
            misspelled = _MISSPELLED.fullmatch(scheme) is not None
            yield RULE.found(
                (text.start + match.start(), text.start + match.end()),
                f"`{scheme}://` does not begin a web link, so it is read as words",
                help="write `https://`" if misspelled else _ONLINE,
                severity=Severity.WARNING,
            )
