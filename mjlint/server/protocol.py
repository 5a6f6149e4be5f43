"""The hundreds of classes of the protocol, each built when something first uses it.

`lsprotocol` has attrs build all of them on import, which is most of what a server takes to start,
and a session uses a few dozen. A class that is not built yet has an `__init__` and a table of
fields that build it; where a version of lsprotocol works otherwise, they are built all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

import attrs

T = TypeVar("T")
_DEFINE: Final = attrs.define
_FIELDS: Final = "__attrs_attrs__"  # the name by which attrs and its users know a class


class _Unbuilt:
    """The table of fields of a class that is not built yet."""

    def __init__(self, build: Callable[[], None]) -> None:
        self._build = build

    def __get__(self, instance: object, owner: type) -> object:
        self._build()
        return getattr(owner, _FIELDS)


def load() -> None:
    """Import `lsprotocol.types`. Raises ImportError where it is not installed."""
    vars(attrs)["define"] = _define_later
    try:
        import lsprotocol.types  # noqa: F401
    finally:
        vars(attrs)["define"] = _DEFINE
    from lsprotocol import _hooks

    vars(_hooks)["_resolved_forward_references"] = True  # for all at once; `build` does it for one


def _define_later(cls: type[T]) -> type[T]:
    """Replaces a bare ``@attrs.define``. Nobody prints or compares these classes here."""

    def build() -> None:
        from lsprotocol.types import ALL_TYPES_MAP

        delattr(cls, _FIELDS)
        delattr(cls, "__init__")
        _DEFINE(cls, repr=False, eq=False, slots=False)
        if attrs.has(cls):
            attrs.resolve_types(cls, dict(ALL_TYPES_MAP), {})

    def __init__(self: T, *args: object, **named: object) -> None:  # noqa: N807
        if isinstance(vars(cls).get(_FIELDS), _Unbuilt):
            build()
        vars(cls)["__init__"](self, *args, **named)

    setattr(cls, _FIELDS, _Unbuilt(build))
    setattr(cls, "__init__", __init__)  # noqa: B010 (mypy does not let a method be assigned)
    return cls
