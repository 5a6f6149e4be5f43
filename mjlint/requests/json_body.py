"""The body of a request as JSON with places."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from mjlint.errors import UnreadableRequest
from mjlint.text.json import JsonError, read
from mjlint.text.nodes import DataNode, ListNode, Member, ObjectNode, ScalarNode, StringNode
from mjlint.text.places import Segment, verbatim

MAXIMUM_LENGTH: Final = 32_000_000
"""The longest body that is read, in characters: five images in base64 are shorter."""
MAXIMUM_DEPTH: Final = 64
"""How deep a body may nest; the requests of all vendors nest four deep."""


def read_body(text: str) -> DataNode:
    """The value of a body. Raises `UnreadableRequest`."""
    if len(text) > MAXIMUM_LENGTH:
        raise UnreadableRequest(
            f"the request is {len(text):,} characters long; at most {MAXIMUM_LENGTH:,} are read"
        )
    try:
        return read(text, depth=MAXIMUM_DEPTH, strict=True)
    except JsonError as error:
        raise UnreadableRequest(f"the request is {error.message}", error.at) from None


@lru_cache(4)
def remembered(text: str) -> DataNode:
    """`read_body`, once for all who look at the same body one after the other."""
    return read_body(text)


def without_places(text: str) -> DataNode | None:
    """The value of a body in a third of the time: all of its nodes are at 0.

    None where it takes `read_body` to say what the text is.
    """
    if len(text) > MAXIMUM_LENGTH or text.count("[") + text.count("{") > MAXIMUM_DEPTH:
        return None
    try:
        return _node(_READ(text))
    except (ValueError, RecursionError):
        return None


def _node(value: object) -> DataNode:
    """What the standard library reads, as a node; numbers and objects are nodes already."""
    if isinstance(value, str):
        return StringNode(value, 0, 0, _nowhere(value), verbatim)
    if isinstance(value, DataNode):
        return value
    if isinstance(value, list):
        return ListNode(0, 0, [_node(item) for item in value])
    return _NOTHING if value is None else _TRUE if value is True else _FALSE


def _object(pairs: list[tuple[str, object]]) -> ObjectNode:
    return ObjectNode(0, 0, [Member(name, _node(value)) for name, value in pairs])


def _nowhere(text: str) -> Callable[[], tuple[Segment, ...]]:
    return lambda: (Segment(0, len(text), 0, 0, False),)


def _no_json(word: str) -> DataNode:
    raise ValueError(word)


_TRUE, _FALSE, _NOTHING = ScalarNode("true"), ScalarNode("false"), ScalarNode("null")
_READ: Final = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=ScalarNode,
    parse_float=ScalarNode,
    parse_constant=_no_json,
).decode
