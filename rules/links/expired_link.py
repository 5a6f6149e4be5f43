"""A signed link that has expired, or is about to.

## What it does

Reads the moment at which a signed link ends: of Discord's attachments, and of Amazon S3, Google
Cloud Storage, Aliyun OSS, Huawei OBS, Tencent COS, CloudFront and Azure. A link that has ended is
an error, one that ends within twenty minutes a warning, and one without Discord's signature an
error.

## Why is this bad?

The host answers 403 or 404 when the signature has ended, and a job may wait in the queue for
twenty minutes in relax mode. Links that are copied in Discord are good for a day, those in its
messages for two weeks; Discord refreshes them in its own client and nowhere else.

## Example

```midjourney now=2026-11-22
https://cdn.discordapp.com/attachments/111/222/cat.png?ex=65d98d0a&is=65c7180a&hm=79 a cat on a roof
https://cdn.discordapp.com/attachments/111/222/cat.png a cat on a roof
https://b.s3.amazonaws.com/a.png?X-Amz-Date=20240224T063034Z&X-Amz-Expires=9&X-Amz-Signature=1 cat
```

```midjourney now=2026-06-05T08:48:00
https://cdn.discordapp.com/attachments/111/222/cat.png?ex=6a228fa7&is=6a213e27&hm=98 a cat on a roof
```

## Use instead

```midjourney now=2026-06-04T12:00:00
https://cdn.discordapp.com/attachments/111/222/cat.png?ex=6a228fa7&is=6a213e27&hm=98 a cat on a roof
```

```midjourney
https://img.site.org/cat.png a cat on a roof
```

## References

- Discord's signed links: https://github.com/discord/discord-api-docs/pull/6650 (2024-02) and
  https://github.com/useapi/discord-cdn-proxy (2024)
- Amazon S3: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html (2026)
- Aliyun OSS: https://help.aliyun.com/en/oss/user-guide/0002-00000068 (2023-07-21)
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from mjlint.rule import LINK_SIGNS, Context, Diagnostic, Failure, Prompt, Rule, Severity
from mjlint.urls.expiry import Expiry, expiry
from mjlint.urls.problems import UrlProblem

from ._links import REPLY, faulty

RULE = Rule(
    "MJ504",
    "expired-link",
    Severity.ERROR,
    Failure.INVALID_LINK,
    source="https://github.com/discord/discord-api-docs/pull/6650",
    signs=LINK_SIGNS,
    removable=True,
)

SOON: Final = 20 * 60
"""Seconds that a job may wait and run: the time that relax mode takes at its longest."""

_AGAIN: Final = "copy the link again shortly before the job, or put the image on a lasting host"


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    for link in faulty(prompt, context, UrlProblem.SIGNED):
        signature = expiry(link.url)
        if signature is None:
            continue
        found = _verdict(signature, context.clock())
        if found is None:
            continue
        severity, message = found
        yield RULE.found(
            link.link,
            message,
            help=_AGAIN,
            severity=severity,
            reply=REPLY if severity is Severity.ERROR else None,
            source="" if signature.signer == "Discord" else _SOURCES.get(signature.signer, _S3),
        )


def _verdict(signature: Expiry, now: float) -> tuple[Severity, str] | None:
    signer, until = signature.signer, signature.at
    if until is None and not signature.field:
        return (
            Severity.ERROR,
            "this Discord attachment has no signature (`?ex=…`): outside Discord it answers 404",
        )
    if until is None:
        return (
            Severity.WARNING,
            f"the `{signature.field}` of this {signer} link cannot be read, so it may have ended",
        )
    if until <= now:
        moment = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(until))
        if not signature.certain:
            message = f"the Discord signature in this link ended on {moment}; its host may not care"
            return Severity.INFO, message
        return Severity.ERROR, f"this {signer} link ended on {moment}"
    if until - now < SOON and signature.certain:
        minutes = int(until - now) // 60
        left = f"{minutes} minutes" if minutes > 1 else "a minute"
        return (
            Severity.WARNING,
            f"this {signer} link ends in {left}: a job that waits longer cannot load it",
        )
    return None


_S3: Final = "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html"
_SOURCES: Final = {
    "Aliyun OSS": "https://help.aliyun.com/en/oss/user-guide/0002-00000068",
    "Huawei OBS": "https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0011.html",
    "Google Cloud Storage": "https://cloud.google.com/storage/docs/access-control/signed-urls",
    "Tencent COS": "https://www.tencentcloud.com/document/product/436/7778",
    "Amazon CloudFront": "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/"
    "private-content-signed-urls.html",
    "Azure Storage": "https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas",
}
