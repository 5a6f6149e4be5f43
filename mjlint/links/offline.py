"""What can be said of a link before it is asked."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from mjlint.links.verdict import State, Verdict
from mjlint.settings.links import LinkSettings
from mjlint.urls.expiry import expiry
from mjlint.urls.hosts import is_private, literal
from mjlint.urls.url import MIDJOURNEY_HOSTS, parse


def known_before(url: str, settings: LinkSettings, now: float) -> Verdict | None:
    """What can be said of a link without asking it; None where it has to be asked.

    ``now``: seconds since 1970.
    """
    address = parse(url)
    scheme = url.partition(":")[0].lower() if address is None else address.scheme
    if scheme not in ("http", "https"):
        return Verdict(url, State.WILL_FAIL, "scheme", scheme)
    if address is None or not address.host:
        return Verdict(url, State.UNSURE, "unreadable")
    if address.host in MIDJOURNEY_HOSTS or any(
        fnmatchcase(text, pattern) for pattern in settings.exclude for text in (url, address.host)
    ):
        return Verdict(url, State.OK, notes=("not-asked",))
    port = address.port or (443 if scheme == "https" else 80)
    if is_private(address.host) and not is_open(address.host, port, settings.allow_hosts):
        number = literal(address.host)
        return Verdict(url, State.WILL_FAIL, "private-address", str(number or address.host))
    until = expiry(url)
    if until is not None and until.at is not None and until.certain and until.at <= now:
        return Verdict(url, State.WILL_FAIL, "expired", until.signer)
    return None


def is_open(host: str, port: int, allowed: Iterable[str]) -> bool:
    """Whether a host is among those that a user has opened, as ``host`` or ``host:port``."""
    spellings = (host, f"[{host}]", f"{host}:{port}", f"[{host}]:{port}")
    return any(entry.lower().rstrip(".") in spellings for entry in allowed)
