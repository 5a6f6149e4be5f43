"""Text -> Prompt. Total: every text gives a prompt, and ``str(prompt)`` is that text.

The language is described by ``grammar/prompt.lark`` alone; Lark builds the parser from it. A parser
knows the names of the parameters, since dashes in the middle of a text make a flag only of those.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from lark import Lark, Transformer
from lark.lexer import Lexer

from mjlint.lexer import Tokenizer
from mjlint.permutations import Choice, Spreader, Written
from mjlint.prompt import Item, Option, Parameter, Permutation, Prompt

REMEMBERED_VALUES: Final[int] = 4096
"""How many values a parser remembers the items of: most prompts of a batch repeat the same few."""


class Parser:
    """Built once, called often, from any thread.

    ``names``: the names of the parameters, in lower case, without dashes.
    """

    def __init__(self, names: frozenset[str]) -> None:
        self._lark = Lark(
            (files("mjlint.grammar") / "prompt.lark").read_text(encoding="utf-8"),
            parser="lalr",
            lexer=_Leaves,
            start=["prompt", "value"],
            transformer=_Nodes(),
            keep_all_tokens=True,
            maybe_placeholders=False,
        )
        terminals = sorted(self._lark.terminals, key=lambda terminal: -terminal.priority)
        patterns = {terminal.name: terminal.pattern.to_regexp() for terminal in terminals}
        self._read = lru_cache(REMEMBERED_VALUES)(self._items)
        self._tokenizer = Tokenizer(patterns, names, self._read)

    def parse(self, text: str) -> Prompt:
        """Parse any text whatever."""
        leaves: Any = self._tokenizer.prompt(text)
        tree: Any = self._lark.parse(leaves, start="prompt")
        pieces, parameters = tree
        if "{" not in text and "}" not in text:
            return Prompt(text, tuple(pieces), tuple(parameters))
        spreader = Spreader(text, self._read)
        spread = [*spreader.pieces(pieces), *spreader.parameters(parameters)]
        return Prompt(text, tuple(pieces), tuple(spread), tuple(spreader.permutations))

    def _items(self, text: str) -> tuple[Item, ...]:
        leaves: Any = self._tokenizer.value(text)
        items: Any = self._lark.parse(leaves, start="value")
        return tuple(items)


class _Leaves(Lexer):
    """Hands the tokenizer's leaves to Lark."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: object) -> None: ...

    def lex(self, lexer_state: Any, parser_state: Any) -> Any:
        return lexer_state.text


class _Nodes(Transformer[Any, Any]):
    """What each rule of the grammar becomes. The methods are named after the rules."""

    def prompt(self, children: list[Any]) -> tuple[list[Any], list[Any]]:
        del children[-1]  # END
        return self.option(children)

    def option(self, children: list[Any]) -> tuple[list[Any], list[Any]]:
        for index, child in enumerate(children):
            if isinstance(child, Parameter | Written | Choice):
                return children[:index], children[index:]
        return children, []

    def permutation(self, children: list[Any]) -> Permutation:
        options = []
        for index in range(1, len(children), 2):
            pieces, parameters = children[index]
            nodes = [*pieces, *parameters]
            start = nodes[0].start if nodes else children[index - 1].start_pos + 1
            end = nodes[-1].end if nodes else start
            options.append(Option(start, end, tuple(pieces), tuple(parameters)))
        return Permutation(children[0].start_pos, children[-1].start_pos + 1, tuple(options))

    def parameter(self, children: list[Any]) -> Written:
        return Written(children[0].start, children[-1].end, children[0], tuple(children[1:]))

    def choice(self, children: list[Any]) -> Choice:
        start, permutation, *rest = children
        return Choice(start.start_pos, children[-1].end, permutation, tuple(rest))

    def item(self, children: list[Any]) -> Item:
        item: Item = children[0]
        if len(children) == 1:
            return item
        return replace(item, end=children[1].end, weight=children[1])

    def value(self, children: list[Any]) -> tuple[Item, ...]:
        del children[-1]  # END
        return tuple(children)
