"""Results that are kept: a keystroke changes one prompt of a document, and the others read as before."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Final, TypeVar, cast

SIZE: Final = 4096
"""Results kept for a function."""
SHORT: Final = 2048
"""Characters of a text whose result is kept: no long text stays in memory."""

F = TypeVar("F", bound=Callable[..., object])


def remembered(function: F) -> F:
    """The same function of a text, which keeps its results for short ones.

    It depends on its arguments alone, which can be hashed; its results are not changed by anybody.
    """
    kept = lru_cache(SIZE)(function)

    @wraps(function)
    def call(text: str, *more: Hashable) -> object:
        return (kept if len(text) <= SHORT else function)(text, *more)

    return cast(F, call)
