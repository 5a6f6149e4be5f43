"""Values of a request's fields that make no difference to whether it is refused.

Of a webhook the scheme and the host matter, of a number that it is in its range, of an id or a note
nothing: the rules of requests read no more of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from math import inf
from typing import Final, TypeAlias

from mjlint.language.vendor import Endpoint, Vendor
from mjlint.urls import plain_host

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
            low = -inf if field.minimum is None else field.minimum
            if path == endpoint.timeout:
                low = max(low, *endpoint.timeouts.values(), 0)
            yield path, partial(_in_range, low, inf if field.maximum is None else field.maximum)
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


def _in_range(low: float, high: float, value: object) -> object:
    return ANY if type(value) is int and low <= value <= high else None
