"""Fields that no table knows, and which known one each of them means."""

from __future__ import annotations

from collections.abc import Iterable

from mjlint.requests.request import Request
from mjlint.requests.request_signs import Given
from mjlint.text.similar import nearest


def unknown(request: Request) -> tuple[tuple[Given, str], ...]:
    """The given fields that the endpoint does not know, each with the path of the field it means.

    The path is empty where none is like it, ``--name`` where a parameter is meant.
    """
    return tuple((given, _meant(given, request)) for given in request.unknown)


def _meant(given: Given, request: Request) -> str:
    endpoint = request.endpoint
    known = endpoint.wrong.get(given.path)
    if known is not None:
        return known
    # A field that is given already is not the one that is missed.
    free = [path for path in endpoint.fields if request.find(path) is None]
    return similar(given.path, free)


def similar(name: str, fields: Iterable[str]) -> str:
    """The field that a name is a misspelling of; empty: none."""
    fields = tuple(fields)
    bare = _bare(name)
    for path in fields:
        if _bare(path) == bare:
            return path
    return nearest(name, fields) or ""


def _bare(path: str) -> str:
    return path.replace("_", "").replace("-", "").lower()
