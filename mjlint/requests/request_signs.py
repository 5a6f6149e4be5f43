"""What there is to check in a request, by the names and the types of its fields alone.

A rule of requests names its ``signs``, and runs only where a request has one of them. Requests with
the same fields have the same signs, so most are looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from mjlint.language.vendor import Endpoint, Field, Vendor
from mjlint.requests.envelope import Envelope
from mjlint.text.nodes import Member

_REMEMBERED: Final = 1024
_known: Final[dict[tuple[object, ...], frozenset[str]]] = {}


class Given(NamedTuple):
    """A field that a request has."""

    path: str
    member: Member
    field: Field | None
    """What the vendor's table says of it; None: nothing."""


class _Request(Protocol):
    @property
    def envelope(self) -> Envelope: ...

    @property
    def vendor(self) -> Vendor: ...

    @property
    def endpoint(self) -> Endpoint: ...

    @property
    def stored(self) -> bool: ...


def signs(request: _Request, given: Sequence[Given]) -> frozenset[str]:
    """The signs of a request with these fields.

    ``unknown``: a field is not in the table. ``type``: a value may not be of the type that is wanted.
    ``limits``: values, a range or a count are wanted. ``length``: so is a length. ``parameter``: a
    field says what a parameter may say, too. ``mode``, ``timeout``: something chooses the speed or
    the time. ``headers``, ``stored``, ``ended``: the request has headers, is in a file, is for a
    service that has ended. Besides, the roles of the fields.
    """
    vendor, endpoint = request.vendor, request.endpoint
    kinds = tuple([(one.path, one.member.value.kind) for one in given])
    headers = bool(request.envelope.headers)
    key = vendor.id, endpoint.id, request.stored, headers, kinds
    found = _known.get(key)
    if found is None:
        if len(_known) >= _REMEMBERED:
            _known.clear()
        every = {"stored": request.stored, "headers": headers, "ended": bool(vendor.ended)}
        every["mode"] = bool(vendor.path_speeds)
        own = {sign for one in given for sign in _of_field(one, endpoint)}
        found = _known[key] = frozenset(own.union(name for name, has in every.items() if has))
    return found


def _of_field(given: Given, endpoint: Endpoint) -> Iterator[str]:
    field, kind = given.field, given.member.value.kind
    if field is None:
        yield "unknown"
        return
    if field.role:
        yield field.role
    if field.type != "any" and kind != "null" and (kind != field.type or kind == "list"):
        yield "type"
    if field.values or _any(field.minimum, field.maximum, field.minimum_items, field.maximum_items):
        yield "limits"
    if _any(field.minimum_length, field.maximum_length):
        yield "length"
    if field.parameter or field.path == endpoint.model:
        yield "parameter"
    if field.path == endpoint.mode:
        yield "mode"
    if endpoint.timeout and field.path in (endpoint.mode, endpoint.timeout):
        yield "timeout"


def _any(*limits: float | None) -> bool:
    return any(limit is not None for limit in limits)
