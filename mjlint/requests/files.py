"""A file -> the requests in it.

A file may be a body in JSON, JSON that wraps one (``{"url": …, "headers": …, "body": …}``), JSON
lines, a shell script with curl, or an ``.http`` file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.errors import UnreadableRequest
from mjlint.requests.curl import commands
from mjlint.requests.envelope import Envelope, Header
from mjlint.requests.http_file import requests
from mjlint.requests.json_body import MAXIMUM_LENGTH, remembered
from mjlint.text.nodes import DataNode, StringNode
from mjlint.text.places import SourceMap

_BODIES: Final = ("body", "json", "data", "payload", "request", "params")
_CURL: Final = re.compile(r"(?:^|[\s;&|(])curl(?:\.exe)?\s", re.MULTILINE)
_REQUEST_LINE: Final = re.compile(
    r"^(?:GET|POST|PUT|PATCH|DELETE)[ \t]+(?:https?://|\{\{|/)\S*", re.MULTILINE
)
_LINES: Final = (".jsonl", ".ndjson")


def envelopes(text: str, name: str = "") -> Iterator[Envelope | UnreadableRequest]:
    """The requests of a file, in the order of the text; what cannot be read, in its place.

    ``name``: the name of the file, whose ending says what it is; without one the text itself does.
    """
    lower = name.lower()
    if len(text) > MAXIMUM_LENGTH and not lower.endswith(_LINES):
        yield UnreadableRequest(
            f"the file is {len(text):,} characters long; at most {MAXIMUM_LENGTH:,} are read"
        )
        return
    if lower.endswith(_LINES):
        yield from _lines(text)
    elif lower.endswith(".json"):
        yield one(SourceMap.slice(text, 0, len(text)))
    elif lower.endswith((".http", ".rest")) or (not _json(text) and _REQUEST_LINE.search(text)):
        yield from requests(text)
    elif lower.endswith((".sh", ".bash", ".curl")) or (not _json(text) and _CURL.search(text)):
        yield from commands(text)
    else:
        yield one(SourceMap.slice(text, 0, len(text)))


def _json(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[", '"')


def _lines(text: str) -> Iterator[Envelope | UnreadableRequest]:
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield one(SourceMap.slice(text, at, at + len(line.rstrip("\r\n"))))
        at += len(line)


def one(whole: SourceMap) -> Envelope | UnreadableRequest:
    """JSON that is a body, or that wraps one."""
    try:
        value = remembered(whole.text)
    except UnreadableRequest as error:
        return UnreadableRequest(error.message, whole.to_document(error.at))
    return unwrapped(value, whole) or Envelope(whole)


def unwrapped(value: DataNode, whole: SourceMap) -> Envelope | None:
    """The request in JSON that has a URL or headers beside a body."""
    members = {member.name.lower(): member.value for member in value.members}
    url = next((members[k] for k in ("url", "uri", "endpoint") if k in members), None)
    headers = members.get("headers")
    is_url = url is not None and "://" in url.text
    inner = next((members[k] for k in _BODIES if k in members), None)
    if inner is None or not (is_url or (headers is not None and headers.kind == "object")):
        return None
    if isinstance(inner, StringNode):
        body = inner.map(whole)
    elif inner.kind == "object":
        body = SourceMap.slice(whole.text, inner.start, inner.end, whole)
    else:
        return None
    method = members.get("method")
    return Envelope(
        body,
        url.map(whole) if is_url and isinstance(url, StringNode) else None,
        tuple(_headers(headers, whole)),
        method.text.upper() if method is not None and method.text else "POST",
    )


def _headers(headers: DataNode | None, whole: SourceMap) -> Iterator[Header]:
    for member in headers.members if headers is not None else ():
        if isinstance(member.value, StringNode):
            yield Header(
                SourceMap.slice(whole.text, member.start + 1, member.end - 1, whole),
                member.value.map(whole),
            )
