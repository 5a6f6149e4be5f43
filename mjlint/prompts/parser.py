"""Text -> Prompt. Total: every text gives a prompt, and ``str(prompt)`` is that text.

The language is described by ``grammar/prompt.lark`` alone; Lark builds the parser from it. A parser
knows the names of the parameters, since dashes in the middle of a text make a flag only of those.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

import lark
from lark import Lark, Transformer
from lark.grammar import Rule
from lark.lexer import Lexer, TerminalDef

from mjlint.language import ready as prepared
from mjlint.prompts.automaton import Automaton
from mjlint.prompts.lexer import Tokenizer
from mjlint.prompts.nodes import Dashes, Item, Link, Node, StrayBrace, Text, Weight
from mjlint.prompts.tree import Option, Permutation, Prompt

REMEMBERED_VALUES: Final[int] = 4096
"""How many values a parser remembers the items of: most prompts of a batch repeat the same few."""


_PIECES: Final = frozenset((Text, Link, Weight, Dashes, StrayBrace, Permutation))


class Parser:
    """Built once, called often, from any thread.

    ``names``: the names of the parameters, in lower case, without dashes.
    """

    def __init__(self, names: frozenset[str]) -> None:
        parser = _loaded(prepared.read("prompt.lark"))
        terminals = sorted(parser.terminals, key=lambda terminal: -terminal.priority)
        patterns = {terminal.name: terminal.pattern.to_regexp() for terminal in terminals}
        self._prompt, self._value = Automaton(parser, "prompt"), Automaton(parser, "value")
        self._read = lru_cache(REMEMBERED_VALUES)(self._items)
        self._tokenizer = Tokenizer(patterns, names, self._read)

    def parse(self, text: str) -> Prompt:
        """Parse any text whatever."""
        pieces, parameters = self._prompt.parsed(self._tokenizer.prompt(text))
        if "{" not in text and "}" not in text:
            return Prompt(text, tuple(pieces), tuple(parameters))
        from mjlint.prompts.permutations import Spreader  # most prompts have no braces

        spreader = Spreader(text, self._read)
        spread = [*spreader.pieces(pieces), *spreader.parameters(parameters)]
        return Prompt(text, tuple(pieces), tuple(spread), tuple(spreader.permutations))

    def _items(self, text: str) -> tuple[Item, ...]:
        if text.isdecimal() and text.isascii():
            # What nearly every value is, and seeds are new each time.
            return (Item(0, len(text), text, "number"),)
        items: tuple[Item, ...] = self._value.parsed(self._tokenizer.value(text))
        return items


def _loaded(grammar: str) -> Lark:
    """The parser of the grammar, from its prepared tables where they are current."""
    found = prepared.parser(grammar, lark.__version__)
    if found is None:
        return _built(grammar)
    data, memo = found
    conf = data["parser"]
    conf = {**conf, "lexer_conf": {**conf["lexer_conf"], "lexer_type": _Leaves}}
    data = {**data, "parser": conf, "options": {**data["options"], "lexer": _Leaves}}
    # What Lark's own generated parsers call; the version is the one that the tables were made with.
    loaded: Lark = Lark._load_from_dict(data, memo, transformer=_Nodes())  # type: ignore[no-untyped-call]
    return loaded


def _built(grammar: str) -> Lark:
    return Lark(
        grammar,
        parser="lalr",
        lexer=_Leaves,
        start=["prompt", "value"],
        transformer=_Nodes(),
        keep_all_tokens=True,
        maybe_placeholders=False,
    )


def serialized(grammar: str) -> tuple[dict[str, Any], dict[Any, Any]]:
    """The tables of the parser as plain data, for `mjlint.language.ready`."""
    data, memo = _built(grammar).memo_serialize([TerminalDef, Rule])
    data["options"]["lexer"] = data["options"]["transformer"] = None
    data["parser"]["lexer_conf"]["lexer_type"] = None
    return data, memo


class _Leaves(Lexer):
    """Hands the tokenizer's leaves to Lark."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: object) -> None: ...

    def lex(self, lexer_state: Any, parser_state: Any) -> Any:
        return lexer_state.text


class _Nodes(Transformer[Any, Any]):
    """What each rule of the grammar becomes. The methods are named after the rules."""

    def prompt(self, children: list[Any]) -> tuple[list[Any], list[Any]]:
        for index, child in enumerate(children):
            if type(child) not in _PIECES:
                return children[:index], children[index:]
        return children, []

    option = prompt

    def permutation(self, children: list[Any]) -> Permutation:
        options = []
        for index in range(1, len(children), 2):
            pieces, parameters = children[index]
            nodes = [*pieces, *parameters]
            start = nodes[0].start if nodes else children[index - 1].start_pos + 1
            end = nodes[-1].end if nodes else start
            options.append(Option(start, end, tuple(pieces), tuple(parameters)))
        return Permutation(children[0].start_pos, children[-1].start_pos + 1, tuple(options))

    def parameter(self, children: list[Any]) -> Node:
        from mjlint.prompts.permutations import Written

        return Written(children[0].start, children[-1].end, children[0], tuple(children[1:]))

    def choice(self, children: list[Any]) -> Node:
        from mjlint.prompts.permutations import Alternation

        start, permutation, *rest = children
        return Alternation(start.start_pos, children[-1].end, permutation, tuple(rest))

    def item(self, children: list[Any]) -> Item:
        item: Item = children[0]
        if len(children) == 1:
            return item
        return replace(item, end=children[1].end, weight=children[1])

    def value(self, children: list[Any]) -> tuple[Item, ...]:
        return tuple(children)
