"""Text -> Prompt. Total: every text gives a prompt, and ``str(prompt)`` is that text.

The language is described by ``grammar/prompt.lark`` alone; Lark builds the parser from it. A parser
knows the names of the parameters, since dashes in the middle of a text make a flag only of those.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, cast

from mjlint.language import ready as prepared
from mjlint.prompts.automaton import Automaton, Maker
from mjlint.prompts.lexer import Tokenizer
from mjlint.prompts.nodes import Dashes, Item, Link, Node, StrayBrace, Text, Weight
from mjlint.prompts.tree import Option, Permutation, Prompt

if TYPE_CHECKING:
    from mjlint.prompts.tables import Tables  # which imports Lark

REMEMBERED_VALUES: Final[int] = 4096
"""How many values a parser remembers the items of: most prompts of a batch repeat the same few."""
REMEMBERED_ROWS: Final[int] = 1024
LONGEST_ROW: Final[int] = 16
"""For how many rows of kinds of leaves it is remembered what the grammar makes of them, and of how many
leaves each."""

_PIECES: Final = frozenset((Text, Link, Weight, Dashes, StrayBrace, Permutation))


class Parser:
    """Built once, called often, from any thread.

    ``names``: the names of the parameters, in lower case, without dashes.
    """

    def __init__(self, names: frozenset[str]) -> None:
        tables = _tables(prepared.read("prompt.lark"))
        self._automaton = Automaton(tables, _MAKERS)
        self._counts: dict[tuple[str, ...], int] = {}
        self._read = lru_cache(REMEMBERED_VALUES)(self._items)
        self._tokenizer = Tokenizer(tables["terminals"], names, self._read)

    def parse(self, text: str) -> Prompt:
        """Parse any text whatever."""
        leaves: list[Any] = self._tokenizer.prompt(text)
        if "{" not in text and "}" not in text:
            count = self._count_of_pieces(leaves)
            return Prompt(text, tuple(leaves[:count]), tuple(leaves[count:]))
        pieces, parameters = self._automaton.parsed("prompt", leaves)
        from mjlint.prompts.permutations import Spreader  # most prompts have no braces

        spreader = Spreader(text, self._read)
        spread = [*spreader.pieces(pieces), *spreader.parameters(parameters)]
        return Prompt(text, tuple(pieces), tuple(spread), tuple(spreader.permutations))

    def _count_of_pieces(self, leaves: list[Any]) -> int:
        """How many leaves of a prompt without braces the grammar has in front of the parameters.

        It sees the kinds of the leaves alone, and a few rows of kinds make up nearly all prompts.
        """
        kinds = tuple([leaf.type for leaf in leaves])
        count = self._counts.get(kinds)
        if count is None:
            count = len(self._automaton.parsed("prompt", leaves)[0])
            if len(kinds) <= LONGEST_ROW and len(self._counts) < REMEMBERED_ROWS:
                self._counts[kinds] = count
        return count

    def _items(self, text: str) -> tuple[Item, ...]:
        if text.isdecimal() and text.isascii():
            # What nearly every value is, and seeds are new each time.
            return (Item(0, len(text), text, "number"),)
        items: tuple[Item, ...] = self._automaton.parsed("value", self._tokenizer.value(text))
        return items


def _tables(grammar: str) -> Tables:
    """The tables of the grammar, ready-made where they are current."""
    if (found := prepared.parser(grammar)) is not None:
        return cast("Tables", found)
    from mjlint.prompts.tables import tables

    return tables(grammar)


def _prompt(children: list[Any]) -> tuple[list[Any], list[Any]]:
    """The pieces, and the parameters after them."""
    for index, child in enumerate(children):
        if type(child) not in _PIECES:
            return children[:index], children[index:]
    return children, []


def _permutation(children: list[Any]) -> Permutation:
    options = []
    for index in range(1, len(children), 2):
        pieces, parameters = children[index]
        nodes = [*pieces, *parameters]
        start = nodes[0].start if nodes else children[index - 1].end
        end = nodes[-1].end if nodes else start
        options.append(Option(start, end, tuple(pieces), tuple(parameters)))
    return Permutation(children[0].start, children[-1].end, tuple(options))


def _parameter(children: list[Any]) -> Node:
    from mjlint.prompts.permutations import Written

    return Written(children[0].start, children[-1].end, children[0], tuple(children[1:]))


def _choice(children: list[Any]) -> Node:
    from mjlint.prompts.permutations import Alternation

    dashes, permutation, *rest = children
    return Alternation(dashes.start, children[-1].end, permutation, tuple(rest))


def _item(children: list[Any]) -> Item:
    item: Item = children[0]
    if len(children) == 1:
        return item
    return replace(item, end=children[1].end, weight=children[1])


_MAKERS: Final[Mapping[str, Maker]] = {
    "prompt": _prompt,
    "option": _prompt,
    "permutation": _permutation,
    "parameter": _parameter,
    "choice": _choice,
    "item": _item,
    "value": tuple,
}
"""What each rule of the grammar becomes."""
