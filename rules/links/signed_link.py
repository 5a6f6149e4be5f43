"""A signed link after a reference parameter.

## What it does

Finds links with a signature of a cloud's storage (`Signature=`, `X-Amz-Signature=`,
`X-Goog-Signature=`, `OSSAccessKeyId=`) after `--sref`, `--cref` and `--oref`.

## Why is this bad?

Such links were refused there although their time had not ended: `The prompt word format is
incorrect`. As image prompts, before the text, none was recorded as refused.

## Example

```midjourney
a heron --sref https://bucket.oss-cn-beijing.aliyuncs.com/a.png?OSSAccessKeyId=LTAI0&Expires=4102444800&Signature=q1%2Fz8%3D
```

## Use instead

```midjourney
a heron --sref https://img.site.org/a.png
```

## References

- Refusals of 19 August 2026, recorded in public code of two clients
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Prompt, Rule, Severity, image_links, pattern

RULE = Rule(
    "MJ517",
    "signed-link",
    Severity.WARNING,
    source="signed_0826",
    signs=("signature=", "accesskeyid="),
)

_SIGNED: Final = pattern(
    r"[?&](?:signature|(?:x-)?(?:amz|goog|oss|cos|obs)-signature|q-signature|\w*accesskeyid)=",
    re.IGNORECASE,
)
_REFERENCES: Final = ("sref", "cref", "oref")
"""The parameters after which signed links were refused (2026-08-19)."""


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for link in image_links(prompt, context.lexicon):
        if link.parameter is None or link.parameter.name not in _REFERENCES:
            continue
        if _SIGNED.search(link.url) is None:
            continue
        yield RULE.found(
            link.link,
            f"signed links after `{link.parameter.flag.text}` were refused",
            help="put the image where its link needs no signature",
        )
