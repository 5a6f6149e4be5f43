"""Facts about URLs that need no network.

Pure: text in, answers out; no network, no clock. The rules of ``rules/links/`` and the network
checks of ``mjlint/links/`` share these answers. Hosts are given in lower case, without port and
without the brackets of an IPv6 address, as `Url.host` has them.
"""

from __future__ import annotations

from mjlint.urls.expiry import Expiry, expiry, is_upload
from mjlint.urls.hosts import is_placeholder, is_private, is_routable, literal, why_private
from mjlint.urls.lookalikes import (
    find_bare_links,
    find_link_slots,
    find_local_paths,
    is_link_slot,
    is_local_path,
    lacks_scheme,
)
from mjlint.urls.pages import Page, page
from mjlint.urls.problems import UrlProblem, is_link, url_problem
from mjlint.urls.url import (
    IMAGE_EXTENSIONS,
    MIDJOURNEY_HOSTS,
    OTHER_EXTENSIONS,
    Url,
    parse,
    plain_host,
)

__all__ = [
    "IMAGE_EXTENSIONS",
    "MIDJOURNEY_HOSTS",
    "OTHER_EXTENSIONS",
    "Expiry",
    "Page",
    "Url",
    "UrlProblem",
    "expiry",
    "find_bare_links",
    "find_link_slots",
    "find_local_paths",
    "is_link",
    "is_link_slot",
    "is_local_path",
    "is_placeholder",
    "is_private",
    "is_routable",
    "is_upload",
    "lacks_scheme",
    "literal",
    "page",
    "parse",
    "plain_host",
    "url_problem",
    "why_private",
]
