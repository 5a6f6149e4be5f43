"""The body of a request as JSON with places."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from mjlint.errors import UnreadableRequest
from mjlint.text.json import JsonError, read
from mjlint.text.nodes import DataNode

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
