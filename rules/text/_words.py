"""Where words of a list are in a prompt: whole words, whatever their case or width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from mjlint.rule import Prompt, Span, Text


class _Words(NamedTuple):
    """What to look for."""

    pattern: re.Pattern[str]
    signs: tuple[str, ...]
    """The longest part of each: a text without one of them has nothing to search for, which most are
    told by in a tenth of the time. An empty one is everywhere: to `re.IGNORECASE`, `ı` is `i`."""


def places_of(
    prompt: Prompt, words: tuple[str, ...], allowed: tuple[str, ...] = ()
) -> Iterable[Span]:
    """Each place of one of the words in the text and after ``--no``; links and values have none."""
    wanted, source = _wanted(words, allowed), prompt.source
    if wanted is None:
        return ()
    if source.isascii() and not any(map(source.lower().__contains__, wanted.signs)):
        return ()
    return _places(prompt, wanted.pattern)


def _places(prompt: Prompt, wanted: re.Pattern[str]) -> Iterator[Span]:
    places = [piece.span for piece in prompt.walk() if type(piece) is Text]
    places += [
        parameter.value.span for parameter in prompt.all("no") if parameter.value is not None
    ]
    for place in places:
        text = prompt.source[place.start : place.end]
        offsets: list[int] | range = range(len(text) + 1)
        if not text.isascii():
            text, offsets = _folded(text)
        for match in wanted.finditer(text):
            yield Span(place.start + offsets[match.start()], place.start + offsets[match.end()])


@lru_cache(16)
def _wanted(words: tuple[str, ...], allowed: tuple[str, ...]) -> _Words | None:
    wanted = {_fold(word) for word in words} - {_fold(word) for word in allowed} - {""}
    if not wanted:
        return None
    longest_first = sorted(wanted, key=lambda word: (-len(word), word))
    either = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    found = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    signs = (max(word.split(), key=len) if word.isascii() else "" for word in longest_first)
    return _Words(found, tuple(dict.fromkeys(signs)))


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().strip()


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in its plain form, and for each character of that the offset of the original."""
    pieces, offsets = [], []
    for offset, character in enumerate(text):
        plain = unicodedata.normalize("NFKC", character).casefold()
        pieces.append(plain)
        offsets += [offset] * len(plain)
    offsets.append(len(text))
    return "".join(pieces), offsets
