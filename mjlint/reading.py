"""What the words behind a parameter's name are: its value, or text that strayed there.

How many words belong to a value follows from the form that the lexicon gives the parameter. Rules
share these answers, so that two of them never report one mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from mjlint.lexicon import KnownParameter, Lexicon
from mjlint.prompt import Item, Parameter

PUNCTUATION: Final = ".,;:!?'\"’”»)]，。；：、！？）】"
"""What may be glued to the end of a value and does not belong to it."""

_CODE: Final = re.compile(r"(?:[pm]?\d+|(?=[a-z]*\d)[a-z0-9]{4,}|none|0|<?@\w+>?)", re.IGNORECASE)
_SPACED_RATIO: Final = re.compile(r"\d+(?:\.\d+)?\s*[:：/x×]\s*\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Reading:
    """A parameter's words, parted."""

    value: tuple[Item, ...]
    """What belongs to the value, right or wrong."""
    stray: tuple[Item, ...]
    """What stands behind the value and would be refused as unrecognised."""


def read(parameter: Parameter, known: KnownParameter) -> Reading:
    """Part the words of a parameter by the form of its value."""
    items = parameter.items
    count = _count(items, known)
    return Reading(items[:count], items[count:])


def plain(item: Item) -> str:
    """The item's text without punctuation glued to its end; a link keeps its own."""
    return item.text if item.kind == "link" else item.text.rstrip(PUNCTUATION)


@dataclass(frozen=True, slots=True)
class BareParameter:
    """Words that mean a parameter but lack its dashes. Offsets count from the start of the text."""

    start: int
    end: int
    dashes: str
    """``-``, or nothing."""
    name: str
    value: str

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
    for match in _bare_pattern(lexicon).finditer(text):
        groups = match.groupdict()
        name = groups["ratio_name"] or groups["model_name"] or groups["dashed_name"]
        value = groups["ratio"] or groups["model"] or groups["dashed_value"] or ""
        if groups["model_name"]:
            model = lexicon.niji(value) if name.lower() == "niji" else lexicon.version(value)
            if model is None:
                continue
        elif groups["dashed_name"] and not _fits(name.lower(), value, lexicon):
            continue
        yield BareParameter(
            match.start(), match.end(), "-" if match.group().startswith("-") else "",
            name.lower(), value,
        )


@lru_cache(8)
def _bare_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, lexicon.names), key=len, reverse=True))
    return re.compile(
        r"(?<![^\s,;(])(?:"
        r"-?(?P<ratio_name>ar|aspect(?:[ ]ratio)?)(?:--|[ :=]){0,2}(?P<ratio>\d+:\d+)"
        r"|-?(?P<model_name>v|version|niji)[ ]?(?P<model>\d(?:\.\d)?)"
        rf"|-(?P<dashed_name>{names})(?:[ ](?P<dashed_value>[^\s-]\S*))?"
        r")(?=[\s,.;)]|\Z)",
        re.IGNORECASE,
    )


def _fits(name: str, value: str, lexicon: Lexicon) -> bool:
    known = lexicon.find(name)
    if known is None:
        return False
    match known.form:
        case "flag":
            return not value and len(name) > 2
        case "integer" | "number" | "version" | "niji":
            return re.fullmatch(r"\d*\.?\d+,?", value) is not None
        case "ratio":
            return ":" in value
        case "link" | "links" | "references":
            return "://" in value or value.isdecimal()
        case _:
            return name == "no" and bool(value)


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
            return _leading(items, lambda item: _CODE.fullmatch(plain(item)) is not None)
        case "links":
            return max(1, _leading(items, lambda item: item.kind == "link"))
        case "references":
            return max(1, _leading(items, _is_reference))
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
    text = plain(item).lower()
    return item.kind == "link" or text.isdecimal() or text == "random"
