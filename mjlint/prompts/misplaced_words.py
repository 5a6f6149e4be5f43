"""What stands behind the value of a parameter and belongs elsewhere.

Several rules ask for it, each for its own kind, so that no two report one word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from mjlint.language.lexicon import KnownParameter, Lexicon
from mjlint.prompts.bare_parameters import BareParameter, bare_parameters
from mjlint.prompts.nodes import Item
from mjlint.prompts.tree import Parameter, Prompt
from mjlint.prompts.values import read
from mjlint.text.patterns import pattern

_HYPHENS: Final = pattern(r"-{2,}")
_ONE_NUMBER: Final = pattern(r"\.?\d\S*\Z")


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
        others = _outside(items, bare) if bare else items
        dashes = tuple(item for item in others if _HYPHENS.fullmatch(item.text))
        words = tuple(item for item in others if not _HYPHENS.fullmatch(item.text))
        yield Strays(parameter, known, tuple(bare), dashes, words)


def _outside(items: tuple[Item, ...], bare: list[BareParameter]) -> tuple[Item, ...]:
    """The items that are no part of a bare parameter; both are in the order of the text."""
    found, at = [], 0
    for item in items:
        while at < len(bare) and bare[at].end <= item.start:
            at += 1
        if at == len(bare) or bare[at].start >= item.end:
            found.append(item)
    return tuple(found)
