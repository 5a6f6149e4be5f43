"""The bytes of a request -> its fields as JSON, and a fixed JSON back into bytes of the same kind.

JSON in UTF-8, UTF-16 and UTF-32, forms and multipart forms are read, each also in gzip or deflate.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import quote_plus, unquote, unquote_plus

from mjlint.language.vendor import Endpoint
from mjlint.requests.json_body import MAXIMUM_LENGTH

_FORM: Final = re.compile(r"[\w.~%+*\[\]-]+=[^\s<>\"{}]*(?:&[\w.~%+*\[\]-]+=[^\s<>\"{}]*)*&?")
_BOUNDARY: Final = re.compile(r"boundary=(?:\"([^\"]+)\"|([^\s;,]+))", re.IGNORECASE)
_NAME: Final = re.compile(rb"[;\s]name=(?:\"((?:[^\"\\]|\\.)*)\"|([^\s;]+))", re.IGNORECASE)
_FILE: Final = re.compile(rb"[;\s]filename\*?=", re.IGNORECASE)
_CHARSET: Final = re.compile(r"charset=\"?([\w.:-]+)", re.IGNORECASE)
FILE: Final = "<file>"
"""Takes the place of a file in a multipart form: a slot that is filled in when it is sent."""


class Body(NamedTuple):
    """What a request sends, as JSON."""

    text: str
    written: Callable[[str], bytes]
    """A changed JSON text as it must be sent."""
    fields: tuple[tuple[str, str], ...] | None = None
    """The names and values of a form; None: it is JSON."""

    def typed(self, endpoint: Endpoint) -> Body:
        """The form with its values in the types that the endpoint has for them."""
        if self.fields is None:
            return self
        return self._replace(text=_as_json(self.fields, endpoint))


class _Piece(NamedTuple):
    """A value of a form and where it is in the bytes."""

    name: str
    value: str
    start: int
    end: int


def read(content: bytes, headers: Mapping[str, str]) -> Body | str:
    """The body of a request; where it cannot be read, why.

    ``headers``: by their names in lower case; those that are missing are found from the bytes.
    """
    if len(content) > MAXIMUM_LENGTH:
        return f"the body has more than {MAXIMUM_LENGTH:,} bytes"
    kind = headers.get("content-type", "")
    match headers.get("content-encoding", "").strip().lower():
        case "" | "identity":
            return _plain(content, kind)
        case "gzip" | "x-gzip" | "deflate" as packing:
            return _packed(content, kind, gzipped=packing != "deflate")
        case other:
            return f"the body is packed with `{other[:20]}`"


def _packed(content: bytes, kind: str, *, gzipped: bool) -> Body | str:
    # 32: gzip or zlib, by the header.
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        data = unpacker.decompress(content, MAXIMUM_LENGTH + 1)
    except zlib.error:
        return "the body is not packed as its header says"
    if len(data) > MAXIMUM_LENGTH or not unpacker.eof:
        return f"the body is incomplete, or has more than {MAXIMUM_LENGTH:,} bytes"
    inner = _plain(data, kind)
    if isinstance(inner, str):
        return inner
    packed = zlib.MAX_WBITS | (16 if gzipped else 0)

    def written(text: str) -> bytes:
        packer = zlib.compressobj(wbits=packed)
        return packer.compress(inner.written(text)) + packer.flush()

    return inner._replace(written=written)


def _plain(content: bytes, kind: str) -> Body | str:
    if kind[:10].lower() == "multipart/":
        boundary = _BOUNDARY.search(kind)
        if boundary is None:
            return "the parts of the body have no boundary"
        return _form(content, tuple(_parts(content, (boundary[1] or boundary[2]).encode())), _same)
    encoding: str = json.detect_encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        charset = _CHARSET.search(kind)
        try:
            encoding = charset[1] if charset is not None else "ascii"
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            return "the body is not text"
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        return Body(text, lambda new: new.encode(encoding))
    if _FORM.fullmatch(text.strip()):
        return _form(content, tuple(_pairs(text)), quote_plus)
    return "the body is neither JSON nor a form"


def _same(text: str) -> str:
    return text


def _form(content: bytes, pieces: tuple[_Piece, ...], quoted: Callable[[str], str]) -> Body:
    fields = tuple((piece.name, piece.value) for piece in pieces)

    def written(text: str) -> bytes:
        new: dict[str, object] = json.loads(text)
        out: list[bytes] = []
        at = 0
        for piece in pieces:
            value = new.get(piece.name)
            if isinstance(value, str) and value != piece.value and piece.value != FILE:
                out += content[at : piece.start], quoted(value).encode("utf-8")
                at = piece.end
        return b"".join([*out, content[at:]])

    return Body(_as_json(fields, None), written, fields)


def _pairs(text: str) -> Iterator[_Piece]:
    """The values of a form; the places count bytes, and such a text has one for each character."""
    at = 0
    for pair in text.split("&"):
        name, equals, value = pair.partition("=")
        if equals:
            start = at + len(name) + 1
            end = start + len(value.rstrip())
            yield _Piece(unquote_plus(name.lstrip()), unquote_plus(value.rstrip()), start, end)
        at += len(pair) + 1


def _parts(content: bytes, boundary: bytes) -> Iterator[_Piece]:
    mark = b"--" + boundary
    at = content.find(mark)
    while at >= 0:
        head = at + len(mark)
        following = content.find(b"\r\n" + mark, head)
        gap = content.find(b"\r\n\r\n", head)
        if following < 0 or gap < 0:
            return
        start = min(gap + 4, following)
        name = _NAME.search(content, head, start)
        if name is not None:
            value = FILE
            if _FILE.search(content, head, start) is None:
                value = content[start:following].decode("utf-8", "replace")
            spelled = (name[1] or name[2] or b"").decode("utf-8", "replace")
            yield _Piece(unquote(spelled), value, start, following)
        at = following + 2


def _as_json(fields: tuple[tuple[str, str], ...], endpoint: Endpoint | None) -> str:
    body: dict[str, object] = {}
    for spelled, text in fields:
        name = spelled.removesuffix("[]")
        value = _typed(text, name, endpoint)
        known = body.get(name)
        if name not in body and name == spelled:
            body[name] = value
        else:
            before = known if isinstance(known, list) else ([known] if name in body else [])
            body[name] = [*before, value]
    return json.dumps(body, ensure_ascii=False)


def _typed(text: str, name: str, endpoint: Endpoint | None) -> object:
    field = endpoint.fields.get(name) if endpoint is not None else None
    if field is None or field.type == "string":
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text
