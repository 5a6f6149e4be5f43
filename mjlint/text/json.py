"""JSON to its values with the places where they are, and texts as JSON writes them.

The standard library reads JSON without places, and none of the project's dependencies keeps them;
strings, which are most of a document, are still read by its scanner.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Final

from mjlint.text.limits import MAXIMUM_DEPTH
from mjlint.text.lines import encodable
from mjlint.text.nodes import DataNode, ListNode, Member, ObjectNode, ScalarNode, StringNode
from mjlint.text.places import Segment

_SPACE: Final = re.compile(r"[ \t\n\r]*")
# A mark and the space around it, matched at once, since most documents have no fault.
_COLON: Final = re.compile(r"[ \t\n\r]*:[ \t\n\r]*")
_NAME: Final = re.compile(r'"([^"\\\x00-\x1f]*)"([ \t\n\r]*:[ \t\n\r]*)')
"""A name without escapes, and its colon."""
_MARK: Final = re.compile(r"[ \t\n\r]*([,}\]])[ \t\n\r]*")
_ESCAPE: Final = re.compile(
    # Two escapes of a surrogate pair make one character.
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)
_SCALAR: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null")
_NUMBER_LESS: Final = re.compile(r"NaN|-?Infinity")
"""What Python and JavaScript write although JSON does not have it."""
# Numbers stay texts: Python refuses to read an integer of 4,300 digits.
_DECODER: Final = json.JSONDecoder(parse_int=str, parse_float=str)


class JsonError(ValueError):
    """A text that is not JSON; ``at``: where, in characters of the text."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.message = message
        self.at = at


def read(
    text: str, offset: int = 0, *, depth: int = MAXIMUM_DEPTH, strict: bool = False
) -> DataNode:
    """The value of a text.

    ``offset``: where in the document the text begins. ``depth``: how deep it may nest.
    ``strict``: without NaN and Infinity. Raises `JsonError`.
    """
    return _Reader(text, offset, depth, strict).document()


def members(text: str, offset: int = 0) -> DataNode:
    """The value of a text; of an object, the lists and objects in it are left empty.

    Faster than `read` where only the top matters. Raises `JsonError`.
    """
    return _Reader(text, offset, MAXIMUM_DEPTH, False, shallow=True).document()


def written(text: str, *, ascii_only: bool = False) -> str:
    """A text as JSON writes it, without the quotes; what no file can hold becomes an escape."""
    return json.dumps(text, ensure_ascii=ascii_only or not encodable(text))[1:-1]


