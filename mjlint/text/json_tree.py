"""A text of JSON -> its tables, lists and strings, each with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Final

from mjlint.text import json_text
from mjlint.text.json_strings import skip_space, spelled
from mjlint.text.limits import MAXIMUM_DEPTH
from mjlint.text.nodes import ListNode, Member, Node, ObjectNode, ScalarNode, StringNode
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
        text, offset = self._text, self._offset
        if depth > MAXIMUM_DEPTH:
            raise RecursionError
        sign = text[at]
        if sign == '"':
            value, end = scanstring(text, at + 1)
            return self._string(value, at, end), end
        if sign not in "[{":
            match = _PLAIN.match(text, at)
            assert match is not None
            return ScalarNode(match.group(), offset + at, offset + match.end()), match.end()
        closing = "]" if sign == "[" else "}"
        items: list[Node] = []
        members: list[Member] = []
        start = offset + at
        at = skip_space(text, at + 1)
        while text[at] != closing:
            if sign == "{":
                first = offset + at
                key, at = scanstring(text, at + 1)
                last = offset + at
                at = skip_space(text, skip_space(text, at) + 1)
                item, at = self.node(at, depth + 1)
                members.append(Member(key, item, first, last))
            else:
                item, at = self.node(at, depth + 1)
                items.append(item)
            at = skip_space(text, at)
            if text[at] == ",":
                at = skip_space(text, at + 1)
        end = offset + at + 1
        if sign == "{":
            return ObjectNode(start, end, members), at + 1
        return ListNode(start, end, items), at + 1

    def _string(self, value: str, start: int, end: int) -> StringNode:
        segments = _later(self._text, json_text.Member(value, start, end), self._offset)
        return StringNode(value, self._offset + start, self._offset + end, segments, spelled)


def _later(text: str, member: json_text.Member, offset: int) -> Callable[[], tuple[Segment, ...]]:
    return lambda: json_text.segments(text, member, offset)
