"""A text of TOML -> its tables, lists and strings, each with its place.

The library's own reader checks the text first, so this one only has to find its way.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Final, NamedTuple

from mjlint.text.limits import MAXIMUM_DEPTH, MAXIMUM_KEY_DOTS
from mjlint.text.lines import NEWLINE, LineIndex, encodable
from mjlint.text.nodes import DataNode, ListNode, Member, ObjectNode, ScalarNode, StringNode
from mjlint.text.places import Piece, meant, segments_of

_SPACE: Final = re.compile(r"[ \t]*")
_FILLER: Final = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_STRING: Final = re.compile(
    r'"""(?:\r?\n)?(?P<long>(?:[^"\\]+|\\[\s\S]|"{1,2}(?!"))*)(?P<long_end>"{3,5})'
    r"|'''(?:\r?\n)?(?P<raw>(?:[^']+|'{1,2}(?!'))*)(?P<raw_end>'{3,5})"
    r'|"(?P<basic>(?:[^"\\]+|\\.)*)"'
    r"|'(?P<literal>[^']*)'"
)
_SPECIAL: Final = re.compile(
    r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|(?P<joint>[ \t]*\r?\n\s*)|.)|\r\n"
)
_BREAK: Final = re.compile(r"\r\n")
_OTHER: Final = re.compile(r"[^,\]}#\r\n]+")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_AT: Final = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_CHAIN: Final = re.compile(
    rf"""(?<![\w."' \t-])(?:[ \t]*+(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.){{{MAXIMUM_KEY_DOTS + 1}}}"""
)
_LONG_NUMBER: Final = re.compile(r"(?<!\w)[-+]?\d[\d_]{4299,}")
_SIGNS: Final = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


class TomlError(ValueError):
    """A text that is not TOML; ``line`` and ``column`` count from 1."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.line, self.column = line, column


def load(text: str) -> dict[str, object]:
    """The data of a text, without places. Raises `TomlError`."""
    chain = _CHAIN.search(text)
    if chain is not None:
        # The library takes memory that grows with the square of the number of dots.
        message = f"a key has more than {MAXIMUM_KEY_DOTS} dots"
        raise TomlError(message, *LineIndex(text).position(chain.start()))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _error(str(error), text) from None
    except RecursionError:
        raise TomlError("nested too deeply to be read", 1, 1) from None
    except ValueError:
        # Python refuses to read an integer of 4,300 digits.
        number = _LONG_NUMBER.search(text)
        at = number.start() if number else 0
        message = "a number has too many digits to be read"
        raise TomlError(message, *LineIndex(text).position(at)) from None


def read(text: str, offset: int = 0) -> ObjectNode:
    """The tree of a text. ``offset``: where in the document it begins. Raises `TomlError`."""
    load(text)
    try:
        return _Reader(text, offset).document()
    except RecursionError:
        raise TomlError("nested too deeply to be read", 1, 1) from None


def _error(message: str, text: str) -> TomlError:
    found = _AT.search(message)
    problem = message[: found.start()] if found else message
    message = f"not TOML: {problem[:1].lower()}{problem[1:]}"
    if found is None or found[1] is None:
        return TomlError(message, *LineIndex(text).position(len(text)))
    return TomlError(message, int(found[1]), int(found[2]))


class _Key(NamedTuple):
    name: str
    start: int
    end: int


class _Reader:
    def __init__(self, text: str, offset: int) -> None:
        self._text, self._offset = text, offset
        self._at = 0
        self._found: dict[tuple[int, str], DataNode] = {}
        """What objects hold, by the identity of their members: a search would take too long."""

    def document(self) -> ObjectNode:
        root = ObjectNode()
        current = root
        text = self._text
        while True:
            self._skip(_FILLER)
            if self._at >= len(text):
                return root
            if text.startswith("[[", self._at):
                start = self._offset + self._at
                self._at += 2
                *way, last = self._keys()
                self._at = text.index("]]", self._at) + 2
                current = ObjectNode(start, self._offset + self._at)
                outer = self._enter(root, way)
                found = self._found.get((id(outer.members), last.name))
                if isinstance(found, ListNode):
                    found.items.append(current)
                else:
                    self._add(outer, last, ListNode(start, current.end, [current]))
            elif text[self._at] == "[":
                self._at += 1
                current = self._enter(root, self._keys())
                self._at = text.index("]", self._at) + 1
            else:
                self._pair(current, 0)

    def _pair(self, table: ObjectNode, depth: int) -> None:
        *way, last = self._keys()
        self._at = self._text.index("=", self._at) + 1
        self._skip(_SPACE)
        self._add(self._enter(table, way), last, self._value(depth))

    def _enter(self, table: ObjectNode, way: list[_Key]) -> ObjectNode:
        """The table at the end of a way, made where there is none; of a list of tables the last."""
        for key in way:
            found = self._found.get((id(table.members), key.name))
            if isinstance(found, ListNode) and found.items:
                found = found.items[-1]
            if not isinstance(found, ObjectNode):
                found = ObjectNode(key.start, key.end)
                self._add(table, key, found)
            table = found
        return table

    def _add(self, table: ObjectNode, key: _Key, node: DataNode) -> None:
        table.members.append(Member(key.name, node, key.start, key.end))
        self._found[id(table.members), key.name] = node

    def _keys(self) -> list[_Key]:
        found: list[_Key] = []
        while True:
            self._skip(_SPACE)
            match = _BARE.match(self._text, self._at)
            if match is not None:
                start, self._at = self._offset + match.start(), match.end()
                found.append(_Key(match.group(), start, self._offset + self._at))
            else:
                string = self._string()
                found.append(_Key(string.text, string.start, string.end))
            self._skip(_SPACE)
            if self._text[self._at] != ".":
                return found
            self._at += 1

    def _value(self, depth: int) -> DataNode:
        if depth > MAXIMUM_DEPTH:
            raise RecursionError
        text, sign = self._text, self._text[self._at]
        if sign in "\"'":
            return self._string()
        if sign not in "[{":
            match = _OTHER.match(text, self._at)
            assert match is not None
            self._at = match.end()
            return ScalarNode(
                match.group().strip(), self._offset + match.start(), self._offset + match.end()
            )
        items: list[DataNode] = []
        start = self._offset + self._at
        table = ObjectNode(start)
        closing = "]" if sign == "[" else "}"
        self._at += 1
        self._skip(_FILLER)
        while text[self._at] != closing:
            if sign == "[":
                items.append(self._value(depth + 1))
            else:
                self._pair(table, depth + 1)
            self._skip(_FILLER)
            if text[self._at] == ",":
                self._at += 1
                self._skip(_FILLER)
        self._at += 1
        end = self._offset + self._at
        return ListNode(start, end, items) if sign == "[" else ObjectNode(start, end, table.members)

    def _string(self) -> StringNode:
        match = _STRING.match(self._text, self._at)
        assert match is not None
        start, self._at = match.span()
        kind = next(k for k in ("long", "raw", "basic", "literal") if match[k] is not None)
        first, end = match.span(kind)
        if kind in ("long", "raw"):
            end += len(match[f"{kind}_end"]) - 3
        escaped = kind in ("long", "basic")
        pieces = _pieces(self._text, first, end, escaped)
        return StringNode(
            meant(pieces),
            self._offset + start,
            self._offset + match.end(),
            segments_of(pieces, self._offset),
            _basic if escaped else _literal,
        )

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        if match is not None:
            self._at = match.end()


def _pieces(text: str, start: int, end: int, escaped: bool) -> list[Piece]:
    """The pieces of a string: what each means, where it is, whether verbatim."""
    found: list[Piece] = []
    at = start
    for match in (_SPECIAL if escaped else _BREAK).finditer(text, start, end):
        if match.start() > at:
            found.append(Piece(text[at : match.start()], at, match.start(), True))
        at = match.end()
        if escaped and match["joint"] is not None:
            continue
        found.append(Piece(_meaning(match.group()), *match.span(), False))
    if at < end or not found:
        found.append(Piece(text[at:end], at, end, True))
    return found


def _meaning(sign: str) -> str:
    if sign[0] == "\r":
        return "\n"
    if sign[1] in "uU":
        return chr(int(sign[2:], 16))
    return _SIGNS.get(sign[1], sign[1])


def _basic(text: str) -> str | None:
    if not encodable(text):
        return None
    return json.dumps(text, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f")


_UNWRITABLE: Final = re.compile(r"['\x00-\x08\x0a-\x1f\x7f]")


def _literal(text: str) -> str | None:
    """Nothing can be escaped here; a piece of several lines is left to be written by hand."""
    return None if _UNWRITABLE.search(text) or NEWLINE.search(text) else text
