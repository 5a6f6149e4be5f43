"""Where things stand in a text of JSON: the members of an object, the characters of a string."""

from __future__ import annotations

import json
from typing import Final, NamedTuple

from mjlint.text.json_strings import skip_space, stretches
from mjlint.text.places import Segment

_DECODER: Final = json.JSONDecoder()
_PLAINER: Final = {
    "Unterminated string starting at": "a string is not closed",
    "Invalid control character at": "a string holds a line break or another control character",
}
"""What the library says that ends in the air, where its place stands elsewhere."""


class Member(NamedTuple):
    """A value of an object, and where it stands in the text."""

    value: object
    start: int
    end: int


def complaint(error: json.JSONDecodeError) -> str:
    """What is wrong with a text that is no JSON, as a clause."""
    message = error.msg
    return f"not JSON: {_PLAINER.get(message, message[:1].lower() + message[1:])}"


def members(text: str) -> dict[str, Member] | None:
    """The members of the object that a text is; None where it is JSON but no object.

    Of a key that occurs twice the last one counts, as everywhere. Raises `json.JSONDecodeError`,
    and `RecursionError` for a text nested too deeply.
    """
    at = skip_space(text, 0)
    if text[at : at + 1] != "{":
        _end(text, _DECODER.raw_decode(text, at)[1])
        return None
    found: dict[str, Member] = {}
    at = skip_space(text, at + 1)
    if text[at : at + 1] == "}":
        _end(text, at + 1)
        return found
    while True:
        if text[at : at + 1] != '"':
            raise json.JSONDecodeError("expecting a key in double quotes", text, at)
        key, at = _DECODER.raw_decode(text, at)
        at = skip_space(text, at)
        if text[at : at + 1] != ":":
            raise json.JSONDecodeError("expecting `:` behind a key", text, at)
        start = skip_space(text, at + 1)
        value, end = _DECODER.raw_decode(text, start)
        found[key] = Member(value, start, end)
        at = skip_space(text, end)
        if text[at : at + 1] == "}":
            _end(text, at + 1)
            return found
        if text[at : at + 1] != ",":
            raise json.JSONDecodeError("expecting `,` or `}`", text, at)
        at = skip_space(text, at + 1)


def segments(text: str, member: Member, offset: int = 0) -> tuple[Segment, ...]:
    """Which characters of a text make which characters of a string in it.

    ``offset``: where in the document the text begins.
    """
    found: list[Segment] = []
    length = 0
    for start, end, exact in stretches(text, member.start + 1, member.end - 1):
        after = length + (end - start if exact else 1)
        found.append(Segment(length, after, offset + start, offset + end, exact))
        length = after
    return tuple(found)


def _end(text: str, at: int) -> None:
    at = skip_space(text, at)
    if at != len(text):
        raise json.JSONDecodeError("extra text behind the value", text, at)
