"""Whether a request in a file is surely a vendor's: files hold much else that looks like one.

An address or a header that names a vendor is sure. A bare body is judged as a request if its fields
are those of the vendor that the user named; without one only if they are nobody else's.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from mjlint.language.vendors import Vendor, load, vendor, vendors
from mjlint.requests.envelope import Envelope
from mjlint.requests.recognition import (
    Recognised,
    by_address,
    by_shape,
    endpoint_of,
    is_rare,
    likeliest,
    parts,
)
from mjlint.requests.unknown_fields import similar
from mjlint.text.json import Value

_COMPOSITE: Final = re.compile(r"[a-z]+(?:[A-Z]|_)\w*")
"""Names of two words: nobody calls a column of prompts so by chance."""
_MODEL_KEYS: Final = frozenset({"model", "version", "modelversion", "mjversion"})
_MODEL: Final = re.compile(
    r"(?:midjourney|mj)?[ _-]*v?(?:niji[ _-]*)?(?:\d+(?:\.\d+)?|(?<=niji))", re.I
)


class Claim(NamedTuple):
    """Whose request it is."""

    recognised: Recognised
    how: str
    """What tells the vendor: ``address``, ``header``, ``path``, ``fields``; empty: the user."""


def claim(
    envelope: Envelope, body: Value, target: str | None = None, *, alone: bool = False
) -> Claim | None:
    """The vendor to judge a request by; None where it is not sure that it is a vendor's.

    ``target``: the vendor that the user named, by its id or an alias; an address or a header that
    names another one wins. ``alone``: whether the body is a file of its own, so that a prompt
    without any other field is a request, too.
    """
    if body.kind != "object":
        return None
    url = envelope.url.text if envelope.url is not None else ""
    told = _told(envelope, url)
    if told is not None and target is not None and told[0] is vendor(target):
        return _claim(told[0], "", url, body)
    if told is not None and told[1] in ("address", "header"):
        return _claim(*told, url, body)
    if target is not None:
        whose = vendor(target)
        if not _belongs(whose, body, alone):
            return None
        found = _claim(whose, "", url, body)
        endpoint = found.recognised.endpoint if found else likeliest(whose, body)
        return Claim(Recognised(whose, endpoint), "") if endpoint is not None else None
    if told is not None:
        return _claim(*told, url, body)
    if url:
        return None
    if not any(member.name in _rare() for member in body.members):
        return None
    shape = by_shape(body)
    return Claim(shape, "fields") if shape is not None and _nobody_elses(shape, body) else None


def is_field(target: str, name: str) -> bool:
    """Whether a vendor, by its id or an alias, has a field of this name."""
    return name in _fields(vendor(target).id)


def addressed(envelope: Envelope, target: str | None = None) -> Vendor | None:
    """The vendor that a request is sent to, whatever its body is; None where that is not sure."""
    url = envelope.url.text if envelope.url is not None else ""
    told = _told(envelope, url)
    if told is not None:
        return told[0]
    host = parts(url)[0]
    if target is not None and (not host or "{" in host or "$" in host):
        return vendor(target)
    return None


def _told(envelope: Envelope, url: str) -> tuple[Vendor, str] | None:
    if not url and not envelope.headers:
        return None
    whose = by_address(url, envelope.header_names)
    if whose is None:
        return None
    if parts(url)[0] in whose.hosts:
        return whose, "address"
    return whose, "header" if by_address("", envelope.header_names) is whose else "path"


def _claim(whose: Vendor, how: str, url: str, body: Value) -> Claim | None:
    """None for an address of the vendor's that no table knows."""
    endpoint = endpoint_of(whose, url, body)
    return Claim(Recognised(whose, endpoint), how) if endpoint is not None else None


def _belongs(whose: Vendor, body: Value, alone: bool) -> bool:
    """Whether the fields of a body are those of a request, and not of somebody's list of prompts."""
    prompts = others = near = strange = 0
    for member in body.members:
        field = _field(whose.id, member.name)
        if field in _prompts(whose.id):
            prompts += member.value.kind != "list"
        elif not field or _is_model(member.name, member.value):
            strange += 1
        elif field == member.name:
            others += 1
        else:
            near += 1
    if prompts and others:
        # Many fields that nobody knows are notes on a prompt.
        return alone or others + near >= strange
    if prompts:
        return not strange and (alone or near > 0)
    if others:
        return others > 1 or not strange
    return alone and not body.members


def _is_model(name: str, value: Value) -> bool:
    """Whether a field names a model of Midjourney, as lists of prompts have it."""
    if name.replace("_", "").replace("-", "").lower() not in _MODEL_KEYS:
        return False
    return value.kind in ("integer", "number") or _MODEL.fullmatch(value.text) is not None


def _nobody_elses(shape: Recognised, body: Value) -> bool:
    endpoint = shape.endpoint
    if endpoint is None:
        return False
    signs = len(endpoint.needs)
    for member in body.members:
        field = endpoint.fields.get(member.name)
        if field is None:
            return False
        if member.name in _rare():
            signs += 2 if field.role == "webhook" else 1
    return signs > 1


@lru_cache(4096)
def _field(id: str, name: str) -> str:
    """The field of a vendor's that a name is, or is a misspelling of; empty: none."""
    known = _fields(id)
    return name if name in known else similar(name, known)


@cache
def _fields(id: str) -> tuple[str, ...]:
    """The names at the top of a vendor's requests, those that are often taken for them too."""
    return tuple(
        dict.fromkeys(
            name
            for endpoint in load(id).endpoints
            for name in (*endpoint.fields, *endpoint.wrong)
            if "." not in name
        )
    )


@cache
def _prompts(id: str) -> frozenset[str]:
    """The fields at the top that the prompts of a vendor's requests are in."""
    endpoints = load(id).endpoints
    return frozenset(e.prompt.partition(".")[0] for e in endpoints if e.prompt)


@cache
def _rare() -> frozenset[str]:
    """The names of two words that only one vendor has."""
    return frozenset(
        path
        for whose in vendors()
        for endpoint in whose.endpoints
        for path in endpoint.fields
        if is_rare(path) and _COMPOSITE.fullmatch(path)
    )
