"""Facts about web addresses that can be told without asking them.

Pure: text in, answers out; no network, no clock. The rules of ``rules/links/`` and the network
checks of ``mjlint/links/`` share these answers. Hosts are given in lower case, without port and
without the brackets of an IPv6 address, as `Address.host` has them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

    IPAddress: TypeAlias = IPv4Address | IPv6Address

PICTURES: Final = frozenset(("png", "gif", "webp", "jpg", "jpeg"))
"""The extensions that Midjourney documents (https://docs.midjourney.com, Image Prompts, 2025-02-25)."""

NOT_PICTURES: Final = frozenset(
    "null svg pdf mp4 mov avi mkv webm mp3 wav psd ai eps xcf zip rar 7z gz html htm php txt md json "
    "doc docx ppt pptx".split()
) - {"php"}
"""Extensions of files that are no raster pictures. ``.null`` is an upload to Discord that was not
finished (https://github.com/mouxangithub/midjourney-proxy-on-wechat/issues/11, 2023-07)."""

MIDJOURNEY_HOSTS: Final = frozenset(("s.mj.run", "cdn.midjourney.com"))
"""Midjourney's own picture hosts. They answer 403 to tools, so nothing is learnt by asking them
(https://github.com/NickyReid/midjourney-image-downloader/issues/5)."""

EXAMPLE_DOMAINS: Final = ("example.com", "example.net", "example.org", "example.edu")
"""Reserved for documentation (RFC 2606 section 3, RFC 6761 section 6.5)."""

_PRIVATE_SUFFIXES: Final = {
    # RFC 6761, RFC 6762, RFC 8375; .internal: ICANN board resolution of 2024-07-29; .lan, .home,
    # .corp and .intranet are not delegated and are what routers and offices use.
    "localhost": "your own machine",
    "local": "the local network",
    "internal": "a private network",
    "lan": "the local network",
    "home.arpa": "the local network",
    "home": "the local network",
    "corp": "a private network",
    "intranet": "a private network",
    "test": "tests",
    "onion": "the Tor network",
}


# ---- addresses ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of a link."""

    scheme: str
    """In lower case."""
    userinfo: str
    """What stands before the ``@``; mostly empty."""
    host: str
    """In lower case, without brackets and without the final dot; empty where there is none."""
    port: int | None
    path: str
    query: str
    fragment: str

    @property
    def extension(self) -> str:
        """The extension of the last part of the path, in lower case, without its dot, or nothing."""
        name = unquote(self.path.rpartition("/")[2])
        stem, dot, extension = name.rpartition(".")
        return extension.lower() if dot and re.fullmatch(r"[A-Za-z0-9]{1,5}", extension) else ""

    @property
    def fields(self) -> dict[str, str]:
        """The query by its names, in lower case; of a name that occurs twice, the first."""
        fields: dict[str, str] = {}
        for field in self.query.split("&"):
            name, _, value = field.partition("=")
            fields.setdefault(unquote(name).lower(), unquote(value))
        return fields

    def at(self, *domains: str) -> bool:
        """Whether the host is one of these domains or lies under one."""
        return any(self.host == domain or self.host.endswith(f".{domain}") for domain in domains)


@lru_cache(1024)
def parse(url: str) -> Address | None:
    """The parts of a link with ``://``; None where it has no such parts (``http://[::1``).

    ``url``: the link alone, without brackets and punctuation around it. Never raises.
    """
    if "://" not in url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
        host = parts.hostname or ""
    except ValueError:
        return None
    userinfo = parts.netloc.rpartition("@")[0]
    host = unquote(host).rstrip(".").lower()
    return Address(
        parts.scheme.lower(), userinfo, host, port, parts.path, parts.query, parts.fragment
    )


# ---- hosts -------------------------------------------------------------------------------------


def literal(host: str) -> IPAddress | None:
    """The number that a host is, however it is spelled; None for a name.

    Besides the usual forms those of ``inet_aton`` that browsers and C libraries read: ``127.1``,
    ``0x7f000001``, ``0177.0.0.1``, ``2130706433``.
    """
    from ipaddress import IPv4Address, IPv6Address

    if ":" in host:
        try:
            return IPv6Address(host)
        except ValueError:
            return None
    parts = host.split(".")
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    *heads, last = (_number(part) for part in parts)
    if any(head > 255 for head in heads) or last >= 256 ** (4 - len(heads)):
        return None
    return IPv4Address(sum(head << (24 - 8 * at) for at, head in enumerate(heads)) + last)


_NUMBER: Final = re.compile(r"(?ai:0x[0-9a-f]{0,8}|[0-7]{1,12}|[0-9]{1,10})")


def _number(text: str) -> int:
    if text.startswith("0x"):
        return int(text[2:] or "0", 16)
    if text.startswith("0") and re.fullmatch("[0-7]+", text):
        return int(text, 8)
    return int(text)


def is_routable(address: IPAddress) -> bool:
    """Whether any machine on the internet can reach an address.

    Addresses of version 6 that carry one of version 4 (mapped, translated, NAT64, 6to4) are judged
    by the one they carry; Teredo never counts.
    """
    from ipaddress import IPv4Address

    if isinstance(address, IPv4Address):
        return address.is_global and not (address.is_multicast or address.is_reserved)
    carried = _carried(int(address))
    if carried is not None:
        return is_routable(carried)
    # Only 2000::/3 is given out (RFC 4291, IANA); 3fff::/20 is for documentation (RFC 9637).
    bits = int(address)
    return bits >> 125 == 1 and bits >> 108 != 0x3FFF0 and address.is_global


def _carried(bits: int) -> IPv4Address | None:
    """The address of version 4 inside one of version 6, where its prefix says that there is one."""
    from ipaddress import IPv4Address

    head = bits >> 32
    # ::/96 compatible, ::ffff:0:0/96 mapped, ::ffff:0:0:0/96 translated, 64:ff9b::/96 NAT64.
    if head in (0, 0xFFFF, 0xFFFF << 16, 0x64FF9B << 64):
        return IPv4Address(bits & 0xFFFFFFFF)
    if bits >> 112 == 0x2002:  # 6to4
        return IPv4Address(bits >> 80 & 0xFFFFFFFF)
    return None


def why_private(host: str) -> str | None:
    """Who alone can reach a host, to follow "only … can reach it"; None for a public one.

    Judges numbers in every spelling, reserved and local names, and names without a dot. Looks no
    name up, so a public name with a private address is not seen.
    """
    if not host:
        return None
    address = literal(host)
    if address is not None:
        if is_routable(address):
            return None
        carried = _carried(int(address)) if address.version == 6 else None
        return "your own machine" if (carried or address).is_loopback or not int(
            carried or address
        ) else "a private network"
    for suffix, reach in _PRIVATE_SUFFIXES.items():
        if host == suffix or host.endswith(f".{suffix}"):
            return reach
    return None if "." in host or ":" in host else "the local network"


def is_private(host: str) -> bool:
    """Whether Midjourney's servers cannot reach a host: see `why_private`."""
    return why_private(host) is not None


def is_placeholder(host: str) -> bool:
    """Whether a host stands for another: ``example.com``, ``your-domain.com``, ``*.example``."""
    if host.endswith((".example", ".invalid")):
        return True
    domain = ".".join(host.split(".")[-2:])
    return domain in EXAMPLE_DOMAINS or _YOURS.match(domain) is not None


_YOURS: Final = re.compile(
    r"(?:your|my)-?(?:(?:image|img|picture|photo|domain|web)-?)?(?:site|host|server|domain|url)\."
)


# ---- links that expire -------------------------------------------------------------------------


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


# ---- pages -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """A link to a page that shows a picture."""

    site: str
    """The name of the site."""
    direct: str | None = None
    """The address of the picture itself, where it can be told."""
    sure: str = "display"
    """How sure the direct form is: ``safe``, ``unsafe`` (guessed in part) or ``display``."""


_PAGES: Final = tuple(
    (site, domains, re.compile(path))
    for site, domains, path in (
        ("Imgur", ("imgur.com",), r"/(?:a/|gallery/|t/\w+/)?[\w-]+/?\Z"),
        ("Google Drive", ("drive.google.com",), r"/(?:file/d/|open\b|drive/)"),
        ("Google Docs", ("docs.google.com",), r"/"),
        ("Google Photos", ("photos.app.goo.gl", "photos.google.com"), r"/"),
        ("Google", ("google.com",), r"/(?:imgres|search)\b"),
        ("Dropbox", ("dropbox.com",), r"/(?:s|sh|scl/f[io])/"),
        ("OneDrive", ("1drv.ms", "onedrive.live.com"), r"/"),
        ("iCloud", ("icloud.com",), r"/(?:photos|iclouddrive|sharedalbum)\b"),
        ("GitHub", ("github.com",), r"/[^/]+/[^/]+/blob/"),
        ("Pinterest", ("pin.it",), r"/"),
        ("Instagram", ("instagram.com",), r"/(?:[\w.]+/)?(?:p|reel)/"),
        ("X", ("x.com", "twitter.com"), r"/\w+/(?:status|photo)\b"),
        ("Facebook", ("facebook.com",), r"/(?:photo|[\w.]+/(?:photos|posts)\b)"),
        ("Reddit", ("reddit.com",), r"/(?:r|user)/[\w-]+/comments/"),
        ("TikTok", ("tiktok.com",), r"/@"),
        ("YouTube", ("youtube.com", "youtu.be"), r"/."),
        ("Flickr", ("flickr.com",), r"/photos/"),
        ("Unsplash", ("unsplash.com",), r"/(?:[a-z]{2}/)?photos/[\w-]+/?\Z"),
        ("Pexels", ("pexels.com",), r"/(?:[a-z-]+/)?photo/"),
        ("DeviantArt", ("deviantart.com",), r"/[\w-]+/art/"),
        ("ArtStation", ("artstation.com",), r"/artwork/"),
        ("Behance", ("behance.net",), r"/gallery/"),
        ("Wikipedia", ("wikipedia.org", "wikimedia.org"), r"/wiki/(?!Special:)"),
        ("ImgBB", ("ibb.co",), r"/\w+/?\Z"),
        ("Postimages", ("postimg.cc",), r"/\w+/?\Z"),
        ("Lightshot", ("prnt.sc",), r"/"),
        ("Gyazo", ("gyazo.com",), r"/[0-9a-f]{32}/?\Z"),
        ("Giphy", ("giphy.com",), r"/gifs/"),
        ("Tenor", ("tenor.com",), r"/view/"),
        ("Discord", ("discord.com", "discordapp.com"), r"/channels/"),
        ("Midjourney", ("midjourney.com",), r"/(?:jobs|app|explore|showcase|imagine|archive)\b"),
    )
)
_PINTEREST: Final = re.compile(r"(?:[a-z]+\.)*pinterest\.(?:com?\.)?[a-z]{2,3}")
_SUBDOMAINS_OF_PAGES: Final = frozenset(("www", "m", "old", "new", "mobile"))


@lru_cache(1024)
def page(url: str) -> Page | None:
    """The page that a link leads to, where the site's addresses tell pages from pictures.

    Direct links are documented to be needed (https://docs.midjourney.com, Image Prompts,
    2025-02-25); the shapes of the addresses are those of the sites on 2026-11-22.
    """
    address = parse(url)
    if address is None or address.scheme not in ("http", "https"):
        return None
    if _PINTEREST.fullmatch(address.host):
        return Page("Pinterest") if address.path.startswith("/pin/") else None
    for site, domains, path in _PAGES:
        if _shows_pages(address.host, domains) and path.match(address.path):
            if site == "Dropbox" and _is_dropbox_file(address):
                return None
            return Page(site, *_direct(site, address))
    return None


def _shows_pages(host: str, domains: tuple[str, ...]) -> bool:
    """Whether a host is the site itself; its picture hosts (``i.imgur.com``) are not."""
    if host in domains:
        return True
    head, _, rest = host.partition(".")
    language = len(head) == 2 and head.isalpha() and rest == "wikipedia.org"
    return rest in domains and (head in _SUBDOMAINS_OF_PAGES or language or head == "commons")


def _is_dropbox_file(address: Address) -> bool:
    fields = address.fields
    return fields.get("raw") == "1" or fields.get("dl") == "1"


def _direct(site: str, address: Address) -> tuple[str | None, str]:
    """Where the picture itself is, and how sure that is."""
    if site == "GitHub" and address.extension in PICTURES:
        return (
            f"https://raw.githubusercontent.com{address.path.replace('/blob/', '/', 1)}", "safe"
        )
    if site == "Dropbox" and address.path.startswith(("/s/", "/scl/fi/")):
        query = [f for f in address.query.split("&") if f and not f.startswith(("dl=", "raw="))]
        joined = "&".join([*query, "raw=1"])
        return f"https://{address.host}{address.path}?{joined}", "safe"
    if site == "Google Drive":
        found = re.match(r"/file/d/([\w-]+)", address.path)
        id = found.group(1) if found else address.fields.get("id", "")
        if id:
            # Serves public files that are small enough to go without a virus warning.
            return f"https://drive.google.com/uc?export=download&id={id}", "display"
    if site == "Imgur" and (found := re.fullmatch(r"/(\w{5,10})/?", address.path)):
        # Any extension gets the picture, in the format that it was uploaded in.
        return f"https://i.imgur.com/{found.group(1)}.png", "unsafe"
    if site == "Midjourney":
        found = re.match(r"/jobs/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", address.path)
        if found:
            index = address.fields.get("index", "0")
            if index in ("0", "1", "2", "3"):
                return f"https://cdn.midjourney.com/{found.group(1)}/0_{index}.png", "unsafe"
    return None, "display"
