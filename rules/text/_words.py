"""Where words of a list are in a prompt: whole words, whatever their case or width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from mjlint.rule import Prompt, Span, Text


def places_of(
    prompt: Prompt, words: tuple[str, ...], allowed: tuple[str, ...] = ()
) -> Iterator[Span]:
    """Each place of one of the words in the text and after ``--no``; links and values have none."""
    pattern = _pattern(words, allowed)
    if pattern is None:
        return
    places = [piece.span for piece in prompt.walk() if type(piece) is Text]
    places += [
        parameter.value.span for parameter in prompt.all("no") if parameter.value is not None
    ]
    for place in places:
        text = prompt.source[place.start : place.end]
        offsets: list[int] | range = range(len(text) + 1)
        if not text.isascii():
            text, offsets = _folded(text)
        for match in pattern.finditer(text):
            yield Span(place.start + offsets[match.start()], place.start + offsets[match.end()])


@lru_cache(16)
def _pattern(words: tuple[str, ...], allowed: tuple[str, ...]) -> re.Pattern[str] | None:
    wanted = {_fold(word) for word in words} - {_fold(word) for word in allowed} - {""}
    if not wanted:
        return None
    longest_first = sorted(wanted, key=lambda word: (-len(word), word))
    either = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


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
