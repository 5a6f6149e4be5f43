"""Where the keys and tokens of a request are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.requests.envelope import Envelope
from mjlint.requests.request import Request
from mjlint.text.masking import is_key

_NAMES: Final = re.compile(
    r"(?:^|[-_.])(?:api[-_]?key|key|token|secret|authorization|password)$", re.IGNORECASE
)
_QUERY: Final = re.compile(r"[?&]([^=&#]+)=([^&#]+)")
_ASSIGNED: Final = re.compile(
    r"^[ \t]*(?:export[ \t]+|@)?([\w-]+)[ \t]*=[ \t]*[\"']?([^\s\"']+)", re.MULTILINE
)
_SCHEME: Final = re.compile(r"(?:bearer|token|basic|key)\s+", re.IGNORECASE)


def secrets(request: Request) -> Iterator[tuple[int, int]]:
    """The places of the keys and tokens in a request's headers and body, in characters of the file.

    A name of a variable or a slot to fill in is none.
    """
    yield from around(request.envelope, request.vendor.key_header)
    for given in request.given:
        value = given.member.value
        text = value.text
        if value.kind == "string" and _NAMES.search(given.member.name):
            start = match.end() if (match := _SCHEME.match(text)) else 0
            if is_key(text[start:]):
                yield request.inside(value).span(start, len(text))


def around(envelope: Envelope, key_header: str = "") -> Iterator[tuple[int, int]]:
    """The places of the keys and tokens in the URL and the headers of a request.

    ``key_header``: the header in which its vendor takes the key.
    """
    url = envelope.url
    for query in _QUERY.finditer(url.text) if url is not None else ():
        if url is not None and _NAMES.search(query[1]) and is_key(query[2]):
            yield url.span(query.start(2), query.end(2))
    for header in envelope.headers:
        name = header.name.text.strip()
        if _NAMES.search(name) or name.lower() == key_header.lower():
            text = header.value.text
            start = match.end() if (match := _SCHEME.match(text)) else 0
            if is_key(text[start:]):
                yield header.value.span(start, len(text.rstrip()))


def assigned(text: str) -> Iterator[tuple[int, int]]:
    """The places of the keys that the variables of a shell script or an ``.http`` file hold."""
    for match in _ASSIGNED.finditer(text):
        if _NAMES.search(match[1]) and is_key(match[2]):
            yield match.span(2)