class _Reader:
    def __init__(
        self, text: str, offset: int, depth: int, strict: bool, *, shallow: bool = False
    ) -> None:
        self._text, self._offset = text, offset
        self._depth, self._strict, self._shallow = depth, strict, shallow

    def document(self) -> DataNode:
        """The value, with nothing but space around it."""
        start = 1 if self._text.startswith("\ufeff") else 0
        node, end = self._value(self._space(start), 0)
        end = self._space(end)
        if end != len(self._text):
            raise JsonError("not JSON: text follows its end", end)
        return node

    def _value(self, at: int, depth: int) -> tuple[DataNode, int]:
        """The value that begins here, and where it ends."""
        text, offset = self._text, self._offset
        sign = text[at : at + 1]
        if sign == '"':
            return self._string(at)
        if sign in ("{", "["):
            if depth >= self._depth:
                raise JsonError(f"nested deeper than {self._depth} levels", at)
            if self._shallow and depth:
                return self._skipped(at, depth)
            return self._object(at, depth) if sign == "{" else self._list(at, depth)
        match = _SCALAR.match(text, at) or (not self._strict and _NUMBER_LESS.match(text, at))
        if match:
            return ScalarNode(match.group(), offset + at, offset + match.end()), match.end()
        if not sign:
            raise JsonError("not JSON: it ends too early", at)
        raise JsonError(f"not JSON: a value is expected, not `{sign}`", at)

    def _string(self, at: int) -> tuple[StringNode, int]:
        offset = self._offset
        value, end = self._scan(at)
        spelling = _Spelling(self._text, at + 1, end - 1, offset)
        node = StringNode(value, offset + at, offset + end, spelling.segments, spelling.written)
        return node, end

    def _object(self, at: int, depth: int) -> tuple[DataNode, int]:
        text, offset = self._text, self._offset
        node_start = offset + at
        found: list[Member] = []
        at = self._space(at + 1)
        if text[at : at + 1] == "}":
            return ObjectNode(node_start, offset + at + 1, found), at + 1
        while True:
            match = _NAME.match(text, at)
            name, end, begin = self._name(at) if match is None else (match[1], *match.span(2))
            value, after = self._value(begin, depth + 1)
            found.append(Member(name, value, offset + at, offset + end))
            mark = _MARK.match(text, after)
            sign = mark[1] if mark else ""
            if mark and sign == "}":
                return ObjectNode(node_start, offset + mark.end(1), found), mark.end(1)
            if mark is None or sign != ",":
                raise JsonError("not JSON: a comma or `}` is expected", self._space(after))
            at = mark.end()

    def _name(self, at: int) -> tuple[str, int, int]:
        """A name, where it ends, and where its value begins."""
        if self._text[at : at + 1] != '"':
            raise JsonError("not JSON: a name in double quotes is expected", at)
        name, end = self._scan(at)
        colon = _COLON.match(self._text, end)
        if colon is None:
            raise JsonError(f"not JSON: `{name}` needs a colon", self._space(end))
        return name, end, colon.end()

    def _list(self, at: int, depth: int) -> tuple[DataNode, int]:
        text, offset = self._text, self._offset
        node_start = offset + at
        found: list[DataNode] = []
        at = self._space(at + 1)
        if text[at : at + 1] == "]":
            return ListNode(node_start, offset + at + 1, found), at + 1
        while True:
            value, after = self._value(at, depth + 1)
            found.append(value)
            mark = _MARK.match(text, after)
            sign = mark[1] if mark else ""
            if mark and sign == "]":
                return ListNode(node_start, offset + mark.end(1), found), mark.end(1)
            if mark is None or sign != ",":
                raise JsonError("not JSON: a comma or `]` is expected", self._space(after))
            at = mark.end()

    def _skipped(self, at: int, depth: int) -> tuple[DataNode, int]:
        """A list or an object whose contents do not matter."""
        try:
            _, end = _DECODER.raw_decode(self._text, at)
        except (ValueError, RecursionError):
            # It is read again for a message of our own.
            self._shallow = False
            return self._value(at, depth)
        kind = ObjectNode if self._text[at] == "{" else ListNode
        return kind(self._offset + at, self._offset + end), end

    def _scan(self, at: int) -> tuple[str, int]:
        """The string that begins here, and where it ends."""
        try:
            value, end = scanstring(self._text, at + 1)
        except json.JSONDecodeError as error:
            raise JsonError(f"not JSON: {_plain(error)}", error.pos) from None
        return value, end

    def _space(self, at: int) -> int:
        """Where the next token begins."""
        match = _SPACE.match(self._text, at)
        return match.end() if match else at


class _Spelling:
    """How a string is written; worked out when asked, for most strings are no prompts."""

    __slots__ = ("_ascii", "_end", "_offset", "_start", "_text")

    def __init__(self, text: str, start: int, end: int, offset: int) -> None:
        self._text, self._start, self._end, self._offset = text, start, end, offset
        self._ascii: bool | None = None

    def segments(self) -> tuple[Segment, ...]:
        """Which characters of the document make which of the string."""
        found: list[Segment] = []
        length = 0
        for start, end, exact in self._stretches():
            after = length + (end - start if exact else 1)
            found.append(Segment(length, after, self._offset + start, self._offset + end, exact))
            length = after
        return tuple(found)

    def written(self, text: str) -> str:
        """A new text; a string that spells letters as escapes goes on doing so."""
        if self._ascii is None:
            raw = self._text[self._start : self._end]
            self._ascii = raw.isascii() and "\\u" in raw
        return written(text, ascii_only=self._ascii)

    def _stretches(self) -> Iterator[tuple[int, int, bool]]:
        """Start, end, and whether it is verbatim; if not, it is one escape and one character."""
        at, end = self._start, self._end
        if self._text.find("\\", at, end) < 0:
            yield at, end, True
            return
        for match in _ESCAPE.finditer(self._text, at, end):
            if match.start() > at:
                yield at, match.start(), True
            yield *match.span(), False
            at = match.end()
        if at < end or self._start == end:
            yield at, end, True


def _plain(error: json.JSONDecodeError) -> str:
    """What is wrong with a string, in words that do not need a place after them."""
    message = error.msg
    if message.startswith("Unterminated string"):
        return "a string is not closed"
    if message.startswith("Invalid control character"):
        return "a string holds a line break or another control character"
    return f"{message[:1].lower()}{message[1:]}"
