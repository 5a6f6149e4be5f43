"""Values of a request's fields that make no difference to whether it is refused.

Of a webhook the scheme and the host matter, of a number on which side of its bounds it is, of an id or a note
nothing: the rules of requests read no more of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final, TypeAlias

from mjlint.language.vendor import Endpoint, Vendor
from mjlint.urls.url import plain_host

ANY: Final = object()
"""Stands for every value of which only that it is free is to be known."""

Free: TypeAlias = Callable[[object], object]
"""What matters of a value as JSON reads it; None: all of it. Nothing that JSON reads is like it."""


def free_values(vendor: Vendor, endpoint: Endpoint) -> Iterator[tuple[str, Free]]:
    """The paths of an endpoint's fields whose values may be free, and what matters of each."""
    chosen = {endpoint.mode, endpoint.model, endpoint.bots, endpoint.prompt}
    chosen.update(*(each.needs for each in vendor.endpoints))
    for path, field in endpoint.fields.items():
        if path in chosen or "[]" in path or field.parameter or field.values:
            continue
        if field.type == "integer" and not field.role:
            bounds = {field.minimum, field.maximum, *map(float, endpoint.timeouts.values())}
            yield path, partial(_among, sorted(each for each in bounds if each is not None))
        elif field.type == "string" and path != endpoint.timeout:
            if field.maximum_length is not None or field.minimum_length is not None:
                continue
            if field.role == "webhook":
                yield path, _host
            elif field.role in ("", "job"):
                yield path, _text


def _text(value: object) -> object:
    return ANY if isinstance(value, str) and not value.isspace() and value else None


def _host(value: object) -> object:
    return plain_host(value) if isinstance(value, str) else None


def _among(bounds: Sequence[float], value: object) -> object:
    """On which side of some bounds a number is, and on which of them."""
    if type(value) is not int:
        return None
    return (bisect_left(bounds, value), bisect_right(bounds, value))
