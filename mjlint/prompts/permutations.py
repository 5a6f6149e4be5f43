"""Permutations in and around parameters: every option becomes a parameter of its own.

``--ar {1:1, 3:2}`` is read as ``--ar 1:1`` and ``--ar 3:2``, ``--{v 7, niji 7}`` as ``--v 7`` and
``--niji 7``, so that rules check each and need not know permutations at all. Nothing is multiplied
out: of several permutations in one value each is varied alone, with the first option of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from mjlint.diagnostic import plain_class
from mjlint.prompts.nodes import Branch, Flag, Item, Node
from mjlint.prompts.tree import Parameter, Permutation, Piece, Value
from mjlint.text.patterns import pattern

MAXIMUM_ALTERNATIVES: Final = 100
"""How many options of one value are checked. No plan runs more than 40 jobs for a prompt
(https://docs.midjourney.com, Permutations, 2025-02-06), so one with more is refused anyway."""

_NAME: Final = pattern(r"[^\W\d_]\w*(?:-\w+)*")


@plain_class
class Written(Node):
    """A parameter as written, with a permutation or a stray brace in its value."""

    flag: Flag
    pieces: tuple[Node, ...]


@plain_class
class Alternation(Node):
    """``--{v 7, niji 7}`` and what comes after it."""

    permutation: Permutation
    pieces: tuple[Node, ...]


@plain_class
class _Alternative:
    text: str
    start: int
    end: int
    branch: tuple[Branch, ...]
    in_place: bool


class Spreader:
    """Spreads the parameters of one prompt out over the options of its permutations."""

    def __init__(self, source: str, read: Callable[[str], tuple[Item, ...]]) -> None:
        self._source = source
        self._read = read
        self.permutations: list[Permutation] = []

    def pieces(
        self, pieces: Iterable[Piece], branch: tuple[Branch, ...] = ()
    ) -> Iterator[Parameter]:
        """The parameters inside the permutations of the text; collects the permutations."""
        for piece in pieces:
            if isinstance(piece, Permutation):
                self.permutations.append(piece)
                for number, option in enumerate(piece.options):
                    inner = (*branch, Branch(piece.start, number))
                    yield from self.pieces(option.pieces, inner)
                    yield from self.parameters(option.parameters, inner)

    def parameters(
        self, parameters: Iterable[Node], branch: tuple[Branch, ...] = ()
    ) -> Iterator[Parameter]:
        """Each parameter, once for each option of the permutations in it."""
        for parameter in parameters:
            if isinstance(parameter, Parameter):
                yield replace(parameter, branch=branch) if branch else parameter
            elif isinstance(parameter, Written):
                yield from self._values(parameter.flag, parameter.pieces, branch)
            elif isinstance(parameter, Alternation):
                yield from self._choices(parameter, branch)

    def _values(
        self, flag: Flag, pieces: Sequence[Node], branch: tuple[Branch, ...]
    ) -> Iterator[Parameter]:
        glued = bool(pieces) and pieces[0].start == flag.end
        for found in self._alternatives(pieces):
            value = Value(found.start, found.end, found.text, glued, self._read, found.in_place)
            end = pieces[-1].end if not found.in_place else found.end
            yield Parameter(
                flag.start,
                max(end, flag.end),
                flag,
                value if found.text else None,
                flag.name.lower(),
                branch + found.branch,
            )
        yield from self.pieces((p for p in pieces if isinstance(p, Permutation)), branch)

    def _choices(self, choice: Alternation, branch: tuple[Branch, ...]) -> Iterator[Parameter]:
        permutation = choice.permutation
        self.permutations.append(permutation)
        for number, option in enumerate(permutation.options):
            inner = (*branch, Branch(permutation.start, number))
            name = _NAME.match(self._source, option.start)
            if name is not None and name.end() <= option.end:
                flag = Flag(name.start(), name.end(), "--", "", name.group(), False, True)
                rest = self._behind(option.pieces, name.end())
                for parameter in (
                    self._values(flag, rest, inner)
                    if rest
                    else (Parameter(flag.start, flag.end, flag, None, flag.name.lower(), inner),)
                ):
                    yield self._followed(parameter, choice) if choice.pieces else parameter
            yield from self.parameters(option.parameters, inner)

    def _followed(self, parameter: Parameter, choice: Alternation) -> Parameter:
        """The parameter with what comes after the closing brace: ``--{v 6, niji 6} words``."""
        start, end = choice.pieces[0].start, choice.pieces[-1].end
        words = self._source[start:end]
        value = parameter.value
        if value is None:
            value = Value(start, end, words, False, self._read)
        else:
            text = f"{value.text} {words}"
            value = Value(value.start, end, text, value.glued, self._read, in_place=False)
        return replace(parameter, end=end, value=value)

    def _alternatives(self, pieces: Sequence[Node]) -> list[_Alternative]:
        """What the pieces can say, each permutation varied alone."""
        start, end = pieces[0].start, pieces[-1].end
        varied = [piece for piece in pieces if isinstance(piece, Permutation)]
        if not varied:
            return [_Alternative(self._source[start:end], start, end, (), True)]
        spread = [self._options(permutation) for permutation in varied]
        if len(pieces) == 1:
            return spread[0]
        first = [options[0] for options in spread]
        found: list[_Alternative] = []
        for index, options in enumerate(spread):
            for option in options if index == 0 else options[1:]:
                chosen = [*first[:index], option, *first[index + 1 :]]
                text, at = [], start
                for permutation, alternative in zip(varied, chosen, strict=True):
                    text += [self._source[at : permutation.start], alternative.text]
                    at = permutation.end
                text.append(self._source[at:end])
                branch = tuple(step for alternative in chosen for step in alternative.branch)
                found.append(_Alternative("".join(text), start, end, branch, False))
                if len(found) >= MAXIMUM_ALTERNATIVES:
                    return found
        return found

    def _options(self, permutation: Permutation) -> list[_Alternative]:
        found: list[_Alternative] = []
        for number, option in enumerate(permutation.options):
            step = (Branch(permutation.start, number),)
            if not option.pieces:
                found.append(_Alternative("", option.start, option.end, step, True))
                continue
            for inner in self._alternatives(option.pieces):
                text = inner.text.replace("\\,", ",")
                in_place = inner.in_place and text == inner.text
                found.append(
                    replace(inner, text=text, branch=step + inner.branch, in_place=in_place)
                )
                if len(found) >= MAXIMUM_ALTERNATIVES:
                    return found
        return found

    def _behind(self, pieces: Sequence[Node], at: int) -> tuple[Node, ...]:
        """The pieces from ``at`` on, the first of them cut there."""
        while at < len(self._source) and self._source[at].isspace():
            at += 1
        rest = [piece for piece in pieces if piece.end > at]
        if rest and rest[0].start < at:
            rest[0] = Node(at, rest[0].end)
        return tuple(rest)
