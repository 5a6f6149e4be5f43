"""Links that carry a signature and stop working at a moment that they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from mjlint.addresses.address import parse


@dataclass(frozen=True, slots=True)
class Expiry:
    """When a signed link stops working."""

    signer: str
    """Whose signature it is: ``Discord``, ``Amazon S3`` …"""
    at: float | None
    """Seconds since 1970; None where the link does not say it in a form that can be read."""
    field: str
    """The name in the query that says it; empty where the signature is missing."""
    certain: bool = True
    """False: the host is not known to honour the signature."""


_DISCORD_PATH: Final = re.compile(r"/(?:ephemeral-)?attachments/")


@lru_cache(1024)
def expiry(url: str) -> Expiry | None:
    """When a link stops working, None where it does not say so.

    Discord: ``ex`` in hexadecimal seconds
    (https://github.com/discord/discord-api-docs/pull/6650, 2024-02). Discord's links without a
    signature have answered 404 outside Discord since 2024-02: ``at`` is None and ``field`` empty.
    """
    address = parse(url)
    if address is None:
        return None
    at_discord = address.host in ("cdn.discordapp.com", "media.discordapp.net")
    at_discord = at_discord and _DISCORD_PATH.match(address.path) is not None
    if not address.query:
        return Expiry("Discord", None, "") if at_discord else None
    fields = address.fields
    if at_discord or {"ex", "is", "hm"} <= fields.keys():
        until = fields.get("ex", "")
        if re.fullmatch(r"[0-9a-fA-F]{1,10}", until):
            return Expiry("Discord", float(int(until, 16)), "ex", at_discord)
        return Expiry("Discord", None, "ex" if until else "") if at_discord else None
    for signer, prefix in _DATED:
        if f"{prefix}-expires" in fields and f"{prefix}-signature" in fields:
            start = _moment(fields.get(f"{prefix}-date", ""))
            length = _seconds(fields[f"{prefix}-expires"])
            known = start is not None and length is not None
            return Expiry(signer, start + length if known else None, f"{prefix}-expires")  # type: ignore[operator]
    if "expires" in fields and "signature" in fields:
        for signer, key in _KEYED:
            if key in fields:
                return Expiry(signer, _seconds(fields["expires"]), "expires")
    if "q-sign-time" in fields and "q-signature" in fields:
        return Expiry("Tencent COS", _seconds(fields["q-sign-time"].rpartition(";")[2]), "q-sign-time")
    if "se" in fields and "sig" in fields and "sv" in fields:
        return Expiry("Azure Storage", _moment(fields["se"]), "se")
    return None


# Since when and for how long: Amazon's signature version 4 and what others made of it.
_DATED: Final = (("Amazon S3", "x-amz"), ("Google Cloud Storage", "x-goog"), ("Aliyun OSS", "x-oss"))
# `Expires` in seconds since 1970, told apart by the name of the key.
_KEYED: Final = (
    ("Amazon S3", "awsaccesskeyid"),
    ("Google Cloud Storage", "googleaccessid"),
    ("Aliyun OSS", "ossaccesskeyid"),
    ("Amazon CloudFront", "key-pair-id"),
)


def _seconds(text: str) -> float | None:
    return float(text) if re.fullmatch(r"[0-9]{1,12}", text) else None


def _moment(text: str) -> float | None:
    """``20240224T063034Z`` and ``2024-02-24T06:30:34Z``, in seconds since 1970."""
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
