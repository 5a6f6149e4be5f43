"""Words after the value of a parameter that belong elsewhere.

Several rules ask for it, each for its own kind, so that no two report one word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeAlias

from mjlint.diagnostic import value_class
from mjlint.language.lexicon import KnownParameter, Lexicon
from mjlint.prompts.bare_parameters import BareParameter, bare_parameters
from mjlint.prompts.nodes import Item
from mjlint.prompts.tree import Parameter, Prompt
from mjlint.prompts.values import read
from mjlint.text.patterns import pattern

_HYPHENS: Final = pattern(r"-{2,}")
_ONE_NUMBER: Final = pattern(r"\.?\d\S*\Z")


@value_class
class Strays:
    """Words after the value of a parameter that belong elsewhere."""

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
        """Whether the items are in the prompt as they are, and not in a permutation."""
        value = self.parameter.value
        return not self.parameter.branch and value is not None and value.in_place


Find: TypeAlias = Callable[[str], KnownParameter | None]
"""What a name of a parameter means on a model: `Context.known`."""


def strays(prompt: Prompt, lexicon: Lexicon, find: Find) -> tuple[Strays, ...]:
    """The words after the values of a prompt's parameters that belong elsewhere."""
    found: tuple[Strays, ...] | None = prompt.memo.get(strays)
    if found is None:
        each = (strays_of(parameter, prompt, lexicon, find) for parameter in prompt.parameters)
        found = prompt.memo[strays] = tuple([one for one in each if one is not None])
    return found


def strays_of(parameter: Parameter, prompt: Prompt, lexicon: Lexicon, find: Find) -> Strays | None:
    """The words after the value of one parameter; None where there are none."""
    value = parameter.value
    # Nearly every value is one number; those have no words after them.
    if value is None or _ONE_NUMBER.match(value.text) or not parameter.flag.read:
        return None
    known = find(parameter.name)
    if known is None or known.form in ("words", "text"):
        return None
    items = read(parameter, known).stray
    if not items:
        return None
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
    others = _outside(items, bare) if bare else items
    dashes = tuple(item for item in others if _HYPHENS.fullmatch(item.text))
    words = tuple(item for item in others if not _HYPHENS.fullmatch(item.text))
    return Strays(parameter, known, tuple(bare), dashes, words)


def _outside(items: tuple[Item, ...], bare: list[BareParameter]) -> tuple[Item, ...]:
    """The items that are no part of a bare parameter; both are in the order of the text."""
    found, at = [], 0
    for item in items:
        while at < len(bare) and bare[at].end <= item.start:
            at += 1
        if at == len(bare) or bare[at].start >= item.end:
            found.append(item)
    return tuple(found)
