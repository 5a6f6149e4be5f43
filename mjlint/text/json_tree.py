"""A text of JSON -> its tables, lists and strings, each with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Final

from mjlint.documents.formats.picking import MAXIMUM_DEPTH, List, Node, Other, String, Table
from mjlint.text import json_text
from mjlint.text.json_strings import skip_space, spelled
from mjlint.text.json_text import Member
from mjlint.text.places import Segment

_PLAIN: Final = re.compile(r"[^,\]}\s]+")


def tree(text: str, offset: int = 0) -> Node:
    """The tree of a text. ``offset``: where in the document the text begins.

    Raises `json.JSONDecodeError`, and `RecursionError` for a text nested too deeply.
    """
    # The library's own reader is fast and knows what is wrong; behind it nothing can be.
    json.loads(text)
    return _Reader(text, offset).node(skip_space(text, 0), 0)[0]


class _Reader:
    def __init__(self, text: str, offset: int) -> None:
        self._text, self._offset = text, offset

    def node(self, at: int, depth: int) -> tuple[Node, int]:
        """The node that begins here, and where it ends."""
        text = self._text
        if depth > MAXIMUM_DEPTH:
            raise RecursionError
        sign = text[at]
        if sign == '"':
            value, end = scanstring(text, at + 1)
            return self._string(value, at, end), end
        if sign not in "[{":
            match = _PLAIN.match(text, at)
            assert match is not None
            return Other(match.group()), match.end()
        closing = "]" if sign == "[" else "}"
        items: list[Node] = []
        pairs: list[tuple[str, Node]] = []
        at = skip_space(text, at + 1)
        while text[at] != closing:
            if sign == "{":
                key, at = scanstring(text, at + 1)
                at = skip_space(text, skip_space(text, at) + 1)
                item, at = self.node(at, depth + 1)
                pairs.append((key, item))
            else:
                item, at = self.node(at, depth + 1)
                items.append(item)
            at = skip_space(text, at)
            if text[at] == ",":
                at = skip_space(text, at + 1)
        return (Table(pairs) if sign == "{" else List(items)), at + 1

    def _string(self, value: str, start: int, end: int) -> String:
        segments = _later(self._text, Member(value, start, end), self._offset)
        return String(value, self._offset + start, self._offset + end, segments, spelled)


def _later(text: str, member: Member, offset: int) -> Callable[[], tuple[Segment, ...]]:
    return lambda: json_text.segments(text, member, offset)
