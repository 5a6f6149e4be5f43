"""``grammar/prompt.lark`` -> the tables of an LALR(1) parser, as plain data. Lark makes them.

A build keeps them beside the grammar (`mjlint.language.ready`), so that Lark, which takes a quarter of
the time of a short run to import and to build, is only asked where the grammar was edited since.
"""

from __future__ import annotations

from typing import Any, TypeAlias, TypedDict

from lark import Lark
from lark.grammar import Rule, Symbol
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift

_States: TypeAlias = dict[int, dict[str, tuple[Any, Any]]]


class Tables(TypedDict):
    """What a parser runs on."""

    terminals: dict[str, str]
    """The pattern of each terminal, highest priority first."""
    rules: list[tuple[str, int, list[int]]]
    """Of each rule its name, how many nodes it takes, and which of them are lists to be joined."""
    rows: list[dict[str, int]]
    """By state and symbol: the next state, or, below zero, -1 - the number of a rule."""
    starts: dict[str, tuple[int, int]]
    """Of each start rule its first state and its last."""


def tables(grammar: str) -> Tables:
    """The tables of a grammar; the same text gives the same numbers."""
    parser = Lark(
        grammar,
        parser="lalr",
        lexer=_NoLexer,
        start=["prompt", "value"],
        keep_all_tokens=True,
        maybe_placeholders=False,
    )
    table = parser.parser.parser.parser.parse_table
    states: _States = table.states
    number = _numbered(states, [state for _, state in sorted(table.start_states.items())])
    rules = sorted(
        {what for row in states.values() for _, what in row.values() if _is_rule(what)}, key=str
    )
    place = {rule: at for at, rule in enumerate(rules)}
    terminals = sorted(parser.terminals, key=lambda each: (-each.priority, each.name))
    return {
        "terminals": {each.name: each.pattern.to_regexp() for each in terminals},
        "rules": [_plain(rule) for rule in rules],
        "rows": [
            {
                symbol: number[what] if action is Shift else -1 - place[what]
                for symbol, (action, what) in sorted(states[state].items())
            }
            for state in number
        ],
        "starts": {
            start: (number[state], number[table.end_states[start]])
            for start, state in sorted(table.start_states.items())
        },
    }


def _numbered(states: _States, queue: list[int]) -> dict[int, int]:
    """The states in the order in which symbols lead to them; Lark's own is that of memory."""
    number: dict[int, int] = {}
    while queue:
        state = queue.pop(0)
        if state not in number:
            number[state] = len(number)
            row = sorted(states[state].items())
            queue += [what for _, (action, what) in row if action is Shift]
    return number


def _is_rule(what: object) -> bool:
    return isinstance(what, Rule)


def _plain(rule: Rule) -> tuple[str, int, list[int]]:
    if rule.alias or rule.options.expand1:
        raise ValueError(f"{rule}: `->` and `?` are not read")
    joined = [at for at, symbol in enumerate(rule.expansion) if _is_list(symbol)]
    return rule.origin.name, len(rule.expansion), joined


def _is_list(symbol: Symbol) -> bool:
    """Whether Lark made a rule of its own for it, as for ``item*``."""
    return not symbol.is_term and symbol.name.startswith("_")


class _NoLexer(Lexer):
    """Stands for `mjlint.prompts.lexer`, whose leaves the tables are run on."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: object) -> None: ...

    def lex(self, lexer_state: Any, parser_state: Any) -> Any:
        raise NotImplementedError
