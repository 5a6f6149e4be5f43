"""Whether a request in a file is surely a vendor's: files hold much else that looks like one.

An address or a header that names a vendor is sure. A bare body is judged as a request if its fields
are those of the vendor that the user named; without one only if they are nobody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from mjlint.requests.body import Value
from mjlint.requests.envelope import Envelope
from mjlint.requests.naming import similar
from mjlint.requests.recognition import (
    Recognised,
    by_address,
    by_shape,
    endpoint_of,
    is_rare,
    likeliest,
    parts,
)
from mjlint.requests.vendor import Endpoint, Vendor, vendor

_COMPOSITE: Final = re.compile(r"[a-z]+(?:[A-Z]|_)\w*")
"""Names of two words: nobody calls a column of prompts so by chance."""
_MODEL_KEYS: Final = frozenset({"model", "version", "modelversion", "mjversion"})
_MODEL: Final = re.compile(r"(?:midjourney|mj)?[ _-]*(?:v|niji)?[ _-]*\d*(?:\.\d+)?", re.IGNORECASE)


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
    if told is not None and told[1] in ("address", "header"):
        return _claim(*told, url, body)
    if target is not None:
        whose = vendor(target)
        if not (_belongs(whose, body, alone) or (told is not None and told[0] is whose)):
            return None
        found = _claim(whose, "", url, body)
        endpoint = found.recognised.endpoint if found else likeliest(whose, body)
        return Claim(Recognised(whose, endpoint), "") if endpoint is not None else None
    if told is not None:
        return _claim(*told, url, body)
    if url:
        return None
    shape = by_shape(body)
    return Claim(shape, "fields") if shape is not None and _nobody_elses(shape, body) else None


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
    names = {member.name: member.value for member in body.members}
    prompts = _prompts(whose)
    prompt = others = strange = 0
    for name, value in names.items():
        known = name if name in _fields(whose) else _meant(whose, name)
        if known in prompts:
            prompt += 1
        elif known and not _is_model(name, value):
            others += 1
        else:
            strange += 1
    if prompt and (others or not (names.keys() & prompts)):
        # The second: a prompt under a misspelt name.
        return bool(others) or alone
    if others and (others > 1 or not strange):
        return True
    return alone and not strange


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
        if is_rare(member.name) and _COMPOSITE.fullmatch(member.name):
            signs += 2 if field.role == "webhook" else 1
    return signs > 1


@cache
def _fields(whose: Vendor) -> frozenset[str]:
    """The names at the top of its requests, those that are often taken for them too."""
    return frozenset(_tops(whose))


def _tops(whose: Vendor) -> Iterator[str]:
    for endpoint in whose.endpoints:
        yield from (path for path in endpoint.fields if "." not in path)
        yield from endpoint.wrong


@cache
def _prompts(whose: Vendor) -> frozenset[str]:
    return frozenset(_top(endpoint) for endpoint in whose.endpoints if endpoint.prompt)


def _top(endpoint: Endpoint) -> str:
    return endpoint.prompt.partition(".")[0]


@lru_cache(4096)
def _meant(whose: Vendor, name: str) -> str:
    """The field that a name is a misspelling of; empty: none."""
    return similar(name, sorted(_fields(whose)))
