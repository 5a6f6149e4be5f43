"""Whose request it is, by host, header, path and shape: one answer for the library, the guard and files.

A URL or a header that names a vendor is sure, and so is a path that only one family of services
has. An endpoint that serves other models too is one only where the body names Midjourney (`needs`).
A bare body is sure where its fields are those of the vendor that the user named, or nobody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from mjlint.language.vendor import Endpoint, Vendor
from mjlint.language.vendors import vendors
from mjlint.requests import shape
from mjlint.text.nodes import DataNode

_NOBODY: Final[Mapping[str, Vendor]] = MappingProxyType({})
_SLASHES: Final = re.compile("//+")


class Recognised(NamedTuple):
    """Whose request it is."""

    vendor: Vendor
    endpoint: Endpoint
    sure: bool
    """False: the body looks like this vendor's, but others may have the same fields."""
    how: str
    """What shows the vendor: ``address``, ``header``, ``path`` or ``fields``; empty: the user."""


class Owner(NamedTuple):
    """A vendor that a URL or a header names."""

    vendor: Vendor
    how: str
    """``address``, ``header`` or ``path``."""


def recognise(
    url: str,
    headers: Iterable[str],
    body: DataNode | None,
    *,
    target: Vendor | None = None,
    hosts: Mapping[str, Vendor] = _NOBODY,
    alone: bool = False,
) -> Recognised | None:
    """Whose request it is; None where nothing shows it, or where it is not one for Midjourney.

    ``headers``: their names, in lower case. ``body``: None where it is not read. ``target``: the
    vendor that the user named; a URL or a header that names another one wins. ``hosts``: the
    user's own hosts. ``alone``: whether the body is a file or a call of its own, so that a prompt
    without any other field is a request, too.
    """
    return among(tuple(owners_of(url, headers, hosts)), url, body, target, alone)


def among(
    owners: tuple[Owner, ...], url: str, body: DataNode | None, target: Vendor | None, alone: bool
) -> Recognised | None:
    """`recognise`, where the owners of the URL and the headers are known."""
    named = [owner for owner in owners if owner.how != "path"]
    for owner in named:
        endpoint = endpoint_of(owner.vendor, url, body)
        if endpoint is not None:
            return Recognised(owner.vendor, endpoint, True, owner.how)
    if target is not None and not named:
        found = _of_target(target, url, body, alone)
        if found is not None:
            return found
    for owner in owners:
        if owner.how == "path" and (target is None or owner.vendor is target or named):
            endpoint = endpoint_of(owner.vendor, url, body)
            if endpoint is not None:
                return Recognised(owner.vendor, endpoint, True, "path")
    if body is None or owners or target is not None:
        return None
    guess = shape.by_shape(body)
    if guess is None:
        return None
    vendor, endpoint = guess
    return Recognised(vendor, endpoint, not url and shape.nobody_elses(endpoint, body), "fields")


def _of_target(target: Vendor, url: str, body: DataNode | None, alone: bool) -> Recognised | None:
    """The request as one to the vendor that the user named."""
    _, path = parts(url)
    endpoint = endpoint_of(target, url, body)
    if endpoint is not None and path not in ("", "/"):
        return Recognised(target, endpoint, True, "path")
    if body is None:
        return None
    endpoint = endpoint or shape.likeliest(target, body)
    if endpoint is None:
        return None
    return Recognised(target, endpoint, shape.belongs(target, body, alone), "")


def owners_of(
    url: str, headers: Iterable[str], hosts: Mapping[str, Vendor] = _NOBODY
) -> Iterator[Owner]:
    """The vendors that a host, a header (in lower case) or a path names, the surest first.

    A path alone shows it only where the host is still to be filled in, or where people run the
    service themselves: another service may have the same paths.
    """
    host, path = parts(url)
    known = _hosts().get(host)
    if hosts:
        authority = url.partition("://")[2].partition("/")[0].rpartition("@")[2].lower()
        known = hosts.get(authority) or hosts.get(host) or known
    if known is not None:
        yield Owner(known, "address")
    for header, vendor in _headers().items():
        if header in headers and vendor is not known:
            yield Owner(vendor, "header")
    open_host = not host or "{" in host or "$" in host
    for part, vendor in _paths():
        if part in path and (open_host or vendor.self_hosted) and vendor is not known:
            yield Owner(vendor, "path")


def addressed(url: str, headers: Iterable[str], target: Vendor | None = None) -> Vendor | None:
    """The vendor that a request is sent to, whatever its body is; None where that is not sure."""
    owner = next(owners_of(url, headers), None)
    if owner is not None:
        return owner.vendor
    host, _ = parts(url)
    return target if not host or "{" in host or "$" in host else None


def named_by(headers: Iterable[str]) -> tuple[str, ...]:
    """Those of some headers, in lower case, that name a vendor."""
    if isinstance(headers, Mapping) and _headers().keys().isdisjoint(headers):
        return ()
    return tuple(header for header in _headers() if header in headers)


def endpoint_of(vendor: Vendor, url: str, body: DataNode | None) -> Endpoint | None:
    """The endpoint that a path or, where there is none, the fields name.

    None where the body lacks what marks it as one for Midjourney.
    """
    _, path = parts(url)
    if path in ("", "/"):
        return shape.likeliest(vendor, body) if body is not None else None
    ends = (e for e in vendor.endpoints if path.endswith(e.paths))
    fitting = [e for e in ends if body is None or shape.fits(e, body)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    return max(fitting, key=lambda e: (shape.marks(e, body), _length(e, path)), default=None)


@lru_cache(512)
def parts(url: str) -> tuple[str, str]:
    """Host and path of a URL, in lower case, without a trailing dot, slash or doubled slashes."""
    try:
        split = urlsplit(url)
        host = split.hostname or ""
    except ValueError:
        return "", ""
    path = split.path.lower().rstrip("/") or "/"
    return host.rstrip("."), _SLASHES.sub("/", path) if "//" in path else path


def _length(endpoint: Endpoint, path: str) -> int:
    return max(len(own) for own in endpoint.paths if path.endswith(own))


@cache
def _hosts() -> dict[str, Vendor]:
    return {host: vendor for vendor in vendors() for host in vendor.hosts}


@cache
def _paths() -> tuple[tuple[str, Vendor], ...]:
    return tuple((path, vendor) for vendor in vendors() for path in vendor.paths)


@cache
def _headers() -> dict[str, Vendor]:
    """The headers, in lower case, that only one vendor reads."""
    names = [vendor.key_header.lower() for vendor in vendors()]
    own = (v for v in vendors() if names.count(v.key_header.lower()) == 1)
    return {v.key_header.lower(): v for v in own if v.key_header.lower() not in _COMMON}


_COMMON: Final = ("api-key", "x-api-key", "authorization")
"""Headers that services of every kind have."""
