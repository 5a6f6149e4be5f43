"""A prompt and its nodes: what the parser makes and rules read.

Offsets count characters (code points) of the prompt from 0; ends are exclusive. The nodes of one
level stand in the order of the text, never overlap, and only white space lies between them. A node
is equal to itself alone: comparing is nobody's need, and leaving it out halves the time to import.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, NamedTuple, TypeAlias

DASHES: Final = "-‒–—―−－"
"""The hyphen, and the dashes that are written for it."""


class Span(NamedTuple):
    """A stretch of a prompt: ``text[start:end]``."""

    start: int
    end: int


class Branch(NamedTuple):
    """One option of one permutation: where a node of it can occur."""

    permutation: int
    """Where the permutation starts."""
    option: int


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A stretch of the prompt with a meaning."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands, in characters of the prompt."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, eq=False)
class Leaf(Node):
    """A node with nothing but its text. Its kinds add no field, and so need no code of their own."""

    text: str
    """As written; of a link, with angle brackets and punctuation at its end."""


class Text(Leaf):
    """A run of prose, without the white space around it."""

    __slots__ = ()
    type: ClassVar[str] = "TEXT"


class Link(Leaf):
    """An address: an image prompt, or an item of a parameter's value."""

    __slots__ = ()
    type: ClassVar[str] = "LINK"

    @property
    def url(self) -> str:
        """The address itself."""
        return self.text.removeprefix("<").rstrip(">").rstrip(",;.!?'”’，。；、")

    @property
    def tail(self) -> str:
        """The punctuation that is glued to its end."""
        return self.text.removeprefix("<").rstrip(">")[len(self.url) :]

    @property
    def bracketed(self) -> bool:
        """Whether it stands in ``< >``."""
        return self.text.startswith("<")


class Weight(Leaf):
    """``::`` with or without its number."""

    __slots__ = ()
    type: ClassVar[str] = "WEIGHT"

    @property
    def number(self) -> float | None:
        """The number behind the colons, None where there is none (it counts as 1)."""
        digits = self.text[2:]
        return float(digits) if digits else None

    def moved(self, offset: int) -> Weight:
        """The same, so many characters further on."""
        return Weight(self.start + offset, self.end + offset, self.text)


class Dashes(Leaf):
    """Two or more hyphens without a name behind them."""

    __slots__ = ()
    type: ClassVar[str] = "DASHES"


class StrayBrace(Leaf):
    """A ``{`` or ``}`` without its partner, or one nested too deep to mean anything."""

    __slots__ = ()
    type: ClassVar[str] = "STRAY_BRACE"


@dataclass(frozen=True, slots=True, eq=False)
class Flag(Node):
    """The dashes and the name of a parameter."""

    type: ClassVar[str] = "FLAG"
    dashes: str
    """As written: ``--``, ``—``, ``- -`` …"""
    gap: str
    """White space between the dashes and the name."""
    name: str
    """As written, in whatever case."""
    glued: bool
    """Whether no white space stands before the dashes."""

    @property
    def text(self) -> str:
        return self.dashes + self.gap + self.name

    @property
    def read(self) -> bool:
        """Whether Midjourney takes it for a parameter, be it a wrong one, and not for text.

        Two hyphens, or the em dash that phones make of them
        (https://github.com/midjourney/docs, data/faq.txt, 2026-06-29); an en dash is text
        (https://github.com/UrielCh/midjourney-client/issues/22, 2023-08-06).
        """
        return not self.gap and self.dashes in ("--", "—")

    @property
    def plain(self) -> bool:
        """Whether it is written as Midjourney documents it: a space, two hyphens, lower case."""
        return (
            self.dashes == "--"
            and not self.gap
            and not self.glued
            and self.name == self.name.lower()
        )


@dataclass(frozen=True, slots=True, eq=False)
class Item(Node):
    """A word, number, ratio, code or address in the value of a parameter."""

    type: ClassVar[str] = "ITEM"
    text: str
    """As written, without its weight."""
    kind: str
    """``link``, ``ratio``, ``number`` or ``word``."""
    weight: Weight | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Value(Node):
    """All that stands behind the name of a parameter, up to the next one."""

    type: ClassVar[str] = "VALUE"
    text: str
    """As written; of a permutation, what one of its options makes of it."""
    glued: bool
    """Whether no white space stands between it and the name."""
    read: Callable[[str], tuple[Item, ...]] = field(repr=False, compare=False)
    """Parses the text; offsets count from its start."""
    in_place: bool = True
    """Whether the text stands in the prompt as it is; else a permutation put it together."""
    _items: tuple[Item, ...] | None = field(default=None, init=False, repr=False)

    @property
    def items(self) -> tuple[Item, ...]:
        """Its words, numbers, links … in the order of the text."""
        if self._items is None:
            object.__setattr__(self, "_items", tuple(map(self._placed, self.read(self.text))))
        assert self._items is not None
        return self._items

    def _placed(self, item: Item) -> Item:
        start, end = self.start, self.end
        if self.in_place:
            start, end = item.start + start, item.end + start
        return Item(start, end, item.text, item.kind, item.weight and item.weight.moved(self.start))


@dataclass(frozen=True, slots=True, eq=False)
class Parameter(Node):
    """``--name value``. One with a permutation in it occurs once for each of its options."""

    type: ClassVar[str] = "PARAMETER"
    flag: Flag
    value: Value | None
    branch: tuple[Branch, ...] = ()

    @property
    def name(self) -> str:
        """Its name in lower case, without the dashes."""
        return self.flag.name.lower()

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


@dataclass(frozen=True, slots=True, eq=False)
class Option(Node):
    """One of the options of a permutation, without the white space around it."""

    pieces: tuple[Piece, ...]
    parameters: tuple[Node, ...]
    """As written; `Prompt.parameters` has them one by one."""


@dataclass(frozen=True, slots=True, eq=False)
class Permutation(Node):
    """``{a, b}``: the prompt is run once for each option."""

    options: tuple[Option, ...]


Piece: TypeAlias = Text | Link | Weight | Dashes | StrayBrace | Permutation


@dataclass(frozen=True, slots=True, eq=False)
class Part(Node):
    """A part of a multi-prompt, ended by ``::`` or by the end of the text."""

    pieces: tuple[Piece, ...]
    weight: Weight | None

    @property
    def number(self) -> float:
        """Its weight; 1 where none is written."""
        number = self.weight.number if self.weight is not None else None
        return 1.0 if number is None else number


@dataclass(frozen=True, slots=True, eq=False)
class Prompt:
    """A parsed prompt. ``str(prompt)`` is the text it was made from, to the last character."""

    source: str
    pieces: tuple[Piece, ...]
    """What stands before the first parameter."""
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

        A weight directly behind an image prompt is the image's own and parts nothing
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
