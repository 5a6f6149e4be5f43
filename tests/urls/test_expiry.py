"""When signed links end."""

from __future__ import annotations

import time

import pytest

from mjlint.urls.expiry import expiry


def signed(query: str, host: str = "b.s3.amazonaws.com", path: str = "/a.png") -> str:
    return f"https://{host}{path}?{query}"


DISCORD = ("cdn.discordapp.com", "/attachments/1/2/a.png")


@pytest.mark.parametrize(
    ("url", "signer", "until"),
    [
        (signed("ex=65d98d0a&is=1&hm=2", *DISCORD), "Discord", "2024-02-24 06:30:34"),
        (signed("ex=65d98d0a&is=1&hm=2&=&width=9", "media.discordapp.net", DISCORD[1]), "Discord",
         "2024-02-24 06:30:34"),
        (signed("X-Amz-Date=20240224T063034Z&X-Amz-Expires=60&X-Amz-Signature=1"), "Amazon S3",
         "2024-02-24 06:31:34"),
        (signed("x-goog-date=20240224T063034Z&x-goog-expires=60&x-goog-signature=1"),
         "Google Cloud Storage", "2024-02-24 06:31:34"),
        (signed("x-oss-date=20240224T063034Z&x-oss-expires=60&x-oss-signature=1"), "Aliyun OSS",
         "2024-02-24 06:31:34"),
        (signed("OSSAccessKeyId=a&Expires=1708756234&Signature=x"), "Aliyun OSS",
         "2024-02-24 06:30:34"),
        (signed("AWSAccessKeyId=a&Expires=1708756234&Signature=x"), "Amazon S3",
         "2024-02-24 06:30:34"),
        (signed("Expires=1708756234&Signature=x&Key-Pair-Id=k"), "Amazon CloudFront",
         "2024-02-24 06:30:34"),
        (signed("q-sign-time=1;1708756234&q-signature=x"), "Tencent COS", "2024-02-24 06:30:34"),
        (signed("sv=1&sig=2&se=2024-02-24T06%3A30%3A34Z"), "Azure Storage", "2024-02-24 06:30:34"),
    ],
)  # fmt: skip
def test_when_signed_links_end(url: str, signer: str, until: str) -> None:
    found = expiry(url)
    assert found is not None
    assert found.signer == signer
    assert found.certain
    assert time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(found.at)) == until


def test_signatures_that_cannot_be_read() -> None:
    bad = expiry(signed("ex=zzzz&is=1&hm=2", *DISCORD))
    assert bad is not None
    assert (bad.at, bad.field) == (None, "ex")
    missing = expiry(f"https://{DISCORD[0]}{DISCORD[1]}")
    assert missing is not None
    assert (missing.at, missing.field) == (None, "")
    odd = expiry(signed("X-Amz-Date=yesterday&X-Amz-Expires=60&X-Amz-Signature=1"))
    assert odd is not None
    assert odd.at is None


def test_signatures_on_hosts_that_may_not_honour_them() -> None:
    copied = expiry(signed("ex=65eda8ef&is=1&hm=2", "midjourney.cdn.acedata.cloud"))
    assert copied is not None
    assert not copied.certain
    assert expiry(signed("expires=12&page=3")) is None
    assert expiry("https://cdn.discordapp.com/avatars/1/2.png") is None
