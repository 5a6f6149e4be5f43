"""Whether Midjourney's servers can reach a host, without looking its name up."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from mjlint.text.patterns import pattern

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

    IPAddress: TypeAlias = IPv4Address | IPv6Address

YOUR_MACHINE: Final = "your own machine"

_PRIVATE_SUFFIXES: Final = {
    # RFC 6761, RFC 6762, RFC 7686, RFC 8375; .internal: resolution of ICANN's board, 2024-07-29.
    # The others are not delegated and are what routers and offices use.
    "localhost": YOUR_MACHINE,
    "localdomain": YOUR_MACHINE,
    "local": "the local network",
    "internal": "a private network",
    "lan": "the local network",
    "home.arpa": "the local network",
    "home": "the local network",
    "corp": "a private network",
    "intranet": "a private network",
    "test": "a test environment",
    "onion": "the Tor network",
}

# Reserved for documentation (RFC 2606, RFC 6761).
_EXAMPLE_DOMAINS: Final = frozenset(("example.com", "example.net", "example.org", "example.edu"))
_EXAMPLE_SUFFIXES: Final = (".example", ".invalid")
_YOURS: Final = pattern(
    r"(?:your|my)[-_]?(?:image|img|picture|photo|domain|website|web|site|host|server|cdn|url|link)"
    r"(?:[-_]?(?:url|link|host|site|domain|here))?(?:\.[a-z]+)?"
    r"|(?:image|img|picture|photo)[-_]?(?:url|link)(?:[-_]?(?:\d+|here))?(?:\.[a-z]+)?"
    r"|[.…]+"
)
_NUMBER: Final = pattern(r"(?ai:0x[0-9a-f]{0,8}|[0-9]{1,12})")


def literal(host: str) -> IPAddress | None:
    """The number that a host is, however it is spelled; None for a name.

    Besides the usual forms those of ``inet_aton`` that browsers and C libraries read: ``127.1``,
    ``0x7f000001``, ``0177.0.0.1``, ``2130706433``.
    """
    from ipaddress import IPv4Address, IPv6Address

    if ":" in host:
        try:
            return IPv6Address(host.partition("%")[0])
        except ValueError:
            return None
    parts = host.split(".")
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    *heads, last = map(_number, parts)
    if any(head > 255 for head in heads) or last >= 256 ** (4 - len(heads)):
        return None
    return IPv4Address(sum(head << (24 - 8 * at) for at, head in enumerate(heads)) + last)


def _number(text: str) -> int:
    if text.startswith("0x"):
        return int(text[2:] or "0", 16)
    octal = text.startswith("0") and "8" not in text and "9" not in text
    return int(text, 8 if octal else 10)


# The ranges that no machine elsewhere can reach, whatever the interpreter's own table says: those of
# IANA's registries for special purposes (https://www.iana.org/assignments/iana-ipv4-special-registry
# and …/iana-ipv6-special-registry, 2026), multicast, and what only a cloud's own machines reach.
# Each is the first bits, as a number, and how many bits there are.
_SPECIAL_4: Final = (
    (0, 8),  # 0.0.0.0/8, this network
    (10, 8),  # 10.0.0.0/8, private
    (0x6440 >> 6, 10),  # 100.64.0.0/10, carriers, and Alibaba's metadata
    (127, 8),  # 127.0.0.0/8, loopback
    (0xA9FE, 16),  # 169.254.0.0/16, link-local, and the metadata of most clouds
    (0xAC1, 12),  # 172.16.0.0/12, private
    (0xC00000, 24),  # 192.0.0.0/24, protocols, and Oracle's metadata
    (0xC00002, 24),  # 192.0.2.0/24, documentation
    (0xC05863, 24),  # 192.88.99.0/24, relays of 6to4
    (0xC0A8, 16),  # 192.168.0.0/16, private
    (0xC612 >> 1, 15),  # 198.18.0.0/15, benchmarks
    (0xC63364, 24),  # 198.51.100.0/24, documentation
    (0xCB0071, 24),  # 203.0.113.0/24, documentation
    (0xE, 4),  # 224.0.0.0/4, multicast
    (0xF, 4),  # 240.0.0.0/4, reserved, and broadcast
    (0xA83F8110, 32),  # 168.63.129.16, Azure's own
)
_SPECIAL_6: Final = (
    (0x20010000 >> 9, 23),  # 2001::/23, protocols: Teredo, ORCHID, benchmarks
    (0x20010DB8, 32),  # 2001:db8::/32, documentation
    (0x3FFF0, 20),  # 3fff::/20, documentation
)


def is_routable(address: IPAddress) -> bool:
    """Whether any machine on the internet can reach an address.

    Addresses of version 6 that carry one of version 4 (mapped, translated, NAT64, 6to4) are as
    reachable as the one they carry; Teredo never is.
    """
    bits = int(address)
    if address.version == 4:
        return not any(bits >> (32 - length) == first for first, length in _SPECIAL_4)
    carried = _carried(bits)
    if carried is not None:
        return is_routable(carried)
    # Only 2000::/3 is given out (RFC 4291).
    return bits >> 125 == 1 and not any(
        bits >> (128 - length) == first for first, length in _SPECIAL_6
    )


def _carried(bits: int) -> IPv4Address | None:
    """The address of version 4 inside one of version 6, where its prefix says that there is one."""
    from ipaddress import IPv4Address

    # ::ffff:0:0/96 mapped, ::ffff:0:0:0/96 translated, 64:ff9b::/96 NAT64 (RFC 4291, 7915, 6052).
    if bits >> 32 in (0xFFFF, 0xFFFF << 16, 0x64FF9B << 64):
        return IPv4Address(bits & 0xFFFFFFFF)
    if bits >> 112 == 0x2002:  # 6to4 (RFC 3056)
        return IPv4Address(bits >> 80 & 0xFFFFFFFF)
    return None


@lru_cache(1024)
def why_private(host: str) -> str | None:
    """Who alone can reach a host, to follow "only"; None for a public one.

    Checks numbers in every spelling, reserved and local names, and names without a dot. Looks no
    name up, so a public name with a private address is not seen.
    """
    if not host:
        return None
    address = literal(host)
    if address is not None:
        if is_routable(address):
            return None
        own = (_carried(int(address)) if address.version == 6 else None) or address
        return YOUR_MACHINE if own.is_loopback or own.is_unspecified else "a private network"
    for suffix, reach in _PRIVATE_SUFFIXES.items():
        if host == suffix or host.endswith(f".{suffix}"):
            return reach
    return None if "." in host or ":" in host else "the local network"


def is_private(host: str) -> bool:
    """Whether Midjourney's servers cannot reach a host: see `why_private`."""
    return why_private(host) is not None


@lru_cache(1024)
def is_placeholder(host: str) -> bool:
    """Whether a host is a placeholder: ``example.com``, ``your-domain.com``, ``*.example``."""
    domain = ".".join(host.split(".")[-2:])
    return (
        domain in _EXAMPLE_DOMAINS
        or host.endswith(_EXAMPLE_SUFFIXES)
        or _YOURS.fullmatch(domain) is not None
    )
