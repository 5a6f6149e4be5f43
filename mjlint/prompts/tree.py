"""A prompt and its parts: what the parser makes and rules read.

The nodes of one level are in the order of the text, never overlap, and only white space lies between
them. Their leaves are in `mjlint.prompts.nodes`, which says how they are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Any, ClassVar, TypeAlias

from mjlint.diagnostic import plain_class
from mjlint.prompts.nodes import (
    Branch,
    Dashes,
    Flag,
    Item,
    Link,
    Node,
    StrayBrace,
    Text,
    Weight,
)


@plain_class
class Value(Node):
    """Everything after the name of a parameter, up to the next one."""

    type: ClassVar[str] = "VALUE"
    text: str
    """As written; of a permutation, what one of its options makes of it."""
    glued: bool
    """Whether there is no white space between it and the name."""
    read: Callable[[str], tuple[Item, ...]] = field(repr=False, compare=False)
    """Parses the text; offsets count from its start."""
    in_place: bool = True
    """Whether the text is in the prompt as it is; else a permutation put it together."""
    _items: tuple[Item, ...] | None = field(default=None, init=False, repr=False)
    reading: Any = field(default=None, init=False, repr=False)
    """What `mjlint.prompts.values.read` has parted it into, and as whose value."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Its words, numbers, links … in the order of the text."""
        if self._items is None:
            self._items = tuple(map(self._placed, self.read(self.text)))  # type: ignore[misc]
        assert self._items is not None
        return self._items

    def _placed(self, item: Item) -> Item:
        start, end = self.start, self.end
        if self.in_place:
            start, end = item.start + start, item.end + start
        return Item(start, end, item.text, item.kind, item.weight and item.weight.moved(self.start))


@plain_class
class Parameter(Node):
    """``--name value``. One with a permutation in it occurs once for each of its options."""

    type: ClassVar[str] = "PARAMETER"
    flag: Flag
    value: Value | None
    name: str
    """Its name in lower case, without the dashes."""
    branch: tuple[Branch, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of its value; none where it has no value."""
        return self.value.items if self.value is not None else ()

    def meets(self, other: Parameter) -> bool:
        """Whether both can be part of one job: not two options of one permutation."""
        if not self.branch or not other.branch:
            return True
        options = dict(self.branch)
        return all(options.get(at, option) == option for at, option in other.branch)


@plain_class
class Option(Node):
    """One of the options of a permutation, without the white space around it."""

    pieces: tuple[Piece, ...]
    parameters: tuple[Node, ...]
    """As written; `Prompt.parameters` has them one by one."""


@plain_class
class Permutation(Node):
    """``{a, b}``: the prompt is run once for each option."""

    options: tuple[Option, ...]


Piece: TypeAlias = Text | Link | Weight | Dashes | StrayBrace | Permutation


@plain_class
class Part(Node):
    """A part of a multi-prompt, ended by ``::`` or by the end of the text."""

    pieces: tuple[Piece, ...]
    weight: Weight | None

    @property
    def number(self) -> float:
        """Its weight; 1 where none is written."""
        number = self.weight.number if self.weight is not None else None
        return 1.0 if number is None else number


@plain_class
class Prompt:
    """A parsed prompt. ``str(prompt)`` is the text it was made from, to the last character."""

    source: str
    pieces: tuple[Piece, ...]
    """What is before the first parameter."""
    parameters: tuple[Parameter, ...]
    """In the order of the text, those inside permutations with them; see `Parameter.meets`."""
    permutations: tuple[Permutation, ...] = ()
    """All of them, the nested ones too, in the order of the text."""
    memo: dict[object, Any] = field(default_factory=dict, repr=False)
    """What several rules derive from the prompt, kept by the function that derives it."""

    def __str__(self) -> str:
        return self.source

    @property
    def images(self) -> tuple[Link, ...]:
        """The image prompts: the links in front of and between the text, not those of parameters."""
        return tuple(piece for piece in self.walk() if type(piece) is Link)

    @property
    def text(self) -> str:
        """The prose: what is left without image prompts and parameters, white space collapsed."""
        words = (
            self.source[piece.start : piece.end] for piece in self.pieces if type(piece) is not Link
        )
        return " ".join(" ".join(words).split())

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of a multi-prompt; one part where there is no ``::``.

        A weight directly after an image prompt is the image's own and parts nothing
        (https://github.com/midjourney/docs, data/faq.txt, 2026-06-29).
        """
        parts: list[Part] = []
        pieces: list[Piece] = []
        for piece in self.pieces:
            if type(piece) is Weight:
                last = pieces[-1] if pieces else None
                if type(last) is Link and last.end == piece.start:
                    continue
                start = pieces[0].start if pieces else piece.start
                parts.append(Part(start, piece.end, tuple(pieces), piece))
                pieces = []
            else:
                pieces.append(piece)
        if pieces or not parts:
            start = pieces[0].start if pieces else 0
            end = pieces[-1].end if pieces else 0
            parts.append(Part(start, end, tuple(pieces), None))
        return tuple(parts)

    def walk(self) -> Iterator[Piece]:
        """Every piece outside of parameters, those inside permutations too, in the order of the text."""
        if not self.permutations:
            yield from self.pieces
            return
        pending = list(reversed(self.pieces))
        while pending:
            piece = pending.pop()
            yield piece
            if type(piece) is Permutation:
                for option in reversed(piece.options):
                    pending.extend(reversed(option.pieces))

    def before_space(self, at: int) -> int:
        """Where the white space in front of a place starts; the place itself if there is none.

        It looks back and copies nothing: a long prompt may have a finding every few characters.
        """
        while at > 0 and self.source[at - 1].isspace():
            at -= 1
        return at

    def all(self, *names: str) -> tuple[Parameter, ...]:
        """The parameters that Midjourney reads under one of these names, in the order of the text.

        ``names``: in lower case, without dashes.
        """
        return tuple(
            parameter
            for parameter in self.parameters
            if parameter.name in names and parameter.flag.read
        )
