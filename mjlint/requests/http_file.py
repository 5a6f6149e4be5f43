"""``.http`` and ``.rest`` files, as REST clients of editors read them -> their requests.

``###`` separates the requests; the first line is method and URL, then come headers, an empty line
and the body. Lines that begin with ``#`` or ``//`` in front of the body are comments, ``@name =
value`` defines a variable (https://github.com/Huachao/vscode-restclient, README, 2024).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.errors import UnreadableRequest
from mjlint.requests.envelope import Envelope, Header
from mjlint.text.places import Segment, SourceMap

_FIRST: Final = re.compile(
    r"(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+)?(\S+)", re.IGNORECASE
)
_HEADER: Final = re.compile(r"([!#$%&'*+.^_`|~\w-]+)[ \t]*:[ \t]*")
_VARIABLE: Final = re.compile(r"@([\w-]+)\s*=\s*(.*)")
_USE: Final = re.compile(r"\{\{\s*([\w-]+)\s*\}\}")


def requests(text: str) -> Iterator[Envelope | UnreadableRequest]:
    """The requests of a file that have a body, in the order of the text."""
    variables: dict[str, str] = {}
    for start, end in _parts(text):
        envelope = _request(text, start, end, variables)
        if envelope is not None:
            yield envelope


def _parts(text: str) -> Iterator[tuple[int, int]]:
    start = at = 0
    for line in text.splitlines(keepends=True):
        if line.startswith("###"):
            yield start, at
            start = at + len(line)
        at += len(line)
    yield start, len(text)


def _request(text: str, start: int, end: int, variables: dict[str, str]) -> Envelope | None:
    url: SourceMap | None = None
    method = "GET"
    headers: list[Header] = []
    at = first_line = start
    for line in text[start:end].splitlines(keepends=True):
        here, at = at, at + len(line)
        content = line.strip()
        if url is not None and not content:
            break
        if not content or content.startswith(("#", "//")):
            continue
        if url is None:
            variable = _VARIABLE.match(content)
            first = None if variable else _FIRST.match(content)
            if variable:
                variables[variable[1]] = variable[2]
            elif first is not None:
                method = (first[1] or "GET").upper()
                first_line = here
                begin = here + line.index(content) + first.start(2)
                url = _filled(text, begin, begin + len(first[2]), variables)
            continue
        header = _HEADER.match(line)
        if header is not None:
            end_of_value = here + max(header.end(), len(line.rstrip()))
            headers.append(
                Header(
                    SourceMap.slice(text, here, here + header.end(1)),
                    SourceMap.slice(text, here + header.end(), end_of_value),
                )
            )
    body = text[at:end]
    begin = at + len(body) - len(body.lstrip())
    stop = begin + len(body.strip())
    if url is None or not body.strip() or body.lstrip().startswith("<"):
        return None
    body_itself = SourceMap.slice(text, begin, stop)
    return Envelope(body_itself, url, tuple(headers), method, (first_line, stop))


def _filled(text: str, start: int, end: int, variables: dict[str, str]) -> SourceMap:
    """A URL with the file's own variables in it."""
    raw = text[start:end]
    filled = _USE.sub(lambda match: variables.get(match[1], match[0]), raw)
    if filled == raw:
        return SourceMap.slice(text, start, end)
    return SourceMap(filled, (Segment(0, len(filled), start, end, False),), ())
