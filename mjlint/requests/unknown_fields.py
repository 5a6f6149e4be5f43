"""Fields that no table knows, and which known one each of them means."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from mjlint.requests.request import Given, Request


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
    found = get_close_matches(name, fields, n=1, cutoff=0.8)
    return found[0] if found else ""


def _bare(path: str) -> str:
    return path.replace("_", "").replace("-", "").lower()
