"""Whether Midjourney's servers can reach a host, told without looking its name up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

    IPAddress: TypeAlias = IPv4Address | IPv6Address

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
