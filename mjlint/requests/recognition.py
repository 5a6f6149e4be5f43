"""Whose request it is, by host, path, header and shape; not guessed where they leave it open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from mjlint.language.vendors import Endpoint, Vendor, vendors
from mjlint.requests.envelope import Envelope, envelopes
from mjlint.text import json as json_body
from mjlint.text.json import UnreadableRequest, Value


class Recognised(NamedTuple):
    """A vendor, and the endpoint if it could be told."""

    vendor: Vendor
    endpoint: Endpoint | None


def recognise(text: str, name: str = "") -> Recognised | None:
    """Whose request a file holds, judged by the first one in it; None where it cannot be told.

    ``name``: the name of the file.
    """
    for envelope in envelopes(text, name):
        if isinstance(envelope, UnreadableRequest):
            return None
        try:
            value = json_body.read(envelope.body.text)
        except UnreadableRequest:
            value = None
        return identify(envelope, value)
    return None


def identify(envelope: Envelope, body: Value | None) -> Recognised | None:
    """Whose request it is."""
    url = envelope.url.text if envelope.url is not None else ""
    vendor = by_address(url, envelope.header_names)
    if vendor is None and body is not None:
        return by_shape(body)
    if vendor is None:
        return None
    return Recognised(vendor, endpoint_of(vendor, url, body))


def by_address(url: str, headers: Iterable[str]) -> Vendor | None:
    """The vendor that a host, a header (in lower case) or a path names.

    A path alone says it only where the host is still to be filled in, or where people run the
    service themselves: another service may have the same paths.
    """
    host, path = parts(url)
    for vendor in vendors():
        if host in vendor.hosts:
            return vendor
    names = set(headers)
    for header, vendor in _headers().items():
        if header in names:
            return vendor
    open_host = not host or "{" in host or "$" in host
    for vendor in vendors():
        if (vendor.self_hosted or open_host) and any(part in path for part in vendor.paths):
            return vendor
    return None


def endpoint_of(vendor: Vendor, url: str, body: Value | None) -> Endpoint | None:
    """The endpoint that a path or, where there is none, the fields name."""
    _, path = parts(url)
    if path not in ("", "/"):
        ends = [
            e
            for e in vendor.endpoints
            if any(path.rstrip("/").endswith(p.rstrip("/")) for p in e.paths)
        ]
        fitting = [e for e in ends if body is None or _fits(e, body)]
        chosen = max(
            fitting or ends, key=lambda e: (len(e.needs.get("model", "")), _length(e)), default=None
        )
        if chosen is not None or body is None:
            return chosen
        return None
    return likeliest(vendor, body) if body is not None else None


def likeliest(vendor: Vendor, body: Value) -> Endpoint | None:
    """The first of the vendor's endpoints whose fields are most like a body's."""
    names = {member.name for member in body.members}

    def likeness(endpoint: Endpoint) -> tuple[int, bool, bool]:
        alike = sum(1 for name in names if name in endpoint.fields or name in endpoint.wrong)
        return alike, bool(alike) and names.issuperset(_required(endpoint)), bool(endpoint.prompt)

    fitting = [endpoint for endpoint in vendor.endpoints if _fits(endpoint, body)]
    return max(fitting, key=likeness, default=None)


def by_shape(body: Value) -> Recognised | None:
    """The vendor whose fields a body has and no other's; None where several could be meant."""
    names = {member.name for member in body.members}
    best: list[tuple[int, Vendor, Endpoint]] = []
    for vendor in vendors():
        for endpoint in vendor.endpoints:
            score = _score(endpoint, body, names)
            if score > 0:
                best.append((score, vendor, endpoint))
    if not best:
        return None
    top = max(score for score, _, _ in best)
    first = [(vendor, endpoint) for score, vendor, endpoint in best if score == top]
    if len({vendor.id for vendor, _ in first}) > 1:
        return None
    return Recognised(*first[0])


def parts(url: str) -> tuple[str, str]:
    """Host, in lower case, and path of an address."""
    try:
        split = urlsplit(url)
        return (split.hostname or "").lower(), split.path
    except ValueError:
        return "", ""


def _score(endpoint: Endpoint, body: Value, names: set[str]) -> int:
    """How much a body looks like an endpoint's; 0: not at all."""
    if not _fits(endpoint, body) or not names.issuperset(_required(endpoint)):
        return 0
    shared = names.intersection(endpoint.fields)
    rare = sum(1 for name in shared if is_rare(name))
    if not rare and not endpoint.needs:
        return 0
    lead = sum(len(value) for value in endpoint.needs.values())
    return 10 * rare + 5 * lead + len(shared) + (2 if endpoint.prompt else 0)


def _required(endpoint: Endpoint) -> Iterator[str]:
    """The fields that must be there, at the top."""
    for path, field in endpoint.fields.items():
        if field.required == "yes" and "." not in path:
            yield path


def _fits(endpoint: Endpoint, body: Value) -> bool:
    for name, lead in endpoint.needs.items():
        member = body.member(name)
        if member is None or not member.value.text.startswith(lead):
            return False
    return True


def _length(endpoint: Endpoint) -> int:
    return max(len(path) for path in endpoint.paths)


def is_rare(name: str) -> bool:
    """Whether only one vendor has a field of this name."""
    return _owners()[name] == 1


@cache
def _owners() -> Counter[str]:
    """How many vendors have a field of a name."""
    return Counter(
        name
        for vendor in vendors()
        for name in {path for endpoint in vendor.endpoints for path in endpoint.fields}
    )


@cache
def _headers() -> dict[str, Vendor]:
    """The headers, in lower case, that only one vendor reads."""
    counts = Counter(vendor.key_header.lower() for vendor in vendors())
    return {
        vendor.key_header.lower(): vendor
        for vendor in vendors()
        if counts[vendor.key_header.lower()] == 1 and vendor.key_header.lower() != "api-key"
    }
