"""The JSON objects in a text, also as Python prints them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

_LONGEST_LITERAL: Final = 20_000
_OPENING: Final = re.compile(r"[{\[]")


def objects(text: str) -> Iterator[tuple[int, int, object]]:
    """The JSON objects in a text, also as Python prints them, with their places; at most ten."""
    decoder = json.JSONDecoder(strict=False)
    at = tries = 0
    while tries < 10 and (match := _OPENING.search(text, at)) is not None:
        tries += 1
        at = match.start()
        data: object = None
        try:
            data, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = _closing(text, at)
            if end:
                import ast

                try:
                    data = ast.literal_eval(text[at:end])
                except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
                    data = None
        if isinstance(data, dict) or (
            isinstance(data, list) and any(type(x) is dict for x in data)
        ):
            yield at, end, data
            at = end
        else:
            at += 1


def _closing(text: str, start: int) -> int:
    """Where the bracket at ``start`` is closed; 0 where it is not, or far away."""
    if text[start] != "{":
        return 0
    depth, quote, at = 0, "", start
    stop = min(len(text), start + _LONGEST_LITERAL)
    while at < stop:
        character = text[at]
        if quote:
            if character == "\\":
                at += 1
            elif character == quote:
                quote = ""
        elif character in "\"'":
            quote = character
        elif character in "{[":
            depth += 1
        elif character in "}]":
            depth -= 1
            if not depth:
                return at + 1
        at += 1
    return 0
