"""What the first bytes of a file are.

The marks are those of the formats' own specifications, as collected in the WHATWG MIME Sniffing
Standard (https://mimesniff.spec.whatwg.org, 2026) and, for what it leaves out, in the formats'.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import Final

ACCEPTED: Final = frozenset(("png", "jpeg", "gif", "webp"))
"""What Midjourney documents (https://docs.midjourney.com, Image Prompts, 2025-02-25)."""

OTHER_IMAGES: Final = frozenset(("avif", "heic", "bmp", "tiff", "jxl", "jp2", "ico"))
"""Raster images that are not on its list: they may or may not be taken."""

_MARKS: Final = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"\0\0\1\0", "ico"),
    (b"\xff\x0a", "jxl"),
    (b"\0\0\0\x0cJXL ", "jxl"),
    (b"\0\0\0\x0cjP  ", "jp2"),
    (b"8BPS", "psd"),
    (b"%PDF-", "pdf"),
    (b"%!PS", "postscript"),
    (b"\x1aE\xdf\xa3", "video"),
    (b"OggS", "video"),
    (b"FLV\x01", "video"),
    (b"ID3", "audio"),
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
)
_RIFF: Final = {b"WEBP": "webp", b"AVI ": "video", b"WAVE": "audio"}
_HTML: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|script|title|meta|div|h1|p|table|style|iframe)[\s>]",
    re.IGNORECASE,
)
_SVG: Final = re.compile(rb"<svg[\s>]", re.IGNORECASE)
_JSON: Final = re.compile(rb'\{\s*(?:"|\}|\Z)|\[\s*(?:[{"\[\]0-9]|\Z)')


@dataclass(frozen=True, slots=True)
class Content:
    """What a file is."""

    format: str
    width: int | None = None
    height: int | None = None

    @property
    def enough(self) -> bool:
        """Whether more bytes would add nothing."""
        return self.format not in ACCEPTED or self.width is not None

    @property
    def is_image(self) -> bool:
        """Whether it is a raster image of any kind."""
        return self.format in ACCEPTED or self.format in OTHER_IMAGES


def sniff(data: bytes) -> Content | None:
    """What a file is that begins with these bytes; None where nothing is known to begin so.

    Width and height, in pixels, are known of the formats in `ACCEPTED` once their header is there.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Content(name, *_dimensions(name, data))
    if data[:4] == b"RIFF" and data[8:12] in _RIFF:
        name = _RIFF[data[8:12]]
        return Content(name, *_dimensions(name, data))
    if data[4:8] == b"ftyp":
        return Content(_brand(data))
    if data[:2] == b"BM" and len(data) >= 18 and data[14:18] in _BMP_HEADERS:
        return Content("bmp")
    return _text(data[:4096])


def could_be_more(data: bytes) -> bool:
    """Whether bytes that are nothing known yet may become so with more of them."""
    return len(data) < 512


_BMP_HEADERS: Final = tuple(struct.pack("<I", size) for size in (12, 40, 52, 56, 64, 108, 124))


def _text(data: bytes) -> Content | None:
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not data.startswith(b"<"):
        return Content("json") if _JSON.match(data) else None
    if _HTML.match(data, _root(data)):
        return Content("html")
    if _SVG.search(data):
        return Content("svg")
    return Content("xml") if data.startswith(b"<?xml") else None


def _root(data: bytes) -> int:
    """Where a document's first tag is, after comments and declarations."""
    at = 0
    while True:
        if data.startswith(b"<!--", at):
            end = data.find(b"-->", at)
            at = end + 3
        elif data.startswith(b"<?", at):
            end = data.find(b">", at)
            at = end + 1
        else:
            return at
        if end < 0:
            return len(data)
        at = len(data) - len(data[at:].lstrip())


def _brand(data: bytes) -> str:
    """What an ISO base media file is, by its brands (ISO/IEC 14496-12 section 4.3)."""
    length = min(struct.unpack(">I", data[:4])[0], len(data), 256)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, length - 3, 4))}
    if brands & {b"avif", b"avis"}:
        return "avif"
    if brands & {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}:
        return "heic"
    return "video"


def _dimensions(name: str, data: bytes) -> tuple[int | None, int | None]:
    try:
        match name:
            case "png" if data[12:16] == b"IHDR":
                return struct.unpack(">II", data[16:24])
            case "gif":
                return struct.unpack("<HH", data[6:10])
            case "webp":
                return _webp(data)
            case "jpeg":
                return _jpeg(data)
    except struct.error:
        pass
    return None, None


def _webp(data: bytes) -> tuple[int | None, int | None]:
    """RFC 9649, sections 2.5 to 2.7."""
    match data[12:16]:
        case b"VP8 ":
            width, height = struct.unpack("<HH", data[26:30])
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            (bits,) = struct.unpack("<I", data[21:25])
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X" if len(data) >= 30:
            return (
                int.from_bytes(data[24:27], "little") + 1,
                int.from_bytes(data[27:30], "little") + 1,
            )
    return None, None


def _jpeg(data: bytes) -> tuple[int | None, int | None]:
    """From the frame header, after any number of segments (ITU-T T.81, annex B)."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return None, None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        if marker in (0xD9, 0xDA):
            return None, None
        at += 2 if 0xD0 <= marker <= 0xD8 else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None, None
