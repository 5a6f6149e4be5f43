"""Facts about web addresses that can be told without asking them.

Pure: text in, answers out; no network, no clock. The rules of ``rules/links/`` and the network
checks of ``mjlint/links/`` share these answers. Hosts are given in lower case, without port and
without the brackets of an IPv6 address, as `Address.host` has them.
"""

from __future__ import annotations

from mjlint.addresses.address import MIDJOURNEY_HOSTS, NOT_PICTURES, PICTURES, Address, parse
from mjlint.addresses.hosts import is_placeholder, is_private, is_routable, literal, why_private
from mjlint.addresses.pages import Page, page
from mjlint.addresses.signatures import Expiry, expiry

__all__ = [
    "MIDJOURNEY_HOSTS",
    "NOT_PICTURES",
    "PICTURES",
    "Address",
    "Expiry",
    "Page",
    "expiry",
    "is_placeholder",
    "is_private",
    "is_routable",
    "literal",
    "page",
    "parse",
    "why_private",
]
