"""The known word that was probably meant, said in one way everywhere; silence rather than a guess."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

CUTOFF: Final = 0.65
"""How much of two words must agree, from 0 to 1, as `difflib` counts it."""
SENTENCES: Final = 0.75
"""The same for whole sentences, which share a word by chance."""
_SHORTEST: Final = 3
"""A shorter known word is like everything."""
_LONGEST: Final = 100
"""A longer one is no typing mistake, and comparing takes time that grows with its length."""


def nearest(word: str, known: Iterable[str], cutoff: float = CUTOFF) -> str | None:
    """The known word that is spelled most like another one, in any case; None where none is."""
    return next(iter(near(word, known, 1, cutoff)), None)


def near(word: str, known: Iterable[str], most: int, cutoff: float = CUTOFF) -> list[str]:
    """Up to so many known words that are spelled like another one, the nearest first."""
    if len(word) > _LONGEST:
        return []
    from difflib import get_close_matches

    names = {name.lower(): name for name in known if len(name) >= _SHORTEST}
    return [names[each] for each in get_close_matches(word.lower(), names, most, cutoff)]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message: ``; did you mean `…`?``, or nothing where no known word is like it."""
    names = tuple(known)
    found = nearest(word, names)
    if found is None and len(word) >= _SHORTEST:
        # A part of a single one: `upper` for `uppercase-parameter`.
        longer = [name for name in names if word.lower() in name.lower()]
        found = longer[0] if len(longer) == 1 else None
    return f"; did you mean `{found}`?" if found is not None else ""
