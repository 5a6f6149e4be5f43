"""How the bytes of a document are written: UTF-8, with or without a mark, or UTF-16 with one."""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple


class Encoding(NamedTuple):
    """How a document is written, so that it can be written again the same way."""

    name: str = "utf-8"
    """``utf-8``, ``utf-16-le`` or ``utf-16-be``."""
    mark: bytes = b""
    """The byte order mark."""

    def encode(self, text: str) -> bytes:
        """The bytes of a document with this text."""
        return self.mark + text.encode(self.name)


_MARKS: Final = (
    Encoding("utf-8", codecs.BOM_UTF8),
    Encoding("utf-16-le", codecs.BOM_UTF16_LE),
    Encoding("utf-16-be", codecs.BOM_UTF16_BE),
)


def encoding_of(head: bytes) -> Encoding:
    """The encoding of a document that begins with these bytes."""
    return next((each for each in _MARKS if head.startswith(each.mark)), Encoding())


def plain_text(data: bytes) -> str | None:
    """What most documents hold: UTF-8 without a mark. None where anything else is in the bytes."""
    if b"\0" in data or data.startswith(codecs.BOM_UTF8):
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def undecodable(error: UnicodeDecodeError, offset: int, encoding: Encoding) -> str:
    """Why a byte cannot be read, at an offset into the document in bytes."""
    value = error.object[error.start]
    if encoding.name != "utf-8":
        return f"byte {offset} (0x{value:02x}) is not {encoding.name.upper()}: {error.reason}"
    return f"byte {offset} (0x{value:02x}) is not UTF-8: save the file as UTF-8"
