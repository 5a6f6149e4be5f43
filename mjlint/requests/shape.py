"""What the fields of a body show: the endpoint they fit, and whether they could be anyone else's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from mjlint.language.vendor import Endpoint, Vendor
from mjlint.language.vendors import vendors
from mjlint.requests.unknown_fields import similar
from mjlint.text.nodes import DataNode

_COMPOSITE: Final = re.compile(r"[a-z]+(?:[A-Z]|_)\w*")
"""Names of two words: nobody calls a column of prompts so by chance."""
_MODEL_KEYS: Final = frozenset({"model", "version", "modelversion", "mjversion"})
_MODEL: Final = re.compile(
    r"(?:midjourney|mj)?[ _-]*v?(?:niji[ _-]*)?(?:\d+(?:\.\d+)?|(?<=niji))", re.I
)


def fits(endpoint: Endpoint, body: DataNode, *, lenient: bool = False) -> bool:
    """Whether a body has what marks a request for the endpoint.

    ``lenient``: a field that is missing altogether is no sign against it.
    """
    for path, leads in endpoint.needs.items():
        value = _value(body, path)
        if value is None:
            if not lenient:
                return False
        elif not value.text.lower().startswith(leads):
            return False
    return True


def marks(endpoint: Endpoint, body: DataNode | None) -> int:
    """How narrowly an endpoint's own signs describe a body: the letters that they share."""
    if body is None:
        return 0
    found = ((_value(body, path), leads) for path, leads in endpoint.needs.items())
    return sum(
        max((len(lead) for lead in leads if value.text.lower().startswith(lead)), default=0)
        for value, leads in found
        if value is not None
    )


def _value(body: DataNode, path: str) -> DataNode | None:
    """The value of a field by its path."""
    value = body
    for name in path.split("."):
        member = value.member(name)
        if member is None:
            return None
        value = member.value
    return value


def likeliest(vendor: Vendor, body: DataNode) -> Endpoint | None:
    """The first of the vendor's endpoints whose fields are most like a body's."""
    names = {member.name for member in body.members}

    def likeness(endpoint: Endpoint) -> tuple[bool, int, bool, bool]:
        alike = sum(1 for name in names if name in endpoint.fields or name in endpoint.wrong)
        whole = bool(alike) and names.issuperset(_required(endpoint))
        return fits(endpoint, body), alike, whole, bool(endpoint.prompt)

    fitting = [e for e in vendor.endpoints if fits(e, body, lenient=True)]
    if _is_for_another(body, vendor):
        return None
    return max(fitting, key=likeness, default=None)


def _is_for_another(body: DataNode, vendor: Vendor) -> bool:
    """Whether the field by which a vendor tells Midjourney's requests names another model."""
    marked = [endpoint.needs for endpoint in vendor.endpoints if endpoint.needs]
    for path in set.intersection(*map(set, marked)) if marked else ():
        value = _value(body, path)
        leads = tuple(lead for needs in marked for lead in needs[path])
        if value is not None and not value.text.lower().startswith(leads):
            return True
    return False


def by_shape(body: DataNode) -> tuple[Vendor, Endpoint] | None:
    """The vendor whose fields a body has and no other's; None where several could be meant."""
    names = {member.name for member in body.members}
    best: list[tuple[int, Vendor, Endpoint]] = []
    for vendor in vendors():
        for endpoint in vendor.endpoints:
            # What clients show of a service is not enough to tell it from others.
            score = 0 if endpoint.doubtful else _score(endpoint, body, names)
            if score > 0:
                best.append((score, vendor, endpoint))
    if not best:
        return None
    top = max(score for score, _, _ in best)
    first = [(vendor, endpoint) for score, vendor, endpoint in best if score == top]
    return first[0] if len({vendor.id for vendor, _ in first}) == 1 else None


def belongs(vendor: Vendor, body: DataNode, alone: bool) -> bool:
    """Whether the fields of a body are those of a request, and not of somebody's list of prompts.

    ``alone``: whether it is a file or a call of its own.
    """
    prompts = others = near = strange = 0
    for member in body.members:
        field = _field(vendor.id, member.name)
        if field in _prompts(vendor.id):
            prompts += member.value.kind != "list" or "[]" in field
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


def nobody_elses(endpoint: Endpoint, body: DataNode) -> bool:
    """Whether all fields of a body are the endpoint's, and enough of them no other vendor's."""
    signs = len(endpoint.needs)
    rare = _rare()
    if not any(member.name in rare for member in body.members):
        return False
    for member in body.members:
        field = endpoint.fields.get(member.name)
        if field is None:
            return False
        if member.name in rare:
            signs += 2 if field.role == "webhook" else 1
    return signs > 1


def is_field(vendor: Vendor, name: str) -> bool:
    """Whether a vendor has a field of this name."""
    return name in _fields(vendor.id)


def _score(endpoint: Endpoint, body: DataNode, names: set[str]) -> int:
    """How much a body looks like an endpoint's; 0: not at all."""
    if not fits(endpoint, body) or not names.issuperset(_required(endpoint)):
        return 0
    shared = names.intersection(endpoint.fields)
    rare = sum(1 for name in shared if _owners()[name] == 1)
    if not rare and not endpoint.needs:
        return 0
    return 10 * rare + 5 * marks(endpoint, body) + len(shared) + (2 if endpoint.prompt else 0)


def _required(endpoint: Endpoint) -> Iterator[str]:
    """The fields that must be there, at the top."""
    for path, field in endpoint.fields.items():
        if field.required == "yes" and "." not in path:
            yield path


def _is_model(name: str, value: DataNode) -> bool:
    """Whether a field names a model of Midjourney, as lists of prompts have it."""
    if name.replace("_", "").replace("-", "").lower() not in _MODEL_KEYS:
        return False
    return value.kind in ("integer", "number") or _MODEL.fullmatch(value.text) is not None


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
            for vendor in vendors()
            if vendor.id == id
            for endpoint in vendor.endpoints
            for name in (*endpoint.fields, *endpoint.wrong)
            if "." not in name
        )
    )


@cache
def _prompts(id: str) -> frozenset[str]:
    """The fields at the top that the prompts of a vendor's requests are in."""
    endpoints = (e for vendor in vendors() if vendor.id == id for e in vendor.endpoints)
    return frozenset(e.prompt.partition(".")[0] for e in endpoints if e.prompt)


@cache
def _rare() -> frozenset[str]:
    """The names of two words that only one vendor has."""
    return frozenset(
        name for name, count in _owners().items() if count == 1 and _COMPOSITE.fullmatch(name)
    )


@cache
def _owners() -> Counter[str]:
    """How many interfaces have a field of a name."""
    interfaces: dict[str, set[str]] = {}
    for vendor in vendors():
        names = interfaces.setdefault(vendor.like or vendor.id, set())
        names.update(path for endpoint in vendor.endpoints for path in endpoint.fields)
    return Counter(name for names in interfaces.values() for name in names)
