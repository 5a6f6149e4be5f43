"""JSON -> its values with the places where they stand.

The standard library reads JSON without places, and none of the project's dependencies keeps them;
the strings, which are most of a request, are still read by its scanner.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Final, TypeAlias

from mjlint.text.json_strings import skip_space, spelled, stretches
from mjlint.text.places import Segment, SourceMap

MAXIMUM_LENGTH: Final = 32_000_000
"""The longest body that is read, in characters: five pictures in base64 are shorter."""
MAXIMUM_DEPTH: Final = 64
"""How deep a body may nest; the requests of all vendors nest four deep."""

Scalar: TypeAlias = str | int | float | bool | None

_DECODER: Final = json.JSONDecoder()
_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?", re.ASCII)
_WORDS: Final[tuple[tuple[str, bool | None], ...]] = (
    ("true", True), ("false", False), ("null", None),
)  # fmt: skip


class UnreadableRequest(ValueError):  # noqa: N818 - it says what the request is
    """A request that cannot be judged: no JSON, no object, too long, too deep.

    ``at``: where, in characters from the start of the text.
    """

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.at = at


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value; offsets count characters of the body."""

    start: int
    end: int
    kind: str
    """``string``, ``integer``, ``number``, ``boolean``, ``null``, ``list`` or ``object``."""
    data: Scalar
    """The value itself; None for lists and objects."""
    members: tuple[Member, ...] = ()
    items: tuple[Value, ...] = ()

    @property
    def text(self) -> str:
        """The text of a string; empty for everything else."""
        return self.data if isinstance(self.data, str) else ""

    def member(self, name: str) -> Member | None:
        """A member of an object; of several of one name the last, as every reader takes it."""
        return next((m for m in reversed(self.members) if m.name == name), None)

    def walk(self) -> Iterator[Value]:
        """The value and all values in it."""
        yield self
        for member in self.members:
            yield from member.value.walk()
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class Member:
    """A name of an object and its value."""

    name: str
    start: int
    end: int
    """Where the name stands, with its quotes."""
    value: Value = field(repr=False)


def read(text: str) -> Value:
    """The value of a body. Raises `UnreadableRequest`."""
    if len(text) > MAXIMUM_LENGTH:
        raise UnreadableRequest(
            f"the request is {len(text):,} characters long; at most {MAXIMUM_LENGTH:,} are read"
        )
    start = 1 if text.startswith("\ufeff") else 0
    value, end = _value(text, skip_space(text, start), 0)
    end = skip_space(text, end)
    if end != len(text):
        raise UnreadableRequest("text follows the end of the JSON", end)
    return value


@lru_cache(4)
def remembered(text: str) -> Value:
    """`read`, once for all who look at the same body one after the other."""
    return read(text)


def string(text: str, value: Value, outer: SourceMap | None) -> SourceMap:
    """The text of a string, with the places of its characters in the body.

    ``text``: the body. ``outer``: the map of the body; None where it is the file.
    """
    raw = text[value.start + 1 : value.end - 1]
    # A file that spells letters as escapes goes on doing so.
    escape = partial(spelled, ascii_only=True) if raw.isascii() and "\\u" in raw else spelled
    segments: list[Segment] = []
    length = 0
    for start, end, exact in stretches(text, value.start + 1, value.end - 1):
        after = length + (end - start if exact else 1)
        segments.append(Segment(length, after, start, end, exact))
        length = after
    return SourceMap.of(value.text, tuple(segments), escape, outer=outer)


def _value(text: str, at: int, depth: int) -> tuple[Value, int]:
    mark = text[at : at + 1]
    if mark == '"':
        data, end = _string(text, at)
        return Value(at, end, "string", data), end
    if mark in ("{", "["):
        if depth >= MAXIMUM_DEPTH:
            raise UnreadableRequest(f"the request nests deeper than {MAXIMUM_DEPTH} levels", at)
        return (_object if mark == "{" else _list)(text, at, depth)
    match = _NUMBER.match(text, at)
    if match is not None:
        digits = match.group()
        if match.lastindex or len(digits) > 100:
            return Value(at, match.end(), "number", float(digits)), match.end()
        return Value(at, match.end(), "integer", int(digits)), match.end()
    for word, data_ in _WORDS:
        if text.startswith(word, at):
            end = at + len(word)
            return Value(at, end, "null" if data_ is None else "boolean", data_), end
    if not mark:
        raise UnreadableRequest("the request is no JSON: it ends too early", at)
    raise UnreadableRequest(f"the request is no JSON: a value is expected, not `{mark}`", at)


def _string(text: str, at: int) -> tuple[str, int]:
    try:
        data, end = _DECODER.raw_decode(text, at)
    except ValueError as error:
        where = error.pos if isinstance(error, json.JSONDecodeError) else at
        raise UnreadableRequest(f"the request is no JSON: {_plain(error)}", where) from None
    return data, end


def _plain(error: ValueError) -> str:
    text = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
    return {
        "Unterminated string starting at": "a string is not closed",
        "Invalid control character at": "a string holds a line break or another control character",
    }.get(text, text[:1].lower() + text[1:])


def _object(text: str, at: int, depth: int) -> tuple[Value, int]:
    start = at
    members: list[Member] = []
    at = skip_space(text, at + 1)
    if text[at : at + 1] == "}":
        return Value(start, at + 1, "object", None), at + 1
    while True:
        if text[at : at + 1] != '"':
            raise UnreadableRequest(
                "the request is no JSON: a name in double quotes is expected", at
            )
        name, end = _string(text, at)
        colon = skip_space(text, end)
        if text[colon : colon + 1] != ":":
            raise UnreadableRequest(f"the request is no JSON: `{name}` needs a colon", colon)
        value, after = _value(text, skip_space(text, colon + 1), depth + 1)
        members.append(Member(name, at, end, value))
        at = skip_space(text, after)
        mark = text[at : at + 1]
        if mark == "}":
            return Value(start, at + 1, "object", None, tuple(members)), at + 1
        if mark != ",":
            raise UnreadableRequest("the request is no JSON: a comma or `}` is expected", at)
        at = skip_space(text, at + 1)


def _list(text: str, at: int, depth: int) -> tuple[Value, int]:
    start = at
    items: list[Value] = []
    at = skip_space(text, at + 1)
    if text[at : at + 1] == "]":
        return Value(start, at + 1, "list", None), at + 1
    while True:
        value, after = _value(text, at, depth + 1)
        items.append(value)
        at = skip_space(text, after)
        mark = text[at : at + 1]
        if mark == "]":
            return Value(start, at + 1, "list", None, (), tuple(items)), at + 1
        if mark != ",":
            raise UnreadableRequest("the request is no JSON: a comma or `]` is expected", at)
        at = skip_space(text, at + 1)
