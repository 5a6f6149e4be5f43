"""A text of TOML -> its tables, lists and strings, each with its place.

The library's own reader judges the text first, so this one only has to find its way.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Final

from mjlint.text.document import DocumentError
from mjlint.text.json import encodable
from mjlint.text.limits import MAXIMUM_DEPTH
from mjlint.text.lines import NEWLINE, LineIndex
from mjlint.text.nodes import ListNode, Member, Node, ObjectNode, ScalarNode, StringNode
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
_SIGNS: Final = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


def tree(text: str, lines: LineIndex, offset: int = 0) -> Node:
    """The tree of a text. ``lines``: what it is of. ``offset``: where in it the text begins.

    Raises `DocumentError` where the text is no TOML.
    """
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _fault(str(error), text, lines, offset) from None
    except RecursionError:
        raise DocumentError("not TOML that can be read: nested too deeply") from None
    try:
        return _Reader(text, offset).document()
    except RecursionError:
        raise DocumentError("not TOML that can be read: nested too deeply") from None


def _fault(message: str, text: str, lines: LineIndex, offset: int) -> DocumentError:
    found = _AT.search(message)
    problem = message[: found.start()] if found else message
    position = lines.position(offset)
    if found is None or found[1] is None:
        row, column = lines.position(offset + len(text))
    else:
        row, column = position.row + int(found[1]) - 1, int(found[2])
    return DocumentError(f"not TOML: {problem[:1].lower()}{problem[1:]}", row, column)


class _Reader:
    def __init__(self, text: str, offset: int) -> None:
        self._text, self._offset = text, offset
        self._at = 0
        self._found: dict[tuple[int, str], Node] = {}
        """What tables hold, by their identity: a search through them would take too long."""

    def document(self) -> ObjectNode:
        root = ObjectNode()
        current = root
        text = self._text
        while True:
            self._skip(_FILLER)
            if self._at >= len(text):
                return root
            if text.startswith("[[", self._at):
                self._at += 2
                *way, last = self._keys()
                current = ObjectNode()
                outer = self._enter(root, way)
                found = self._found.get((id(outer), last))
                if isinstance(found, ListNode):
                    found.items.append(current)
                else:
                    self._add(outer, last, ListNode(items=[current]))
                self._at = text.index("]]", self._at) + 2
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

    def _enter(self, table: ObjectNode, way: list[str]) -> ObjectNode:
        """The table at the end of a way, made where there is none; of a list of tables the last."""
        for key in way:
            found = self._found.get((id(table), key))
            if isinstance(found, ListNode) and found.items:
                found = found.items[-1]
            if not isinstance(found, ObjectNode):
                found = ObjectNode()
                self._add(table, key, found)
            table = found
        return table

    def _add(self, table: ObjectNode, key: str, node: Node) -> None:
        table.members.append(Member(key, node))
        self._found[id(table), key] = node

    def _keys(self) -> list[str]:
        found: list[str] = []
        while True:
            self._skip(_SPACE)
            match = _BARE.match(self._text, self._at)
            if match is not None:
                found.append(match.group())
                self._at = match.end()
            else:
                found.append(self._string().text)
            self._skip(_SPACE)
            if self._text[self._at] != ".":
                return found
            self._at += 1

    def _value(self, depth: int) -> Node:
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
        items: list[Node] = []
        table = ObjectNode()
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
        return ListNode(items=items) if sign == "[" else table

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
    """The pieces of a string: what each means, where it stands, whether verbatim."""
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
