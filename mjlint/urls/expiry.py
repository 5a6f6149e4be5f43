"""Links that carry a signature and stop working at a moment that they name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from mjlint.diagnostic import value_class
from mjlint.text.patterns import pattern
from mjlint.urls.url import Url, parse

_DISCORD_HOSTS: Final = ("cdn.discordapp.com", "media.discordapp.net")
_DISCORD_PATH: Final = pattern(r"/(?:ephemeral-)?attachments/")
_HEXADECIMAL: Final = pattern(r"[0-9a-fA-F]{1,10}")

# Signed at a date, for a number of seconds: Amazon's signature version 4 and what others made of it
# (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html;
# https://help.aliyun.com/en/oss/developer-reference/add-signatures-to-urls, 2025-08-11).
_DATED: Final = (
    ("Amazon S3", "x-amz"),
    ("Google Cloud Storage", "x-goog"),
    ("Aliyun OSS", "x-oss"),
)
# `Expires` in seconds since 1970; the name of the key tells who signed it
# (https://help.aliyun.com/en/oss/user-guide/0002-00000068, 2023-07-21;
# https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0011.html, 2025-11-10).
_KEYED: Final = (
    ("Amazon S3", "awsaccesskeyid"),
    ("Google Cloud Storage", "googleaccessid"),
    ("Aliyun OSS", "ossaccesskeyid"),
    ("Huawei OBS", "accesskeyid"),
    ("Amazon CloudFront", "key-pair-id"),
)


@value_class
class Expiry:
    """When a signed link stops working."""

    signer: str
    """Whose signature it is: ``Discord``, ``Amazon S3`` …"""
    at: float | None
    """Seconds since 1970; None where the link does not say it in a form that can be read."""
    field: str
    """The name in the query that says it, in lower case; empty where the signature is missing."""
    certain: bool = True
    """False: the host is not known to honour the signature."""


@lru_cache(1024)
def expiry(url: str) -> Expiry | None:
    """When a link stops working, None where it carries no signature that is known.

    An attachment on Discord's own hosts without a signature gives ``at=None, field=""``.
    """
    parsed = parse(url)
    if parsed is None:
        return None
    at_discord = parsed.host in _DISCORD_HOSTS and _DISCORD_PATH.match(parsed.path) is not None
    if not parsed.query and not at_discord:
        return None
    fields = parsed.fields
    if at_discord or {"ex", "is", "hm"} <= fields.keys():
        return _discord(fields, at_discord)
    return _stored(fields)


def _discord(fields: dict[str, str], at_discord: bool) -> Expiry | None:
    """``ex`` is in hexadecimal seconds (https://github.com/useapi/discord-cdn-proxy, README;
    https://github.com/discord/discord-api-docs/pull/6650). Without it Discord has answered 404
    since February 2024. Other hosts that copied the query may not care."""
    until = fields.get("ex", "")
    if _HEXADECIMAL.fullmatch(until):
        return Expiry("Discord", float(int(until, 16)), "ex", at_discord)
    return Expiry("Discord", None, "ex" if until else "") if at_discord else None


def _stored(fields: dict[str, str]) -> Expiry | None:
    for signer, prefix in _DATED:
        if f"{prefix}-expires" in fields and f"{prefix}-signature" in fields:
            start = _moment(fields.get(f"{prefix}-date", ""))
            length = _seconds(fields[f"{prefix}-expires"])
            at = start + length if start is not None and length is not None else None
            return Expiry(signer, at, f"{prefix}-expires")
    if "expires" in fields and "signature" in fields:
        for signer, key in _KEYED:
            if key in fields:
                return Expiry(signer, _seconds(fields["expires"]), "expires")
    if "q-sign-time" in fields and "q-signature" in fields:
        until = fields["q-sign-time"].rpartition(";")[2]
        return Expiry("Tencent COS", _seconds(until), "q-sign-time")
    if "se" in fields and "sig" in fields and "sv" in fields:
        return Expiry("Azure Storage", _moment(fields["se"]), "se")
    return None


def _seconds(text: str) -> float | None:
    return float(text) if re.fullmatch(r"[0-9]{1,12}", text) else None


def _moment(text: str) -> float | None:
    """``20240224T063034Z`` and ``2024-02-24T06:30:34Z``, in seconds since 1970."""
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def is_upload(parsed: Url) -> bool:
    """Whether it is where Discord takes uploads in, and gives nothing out.

    https://github.com/yokonsan/midjourney-api/issues/19, 2023-07.
    """
    return (
        parsed.host.startswith("discord-attachments-uploads")
        or parsed.host == "storage.googleapis.com"
    ) and "upload_id" in parsed.fields
