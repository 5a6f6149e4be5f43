"""The leaves of a prompt's tree, and what every node of it is.

Offsets count characters (code points) of the prompt from 0; ends are exclusive. A node is equal to
itself alone: comparing is nobody's need, and leaving it out halves the time to import.
"""

from __future__ import annotations

from typing import ClassVar, Final, NamedTuple

from mjlint.diagnostic import plain_class

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


@plain_class
class Node:
    """A stretch of the prompt with a meaning."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it is, in characters of the prompt."""
        return Span(self.start, self.end)


@plain_class
class Leaf(Node):
    """A node with nothing but its text. Its kinds add no field, and so need no code of their own."""

    text: str
    """As written; of a link, with angle brackets and punctuation at its end."""


class Text(Leaf):
    """A run of prose, without the white space around it."""

    __slots__ = ()
    type: ClassVar[str] = "TEXT"


class Link(Leaf):
    """A URL: an image prompt, or an item of a parameter's value."""

    __slots__ = ()
    type: ClassVar[str] = "LINK"

    @property
    def url(self) -> str:
        """The URL itself."""
        return self.text.removeprefix("<").rstrip(">").rstrip(",;.!?'”’，。；、")

    @property
    def tail(self) -> str:
        """The punctuation that is glued to its end."""
        return self.text.removeprefix("<").rstrip(">")[len(self.url) :]

    @property
    def bracketed(self) -> bool:
        """Whether it is in ``< >``."""
        return self.text.startswith("<")


class Weight(Leaf):
    """``::`` with or without its number."""

    __slots__ = ()
    type: ClassVar[str] = "WEIGHT"

    @property
    def number(self) -> float | None:
        """The number after the colons, None where there is none (it counts as 1)."""
        digits = self.text[2:]
        return float(digits) if digits else None

    def moved(self, offset: int) -> Weight:
        """The same, so many characters further on."""
        return Weight(self.start + offset, self.end + offset, self.text)


class Dashes(Leaf):
    """Two or more hyphens without a name after them."""

    __slots__ = ()
    type: ClassVar[str] = "DASHES"


class StrayBrace(Leaf):
    """A ``{`` or ``}`` without its partner, or one nested too deep to mean anything."""

    __slots__ = ()
    type: ClassVar[str] = "STRAY_BRACE"


class Sign(Leaf):
    """A brace, a comma between options, or the dashes before a permutation."""

    __slots__ = ()
    type: ClassVar[str]


class Open(Sign):
    __slots__ = ()
    type = "OPEN"


class Close(Sign):
    __slots__ = ()
    type = "CLOSE"


class Comma(Sign):
    __slots__ = ()
    type = "COMMA"


class OpenFlag(Sign):
    __slots__ = ()
    type = "OPEN_FLAG"


def is_read(dashes: str, gap: str) -> bool:
    """Whether dashes and the white space after them make a parameter for Midjourney.

    Two hyphens do, and the em dash that phones make of them
    (https://github.com/midjourney/docs, data/faq.txt, 2026-06-29); an en dash is text
    (https://github.com/UrielCh/midjourney-client/issues/22, 2023-08-06).
    """
    return not gap and dashes in ("--", "—")


@plain_class
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
    """Whether there is no white space before the dashes."""
    read: bool
    """Whether Midjourney takes it for a parameter, be it a wrong one, and not for text: see `is_read`."""

    @property
    def text(self) -> str:
        return self.dashes + self.gap + self.name

    @property
    def plain(self) -> bool:
        """Whether it is written as Midjourney documents it: a space, two hyphens, lower case."""
        return (
            self.dashes == "--"
            and not self.gap
            and not self.glued
            and self.name == self.name.lower()
        )


@plain_class
class Item(Node):
    """A word, number, ratio, code or URL in the value of a parameter."""

    type: ClassVar[str] = "ITEM"
    text: str
    """As written, without its weight."""
    kind: str
    """``link``, ``ratio``, ``number`` or ``word``."""
    weight: Weight | None = None


class ItemLink(Item):
    """A URL in a value; the grammar needs it apart from words."""

    __slots__ = ()
    type = "ITEM_LINK"


class Ratio(Item):
    __slots__ = ()
    type = "RATIO"


class Number(Item):
    __slots__ = ()
    type = "NUMBER"


class Word(Item):
    __slots__ = ()
    type = "WORD"
