"""What the words after a parameter's name are: its value, or text that strayed there.

How many words belong to a value follows from the form that the lexicon gives the parameter. Rules
share these answers, so that two of them never report one mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from mjlint.diagnostic import value_class
from mjlint.language.lexicon import KnownParameter
from mjlint.prompts.nodes import Item
from mjlint.prompts.tree import Parameter, Value
from mjlint.text.patterns import pattern

INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters of no width."""
PUNCTUATION: Final = ".,;:!?'`\"’”»)]，。；：、！？）】" + INVISIBLE
"""What may be glued to the end of a value and does not belong to it."""
OPENING: Final = "\"'`“‘（"
"""What may be glued to its start."""

_ONE_WORD: Final = frozenset(("integer", "number", "choice", "version", "ratio"))
"""The forms of which one word is the value, whatever it is."""
_CODE: Final = pattern(r"(?:[pm]?\d+|(?=[a-z]*\d)[a-z0-9]{4,}|none|0|<?@\w+>?)", re.IGNORECASE)
_LETTERS: Final = pattern(r"[a-z]{5,9}", re.IGNORECASE)
_STYLE: Final = pattern(r"\d+|random", re.IGNORECASE)
_COMMAS: Final = pattern(r"[,;|，、；]+")
_COMMA_AND_LINK: Final = pattern(r"[,;|，、；]+\w+://")
_SPACED_RATIO: Final = pattern(r"\d++(?:\.\d++)?+\s*+[:：/x×]\s*+\d++(?:\.\d++)?+")


@value_class
class Reading:
    """A parameter's words, parted."""

    value: tuple[Item, ...]
    """What belongs to the value, right or wrong."""
    stray: tuple[Item, ...]
    """What comes after the value and would be refused as unrecognised."""
    punctuation: tuple[Item, ...] = ()
    """Items of nothing but punctuation; they are in neither of the others."""


def read(parameter: Parameter, known: KnownParameter) -> Reading:
    """Part the words of a parameter by the form of its value.

    A sign between name and value (``--ar=16:9``, ``--s-250``) belongs to neither.
    """
    value = parameter.value
    if value is None:
        return Reading((), ())
    kept = value.reading
    if kept is None or kept[0] is not known:
        # Most rules of a parameter ask for it.
        kept = value.reading = known, _read(value, known)  # type: ignore[misc]
    found: Reading = kept[1]
    return found


def _read(value: Value, known: KnownParameter) -> Reading:
    length = sign(value, known)
    if length:
        start = value.start + (length if value.in_place else 0)
        items = replace(value, start=start, text=value.text[length:]).items
    else:
        items = value.items
    if known.form in ("words", "text"):
        return Reading(items, ())
    if known.form == "ratio" and len(items) > 1 and (count := _count(items, known)) > 1:
        # The colon of `16 : 9` belongs to the value.
        return Reading(items[:count], items[count:])
    if len(items) == 1 and items[0].text.isalnum() and known.form in _ONE_WORD:
        return Reading(items, ())
    words = tuple([item for item in items if item.text.strip(PUNCTUATION)])
    punctuation: tuple[Item, ...] = ()
    if len(words) < len(items):
        punctuation = tuple([item for item in items if not item.text.strip(PUNCTUATION)])
    count = _count(words, known)
    return Reading(words[:count], words[count:], punctuation)


def sign(value: Value, known: KnownParameter) -> int:
    """How many characters at the start of a value are where only a space should be.

    ``=`` and ``:`` between name and value, and the hyphen or underscore of ``--v-6``.
    """
    if value.text[:1] not in "=:：-_" or value.text.startswith("::") or known.form == "flag":
        return 0
    length = len(value.text) - len(value.text.lstrip("=:：" + ("-_" if value.glued else "")))
    return length + len(value.text[length:]) - len(value.text[length:].lstrip()) if length else 0


def plain(item: Item) -> str:
    """The item's text without punctuation glued to it; a link keeps its own."""
    if item.kind == "link" or item.kind == "ratio":
        return item.text
    return item.text.rstrip(PUNCTUATION).lstrip(OPENING)


def _count(items: tuple[Item, ...], known: KnownParameter) -> int:
    """How many of the items belong to the value."""
    if not items:
        return 0
    match known.form:
        case "flag":
            return 1 if plain(items[0]) in known.echo else 0
        case "words" | "text":
            return len(items)
        case "niji":
            return 1 if plain(items[0])[:1].isdecimal() else 0
        case "codes":
            # One in ten codes of seven letters and digits has no digit in it.
            only = len(items) == 1 and _LETTERS.fullmatch(items[0].text) is not None
            return 1 if only else _leading(items, lambda item: _all(item, _CODE))
        case "link" | "links":
            # One too many is too many, and not text.
            return max(1, _leading(items, _is_link))
        case "references":
            return max(1, _leading(items, _is_reference))
        case "version":
            # `--v niji 6` is one value, a wrong one.
            both = len(items) > 1 and items[1].text.isdecimal()
            return 2 if both and items[0].text.lower() == "niji" else 1
        case "ratio":
            # `16 : 9` is one value, a wrong one.
            for count in (3, 2):
                joined = " ".join(item.text for item in items[:count])
                if len(items) >= count and _SPACED_RATIO.fullmatch(joined.rstrip(PUNCTUATION)):
                    return count
            return 1
        case _:
            return 1


def _leading(items: tuple[Item, ...], belongs: Callable[[Item], bool]) -> int:
    for count, item in enumerate(items):
        if not belongs(item):
            return count
    return len(items)


def _is_reference(item: Item) -> bool:
    return _all(item, _STYLE) or _is_link(item)


def _is_link(item: Item) -> bool:
    return item.kind == "link" or _COMMA_AND_LINK.match(item.text) is not None


def _all(item: Item, code: re.Pattern[str]) -> bool:
    """Whether it is a code, or some with commas between them: wrong, but part of the value."""
    if item.text.isalnum():
        return code.fullmatch(item.text) is not None
    parts = [part for part in _COMMAS.split(plain(item)) if part]
    return bool(parts) and all(code.fullmatch(part) is not None for part in parts)
