"""Data with places, whatever the format: objects, lists, strings, and other scalars.

Places are offsets into the document in characters, ends are exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from typing import Final, NamedTuple, TypeAlias

from mjlint.diagnostic import value_class
from mjlint.text.places import Escape, Holds, Segment, SourceMap, anything

Scalar: TypeAlias = str | int | float | bool | None

_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None}
_INTEGER: Final = re.compile(r"-?\d+", re.ASCII)
_DIGITS: Final = 100
"""A longer integer is read as a number with a fraction: no field takes it, and Python refuses to
read one of 4,300 digits."""


class DataNode:
    """What all nodes have; what a kind of node does not have is empty."""

    __slots__ = ()

    start: int
    end: int

    @property
    def kind(self) -> str:
        """``string``, ``integer``, ``number``, ``boolean``, ``null``, ``list``,
        ``object``, or ``other``."""
        raise NotImplementedError

    @property
    def text(self) -> str:
        """The text of a string; empty for everything else."""
        return ""

    @property
    def data(self) -> Scalar:
        """The value of a scalar; None for lists and objects."""
        return None

    @property
    def members(self) -> Sequence[Member]:
        """The members of an object, in the order of the document."""
        return ()

    @property
    def items(self) -> Sequence[DataNode]:
        """The items of a list, in the order of the document."""
        return ()

    def member(self, name: str) -> Member | None:
        """A member of an object; of several of one name the last, as every reader takes it."""
        return next((m for m in reversed(self.members) if m.name == name), None)

    def walk(self) -> Iterator[DataNode]:
        """The node and all nodes in it."""
        yield self
        for member in self.members:
            yield from member.value.walk()
        for item in self.items:
            yield from item.walk()


class Member(NamedTuple):
    """A name of an object and its value."""

    name: str
    value: DataNode
    start: int = 0
    """Where the name is, with its quotes."""
    end: int = 0


@value_class
class ObjectNode(DataNode):
    """Names and what they hold."""

    start: int = 0
    end: int = 0
    members: list[Member] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return "object"


@value_class
class ListNode(DataNode):
    """A list of nodes."""

    start: int = 0
    end: int = 0
    items: list[DataNode] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return "list"


@value_class
class StringNode(DataNode):
    """A string."""

    text: str = field()
    start: int
    """Of its spelling in the document, with quotation marks."""
    end: int
    segments: Callable[[], tuple[Segment, ...]] = field(compare=False, repr=False)
    """Which characters of the document make it; see `SourceMap.segments`."""
    escape: Escape = field(compare=False, repr=False)
    holds: Holds = field(default=anything, compare=False, repr=False)
    anchor: int | None = field(default=None, compare=False, repr=False)
    """Where in the document the string begins that this one repeats, or that others repeat."""

    @property
    def kind(self) -> str:
        return "string"

    @property
    def data(self) -> str:
        return self.text

    def map(self, outer: SourceMap | None = None) -> SourceMap:
        """Its text with the places of its characters. ``outer``: what its places point into."""
        return SourceMap.of(self.text, self.segments(), self.escape, self.holds, outer)


@value_class
class ScalarNode(DataNode):
    """A number, a date, a truth value, nothing: no string."""

    written: str
    """As it is written."""
    start: int = 0
    end: int = 0

    @property
    def kind(self) -> str:
        if self.written.isdecimal() and self.written.isascii() and len(self.written) <= _DIGITS:
            return "integer"
        if self.written in _WORDS:
            return "null" if self.written == "null" else "boolean"
        data = self.data
        if isinstance(data, int):
            return "integer"
        if isinstance(data, float):
            return "number"
        return "other"

    @property
    def data(self) -> int | float | bool | None:
        """As JSON reads it; None for what JSON does not have, such as a date."""
        if self.written in _WORDS:
            return _WORDS[self.written]
        try:
            if len(self.written) <= _DIGITS and _INTEGER.fullmatch(self.written):
                return int(self.written)
            return float(self.written)
        except ValueError:
            return None
