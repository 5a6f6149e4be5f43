"""Where things stand in a text of JSON: the members of an object, the characters of a string."""

from __future__ import annotations

import json
import re
from typing import Final, NamedTuple

from mjlint.documents.placed import Segment

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_ESCAPE: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)
_DECODER: Final = json.JSONDecoder()


class Member(NamedTuple):
    """A value of an object, and where it stands in the text."""

    value: object
    start: int
    end: int


def members(text: str) -> dict[str, Member] | None:
    """The members of the object that a text is; None where it is JSON but no object.

    Of a key that occurs twice the last one counts, as everywhere. Raises `json.JSONDecodeError`,
    and `RecursionError` for a text nested too deeply.
    """
    at = _skip(text, 0)
    if text[at : at + 1] != "{":
        _end(text, _DECODER.raw_decode(text, at)[1])
        return None
    found: dict[str, Member] = {}
    at = _skip(text, at + 1)
    if text[at : at + 1] == "}":
        _end(text, at + 1)
        return found
    while True:
        if text[at : at + 1] != '"':
            raise json.JSONDecodeError("expecting a key in double quotes", text, at)
        key, at = _DECODER.raw_decode(text, at)
        at = _skip(text, at)
        if text[at : at + 1] != ":":
            raise json.JSONDecodeError("expecting `:` behind a key", text, at)
        start = _skip(text, at + 1)
        value, end = _DECODER.raw_decode(text, start)
        found[key] = Member(value, start, end)
        at = _skip(text, end)
        if text[at : at + 1] == "}":
            _end(text, at + 1)
            return found
        if text[at : at + 1] != ",":
            raise json.JSONDecodeError("expecting `,` or `}`", text, at)
        at = _skip(text, at + 1)


def segments(text: str, member: Member, offset: int = 0) -> tuple[Segment, ...]:
    """Which characters of a text make which characters of a string in it.

    ``offset``: where in the document the text begins.
    """
    start, end = member.start + 1, member.end - 1
    found: list[Segment] = []
    at, length = start, 0
    if "\\" in text[start:end]:
        for match in _ESCAPE.finditer(text, start, end):
            if match.start() > at:
                exact = match.start() - at
                found.append(Segment(length, length + exact, offset + at, offset + match.start()))
                length += exact
            found.append(
                Segment(length, length + 1, offset + match.start(), offset + match.end(), False)
            )
            length += 1
            at = match.end()
    if at < end or not found:
        found.append(Segment(length, length + end - at, offset + at, offset + end))
    return tuple(found)


def escape(text: str) -> str:
    """A piece of a string as JSON writes it, without the quotes."""
    return json.dumps(text, ensure_ascii=not _encodable(text))[1:-1]


def _encodable(text: str) -> bool:
    """Whether a file can hold the text as it is: no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _end(text: str, at: int) -> None:
    at = _skip(text, at)
    if at != len(text):
        raise json.JSONDecodeError("extra text behind the value", text, at)
