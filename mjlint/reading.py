"""What the words behind a parameter's name are: its value, or text that strayed there.

How many words belong to a value follows from the form that the lexicon gives the parameter. Rules
share these answers, so that two of them never report one mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from mjlint.lexicon import KnownParameter, Lexicon
from mjlint.patterns import pattern
from mjlint.prompt import Item, Parameter, Prompt, Value

INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters of no width."""
PUNCTUATION: Final = ".,;:!?'`\"’”»)]，。；：、！？）】" + INVISIBLE
"""What may be glued to the end of a value and does not belong to it."""
OPENING: Final = "\"'`“‘（"
"""What may be glued to its start."""
DASHES: Final = "-‒–—―−－"
"""The hyphen, and the dashes that are written for it."""

_CODE: Final = pattern(r"(?:[pm]?\d+|(?=[a-z]*\d)[a-z0-9]{4,}|none|0|<?@\w+>?)", re.IGNORECASE)
_LETTERS: Final = pattern(r"[a-z]{5,9}", re.IGNORECASE)
_STYLE: Final = pattern(r"\d+|random", re.IGNORECASE)
_COMMAS: Final = pattern(r"[,;|，、；]+")
_COMMA_AND_LINK: Final = pattern(r"[,;|，、；]+\w+://")
_SPACED_RATIO: Final = pattern(r"\d++(?:\.\d++)?+\s*+[:：/x×]\s*+\d++(?:\.\d++)?+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A parameter's words, parted."""

    value: tuple[Item, ...]
    """What belongs to the value, right or wrong."""
    stray: tuple[Item, ...]
    """What stands behind the value and would be refused as unrecognised."""
    punctuation: tuple[Item, ...] = ()
    """Items of nothing but punctuation; they are in neither of the others."""


def read(parameter: Parameter, known: KnownParameter) -> Reading:
    """Part the words of a parameter by the form of its value.

    A sign between name and value (``--ar=16:9``, ``--s-250``) belongs to neither.
    """
    value = parameter.value
    if value is None:
        return Reading((), ())
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
    punctuation = tuple([item for item in items if not item.text.strip(PUNCTUATION)])
    if punctuation:
        items = tuple([item for item in items if item not in punctuation])
    count = _count(items, known)
    return Reading(items[:count], items[count:], punctuation)


def sign(value: Value, known: KnownParameter) -> int:
    """How many characters at the start of a value stand where only a space should.

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


@dataclass(frozen=True, slots=True)
class BareParameter:
    """Words that mean a parameter but lack its dashes. Offsets count from the start of the text."""

    start: int
    end: int
    dashes: str
    """``-``, or nothing."""
    name: str
    value: str
    trailing: bool
    """Whether nothing but more of them, and punctuation, stands behind it."""

    @property
    def written(self) -> str:
        """As it should be: ``--v 6``."""
        return f"--{self.name} {self.value}".rstrip()


def bare_parameters(text: str, lexicon: Lexicon) -> Iterator[BareParameter]:
    """Find ``v6``, ``ar 16:9``, ``-s 250`` … in a text.

    Without any dash only what can hardly be prose: a ratio behind ``ar`` or ``aspect``, a model's
    number behind ``v``, ``version`` or ``niji``. Behind one hyphen every known name with a value
    of its form.
    """
    found: list[tuple[int, int, str, str, str]] = []
    for match in _bare_pattern(lexicon).finditer(text):
        ratio_name, ratio, model_name, number, name, value = match.groups()
        dashes = "-" if match.group().startswith("-") else ""
        if ratio_name:
            # `aspect ratio 3:2` is no name; its parameter is.
            name, value = ratio_name.lower().partition(" ")[0], ratio
        elif model_name:
            name, value = model_name.lower(), number
            model = lexicon.niji(value) if name == "niji" else lexicon.version(value)
            if model is None and not dashes:
                continue
        else:
            known = lexicon.find(name.lower())
            name, value = name.lower(), (value or "").rstrip(PUNCTUATION)
            if known is None or not fits(known, value) or (known.form == "flag" and len(name) < 3):
                continue
        found.append((match.start(), match.end(), dashes, name, value))
    end = len(text)
    trailing: list[bool] = []
    for start, stop, *_ in reversed(found):
        trailing.append(
            (not trailing or trailing[-1]) and not text[stop:end].strip(PUNCTUATION + " \t\n")
        )
        end = start
    for parts, last in zip(found, reversed(trailing), strict=True):
        yield BareParameter(*parts, last)


@lru_cache(8)
def _bare_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, lexicon.names), key=len, reverse=True))
    return re.compile(
        r"(?<![^\s,;(])(?:"
        r"-?(ar|aspect(?:[ ]ratio)?)(?:--|[ :=]){0,2}(\d+:\d+)"
        r"|-?(v|version|niji)[ ]?(\d(?:\.\d)?)"
        rf"|-({names})(?:[ ]([^\s-]\S*))?"
        r")(?=[\s,.;)]|\Z)",
        re.IGNORECASE,
    )


_FITTING: Final = {
    "integer": pattern(r"\d+"),
    "number": pattern(r"\d++(?:\.\d*+)?+|\.\d++"),
    "version": pattern(r"\d++(?:\.\d++)?+"),
    "niji": pattern(r"\d*"),
    "ratio": pattern(r"\d+(?:\.\d+)?[:：/x]\d+(?:\.\d+)?"),
    "link": pattern(r"\S+://\S+"),
    "links": pattern(r"\S+://\S+"),
    "references": pattern(r"\S+://\S+|\d+|random"),
}


def fits(known: KnownParameter, value: str) -> bool:
    """Whether a first word has the form of the parameter's value, so that it can hardly be prose.

    A flag fits where there is no word, words and codes never do, but those of ``--no`` always.
    """
    if known.form == "flag":
        return not value
    if known.form == "words":
        return bool(value)
    if known.form == "choice":
        return any(value in choice.values for choice in known.choices.values())
    pattern = _FITTING.get(known.form)
    return pattern is not None and pattern.fullmatch(value) is not None


@dataclass(frozen=True, slots=True)
class Strays:
    """What stands behind the value of a parameter and belongs elsewhere."""

    parameter: Parameter
    known: KnownParameter
    bare: tuple[BareParameter, ...]
    """Parameters without their dashes; offsets count from the start of the prompt."""
    dashes: tuple[Item, ...]
    """Items of nothing but two hyphens or more."""
    words: tuple[Item, ...]
    """All others."""

    @property
    def in_place(self) -> bool:
        """Whether the items stand in the prompt as they are, and not in a permutation."""
        value = self.parameter.value
        return not self.parameter.branch and value is not None and value.in_place


def strays(
    prompt: Prompt, lexicon: Lexicon, find: Callable[[str], KnownParameter | None]
) -> tuple[Strays, ...]:
    """The words that stand behind the values of a prompt's parameters.

    ``find``: what a name means here, `Context.known`.
    """
    found: tuple[Strays, ...] | None = prompt.memo.get(strays)
    if found is None:
        found = prompt.memo[strays] = tuple(_strays(prompt, lexicon, find))
    return found


def _strays(
    prompt: Prompt, lexicon: Lexicon, find: Callable[[str], KnownParameter | None]
) -> Iterator[Strays]:
    for parameter in prompt.parameters:
        value = parameter.value
        # Nearly every value is one number; those have no words behind them.
        if value is None or _ONE_NUMBER.match(value.text) or not parameter.flag.read:
            continue
        known = find(parameter.name)
        if known is None or known.form in ("words", "text"):
            continue
        items = read(parameter, known).stray
        if not items:
            continue
        in_place = value.in_place
        if in_place:
            offset, text = items[0].start, prompt.source[items[0].start : value.end]
        else:
            offset, text = value.start, " ".join(item.text for item in items)
        bare = []
        for found in bare_parameters(text, lexicon):
            if not (found.dashes or found.trailing):
                continue
            start, end = (found.start + offset, found.end + offset) if in_place else value.span
            bare.append(replace(found, start=start, end=end))
        others = items
        if bare:
            others = tuple(
                item
                for item in items
                if not any(one.start < item.end and item.start < one.end for one in bare)
            )
        dashes = tuple(item for item in others if _HYPHENS.fullmatch(item.text))
        words = tuple(item for item in others if item not in dashes)
        yield Strays(parameter, known, tuple(bare), dashes, words)


_HYPHENS: Final = pattern(r"-{2,}")
_ONE_NUMBER: Final = pattern(r"\.?\d\S*\Z")


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
    return _is_link(item) or _all(item, _STYLE)


def _is_link(item: Item) -> bool:
    return item.kind == "link" or _COMMA_AND_LINK.match(item.text) is not None


def _all(item: Item, code: re.Pattern[str]) -> bool:
    """Whether it is a code, or some with commas between them: wrong, but part of the value."""
    parts = [part for part in _COMMAS.split(plain(item)) if part]
    return bool(parts) and all(code.fullmatch(part) is not None for part in parts)
