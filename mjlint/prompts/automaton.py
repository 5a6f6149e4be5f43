"""Runs the LALR tables that Lark makes of ``grammar/prompt.lark``.

Lark's own loop looks a rule up by value for each reduction, makes a token for the end and passes five
layers: twice the time for a short prompt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

if TYPE_CHECKING:
    from mjlint.prompts.tables import Tables  # which imports Lark

Maker: TypeAlias = Callable[[list[Any]], Any]
"""Makes a node of its children."""


class _HasType(Protocol):
    @property
    def type(self) -> str: ...


_Action: TypeAlias = tuple[int | None, int, Maker, str]
"""What to do in a state: go on to the next one, or, where that is None, make one node of the last few;
how many, with what and by which rule. A plain tuple is taken apart three times as fast as a named one."""


class _End:
    """The end of the text, by the name that Lark has for it."""

    type: Final = "$END"


_END: Final = _End()


class Automaton:
    """The parser of some tables. ``makers``: for each rule of the grammar, what makes its node."""

    def __init__(self, tables: Tables, makers: Mapping[str, Maker]) -> None:
        rows = tables["rows"]
        shifts: list[_Action] = [(state, 0, _same, "") for state in range(len(rows))]
        reductions: list[_Action] = [
            (None, size, _joining(makers.get(rule, _same), joined, size), rule)
            for rule, size, joined in tables["rules"]
        ]
        actions = [*shifts, *reversed(reductions)]  # the last is that of the rule -1
        self._rows = [{symbol: actions[n] for symbol, n in row.items()} for row in rows]
        self._starts = tables["starts"]

    def parsed(self, start: str, leaves: Iterable[_HasType]) -> Any:
        """What the makers make of the leaves, by one of the start rules.

        Raises `KeyError` for leaves in an order that the grammar does not have.
        """
        rows = self._rows
        first, end = self._starts[start]
        states = [first]
        nodes: list[Any] = []
        row = rows[first]
        for leaf in [*leaves, _END]:
            symbol = leaf.type
            state, size, made, rule = row[symbol]
            while state is None:
                if made is _longer:
                    child = nodes.pop()
                    nodes[-1].append(child)
                    del states[-2:]
                elif made is _same and size == 1:
                    nodes[-1] = nodes[-1:]
                    states.pop()
                else:
                    children: list[Any] = []
                    if size:
                        children = nodes[-size:]
                        del states[-size:], nodes[-size:]
                    nodes.append(made(children))
                state = rows[states[-1]][rule][0]
                if state == end:
                    return nodes[-1]
                assert state is not None
                states.append(state)
                state, size, made, rule = rows[state][symbol]
            states.append(state)
            nodes.append(leaf)
            row = rows[state]
        raise AssertionError("unreachable: the end is never shifted")


def _same(children: list[Any]) -> list[Any]:
    return children


def _longer(children: list[Any]) -> list[Any]:
    """A list and one more for it: it grows in time and is not copied."""
    found: list[Any] = children[0]
    found.append(children[1])
    return found


def _joining(made: Maker, joined: list[int], size: int) -> Maker:
    """What makes a node of children of which some are lists, made here and used nowhere else."""
    if not joined:
        return made
    if joined == [*range(size)] != [0]:
        return lambda children: made([child for each in children for child in each])
    if joined != [0]:
        flags = [at in joined for at in range(size)]

        def flattened(children: list[Any]) -> Any:
            found: list[Any] = []
            for is_list, child in zip(flags, children, strict=True):
                found += child if is_list else [child]
            return made(found)

        return flattened
    if size == 1:
        return lambda children: made(children[0])
    if size == 2 and made is _same:
        return _longer

    def grown(children: list[Any]) -> Any:
        found: list[Any] = children[0]
        found += children[1:]  # a list of many grows in time: it is not copied
        return made(found)

    return grown
