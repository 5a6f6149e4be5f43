"""Runs the LALR tables that Lark makes of ``grammar/prompt.lark``.

They are Lark's, and so is the way to read them. Its own loop looks a rule up by value for each
reduction, makes a token for the end and passes five layers: twice the time for a short prompt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple, Protocol

from lark import Lark
from lark.parsers.lalr_analysis import Shift


class _HasType(Protocol):
    @property
    def type(self) -> str: ...


class _Action(NamedTuple):
    """What to do in a state: go on to another one, or make one node of the last few."""

    state: Any
    """The next state; None where nodes are made one."""
    size: int
    made: Callable[[list[Any]], Any]
    rule: str


_LAST: Final = ("$END", None)
"""What Lark calls the end of the text."""


def _same(children: list[Any]) -> list[Any]:
    return children


class Automaton:
    """The parser of one start rule. ``parser``: Lark's, with its transformer."""

    def __init__(self, parser: Lark, start: str) -> None:
        lalr = parser.parser.parser.parser
        table, made = lalr.parse_table, lalr.callbacks
        self._start, self._end = table.start_states[start], table.end_states[start]
        self._actions = {
            state: {
                symbol: _Action(argument, 0, _same, "")
                if action is Shift
                else _Action(None, len(argument.expansion), made[argument], argument.origin.name)
                for symbol, (action, argument) in row.items()
            }
            for state, row in table.states.items()
        }

    def parsed(self, leaves: Iterable[_HasType]) -> Any:
        """What the transformer makes of the leaves.

        Raises `KeyError` for leaves in an order that the grammar does not have.
        """
        actions, end = self._actions, self._end
        states: list[Any] = [self._start]
        nodes: list[Any] = []
        row = actions[self._start]
        for symbol, leaf in [*[(leaf.type, leaf) for leaf in leaves], _LAST]:
            state, size, made, rule = row[symbol]
            while state is None:
                children: list[Any] = []
                if size:
                    children = nodes[-size:]
                    del states[-size:], nodes[-size:]
                nodes.append(made(children))
                state = actions[states[-1]][rule].state
                if state == end:
                    return nodes[-1]
                states.append(state)
                state, size, made, rule = actions[state][symbol]
            states.append(state)
            nodes.append(leaf)
            row = actions[state]
        raise AssertionError("unreachable: the end is never shifted")
