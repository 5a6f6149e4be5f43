"""How a message fits a wording: whole, somewhere inside other text, or cut short."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from mjlint.failures.normalising import normalised
from mjlint.failures.table import Wording

SHORT: Final = 8
"""A piece of a wording shorter than this says nothing by itself."""

LONG: Final = 20
"""A wording that is cut short says as much as a title from so many characters on."""

_ELLIPSIS: Final = re.compile(r"(?:…|\.{2,})[\"')\]}]*(?=\n|\Z)")
_CLOSING: Final = ".…。 \"')]}"

_GAP: Final = r"[ \n]?"
_TOKEN: Final = r"[^\s,;()]{1,60}"
_MIDDLE: Final = r"([^\n]{0,300}?)"
_SLOTS: Final = {
    "flag": r"([\w-]{1,30})",
    "partner": r"([\w-]{1,30})",
    "model": r"([a-z][a-z-]*(?: ?\d[\d.]*)?(?: alpha)?|\d[\d.]*)",
    "minimum": r"(-?\d[\d.,]*)",
    "maximum": r"(-?\d[\d.,]*)",
    "status": r"(\d{1,3})",
    "url": r"(\S{1,500})",
    "code": r"(\S{1,200})",
    "command": r"(\S{1,60})",
    "call": r"(\w{1,40})",
    "word": r"([^\n,;()]{1,80}?)",
}
"""What may be in the place of a name; of any other name, any text of the same line."""
_LAST: Final = {
    "words": rf"({_TOKEN}(?:, ?{_TOKEN}){{0,40}})",
    "word": r"([^\n,;()]{1,80})",
}
"""The same, where the wording ends with it."""


class Match(NamedTuple):
    """How a message fits a wording."""

    score: int
    """How many characters of the wording are in the message."""
    whole: bool
    """False: the message is cut short."""
    words: tuple[tuple[str, str], ...] = ()
    """What is in the places of the wording's names."""


class Plain(NamedTuple):
    """A normalised message, and what is asked of it for every wording."""

    text: str
    flat: str
    """Its lines joined."""
    ends: tuple[tuple[str, bool], ...]
    """Its text up to where it may have been cut, and whether dots say so."""

    @classmethod
    def of(cls, message: str) -> Plain:
        """What is compared of a message."""
        text = normalised(message)
        cuts = [match.start() for match in _ELLIPSIS.finditer(text)][:20]
        ends = [(text[max(0, cut - 400) : cut], True) for cut in cuts]
        ends.append((text[-400:], False))
        return cls(
            text, text.replace("\n", " "), tuple((e.rstrip(_CLOSING), dots) for e, dots in ends)
        )


def fit(wording: Wording, message: Plain) -> Match | None:
    """Fit a message to a wording."""
    if all(piece.strip("- ") in message.flat for piece in wording.pieces):
        match = pattern(wording.pieces, wording.names).search(message.text)
        if match is not None:
            score = sum(map(len, wording.pieces))
            if score >= SHORT or not message.text.isascii() or message.text == wording.pieces[0]:
                # What is shorter is not looked for inside a longer message; Chinese says more in less.
                found = (group.strip(" []") for group in match.groups())
                return Match(score, True, tuple(zip(wording.names, found, strict=True)))
    return _cut(wording, message)


@lru_cache(None)
def pattern(pieces: tuple[str, ...], names: tuple[str, ...]) -> re.Pattern[str]:
    """The wording as a regular expression; each name is a group."""
    parts = [_literal(pieces[0])]
    for number, name in enumerate(names):
        last = number == len(names) - 1 and not pieces[-1]
        slot = _LAST.get(name) if last else None
        slot = slot or _SLOTS.get(name) or (r"([^\n]{0,300})" if last else _MIDDLE)
        parts += [_GAP, slot, _GAP, _literal(pieces[number + 1])]
    whole = "".join(parts)
    before = r"(?<![a-z0-9])" if pieces[0][:1].isascii() and pieces[0][:1].isalnum() else ""
    after = r"(?![a-z0-9])" if pieces[-1][-1:].isascii() and pieces[-1][-1:].isalnum() else ""
    return re.compile(before + whole + after)


def _literal(piece: str) -> str:
    escaped = re.escape(piece).replace(r"\-\-", "(?:--|[–—]) ?")
    return escaped.replace(r"\ ", r"[ \n]")


def _cut(wording: Wording, message: Plain) -> Match | None:
    """The fit of a message that ends, or begins, in the middle of the wording."""
    first, flat = wording.pieces[0], message.flat
    inside = flat.strip(_CLOSING)
    # Of a wording whose beginning is missing, more is needed: `Image processing failed` is one thing,
    # `processing failed` anything.
    least = 2 * SHORT if first.startswith(inside) else LONG
    if len(inside) >= least and any(inside in piece for piece in wording.pieces):
        return Match(len(inside), False)
    best = max(_overlap(first, end, dots, SHORT) for end, dots in message.ends)
    for piece in wording.pieces[1:]:
        best = max(best, *(_overlap(piece, end, dots, 2 * SHORT) for end, dots in message.ends))
    if wording.names and len(first.strip("- ")) >= SHORT and first in flat:
        best = max(best, len(first))
    longest = max(wording.pieces, key=len)
    if wording.names and len(longest) > 2 * SHORT and longest in flat:
        best = max(best, len(longest))
    starts = range(len(longest), LONG, -1)
    best = max(best, next((n for n in starts if flat.startswith(longest[-n:])), 0))
    return Match(best, False) if best else None


def _overlap(piece: str, end: str, dots: bool, least: int) -> int:
    """How many characters of the beginning of a piece are the end of a text; 0 below the least.

    A few words in the middle of a sentence count only where dots say that it was cut there.
    """
    if not piece.isascii():
        least = max(3, len(piece) * 3 // 5)
    for length in range(min(len(piece), len(end)), least - 1, -1):
        if not end.replace("\n", " ").endswith(piece[:length]):
            continue
        if piece[:length].isascii() and not piece.isascii():
            return 0  # `action` is no beginning of `action参数错误`
        before = end[: len(end) - length]
        if before[-1:].isascii() and before[-1:].isalnum() and piece[0].isascii():
            return 0
        most = length >= len(piece) * 3 // 5 or length >= LONG
        words = " " in piece[:length].strip() or not piece.isascii()
        alone = not before.strip("[]()#/> \n-") or before.rstrip(" ")[-1:] in ":[\n,"
        return length if most or (words and (dots or alone)) else 0
    return 0
