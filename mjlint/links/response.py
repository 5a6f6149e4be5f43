"""What a server answered, and what follows from it for Midjourney."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import Final, NamedTuple

import httpx

from mjlint.links.images import ACCEPTED, Content, sniff
from mjlint.links.verdict import State
from mjlint.urls.url import IMAGE_EXTENSIONS, Url

LONGEST_READ: Final = 1 << 16
"""Bytes of a body that are read at most."""

LARGE: Final = 20_000_000
"""Bytes. No limit of Midjourney's is known; from here on a widely used proxy makes images smaller
before it hands them on (https://github.com/trueai-org/midjourney-proxy, MjImageHelper.cs)."""

MOST_PIXELS: Final = 178_956_970
"""From here on Pillow refuses an image as a decompression bomb
(https://pillow.readthedocs.io, Image.open: twice MAX_IMAGE_PIXELS)."""

_GONE: Final = frozenset((401, 404, 410))

_BROWSERS_ONLY: Final = ("i.imgur.com",)
"""Hosts that send a page to tools where a browser gets the image
(https://github.com/mrhan1993/Fooocus-API/pull/301)."""

_NO_PICTURES: Final = (
    "text/", "video/", "audio/", "application/json", "application/pdf", "image/svg",
)  # fmt: skip

_NAMED: Final = re.compile(
    rf"[.=](?:{'|'.join(sorted(IMAGE_EXTENSIONS))})(?:\Z|[/:@!;~%&?])", re.IGNORECASE
)
"""An image's extension elsewhere: ``a.jpg/w=200``, ``?file=a.png``, ``?fm=jpg``."""

_TYPES: Final = {"jpg": "jpeg", "pjpeg": "jpeg", "x-png": "png", "apng": "png"}


class Conclusion(NamedTuple):
    """A state and its reason, as in `mjlint.links.verdict.Verdict`."""

    state: State
    reason: str = ""
    detail: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """The answer to one request."""

    url: httpx.URL
    """Who answered, after redirects."""
    status: int
    headers: httpx.Headers
    body: bytes = b""
    """Its first bytes, as they were sent."""
    cut: bool = False
    """Whether the server broke off before its own end."""
    redirected: bool = False

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def data(self) -> bytes:
        """The first bytes of the file: those sent, unpacked where they are packed."""
        return unpacked(self.body, self.headers.get("content-encoding", ""))

    @property
    def content(self) -> Content | None:
        return sniff(self.data)

    @property
    def media_type(self) -> str:
        """``image/png``, in lower case and without parameters; empty where none is stated."""
        stated: str = self.headers.get("content-type", "")
        return stated.partition(";")[0].strip().lower()

    @property
    def size(self) -> int | None:
        """Bytes of the whole file, None where they are not stated."""
        if self.headers.get("content-encoding", "identity").strip().lower() != "identity":
            return None
        stated = self.headers.get("content-length", "")
        if self.status == 206:
            stated = self.headers.get("content-range", "").rpartition("/")[2]
        return int(stated) if stated.isdecimal() and len(stated) < 16 else None


def unpacked(body: bytes, encoding: str) -> bytes:
    """At most `LONGEST_READ` bytes of what a body holds, however much it would unpack to."""
    match encoding.strip().lower():
        case "gzip" | "x-gzip":
            window = 16 + zlib.MAX_WBITS
        case "deflate":
            window = zlib.MAX_WBITS if body[:1] == b"\x78" else -zlib.MAX_WBITS
        case _:
            return body
    try:
        return zlib.decompressobj(window).decompress(body, LONGEST_READ)
    except zlib.error:
        return b""


def concluded(answer: Response, asked: Url) -> Conclusion:
    """What the answer to a GET means. ``asked``: the link as it is in the prompt."""
    status = answer.status
    if not answer.ok:
        if "challenge" in answer.headers.get("cf-mitigated", "").lower():
            return Conclusion(State.UNSURE, "bot-challenge")
        if status == 401 and asked.userinfo:
            # The link's own password was kept back.
            return Conclusion(State.UNSURE, "password")
        state = State.WILL_FAIL if status in _GONE else State.UNSURE
        return Conclusion(state, f"http-{status}")
    if not answer.body:
        if answer.cut:
            return Conclusion(State.UNSURE, "truncated")
        return Conclusion(State.WILL_FAIL, "empty")
    content = answer.content
    if content is None or not content.is_image:
        return _not_an_image(answer, content)
    if content.format not in ACCEPTED:
        return Conclusion(State.UNSURE, "format", content.format)
    return _image(answer, content, asked)


def _not_an_image(answer: Response, content: Content | None) -> Conclusion:
    media_type = answer.media_type
    if "challenge" in answer.headers.get("cf-mitigated", "").lower():
        return Conclusion(State.UNSURE, "bot-challenge")
    kind = content.format if content is not None else media_type
    if content is not None or media_type.startswith(_NO_PICTURES):
        if answer.url.host in _BROWSERS_ONLY:
            return Conclusion(State.UNSURE, "page-for-tools", kind)
        return Conclusion(State.WILL_FAIL, "not-an-image", kind)
    if answer.cut:
        return Conclusion(State.UNSURE, "truncated")
    return Conclusion(State.UNSURE, "unknown-format", media_type)


def _image(answer: Response, content: Content, asked: Url) -> Conclusion:
    """Of the formats that Midjourney documents: what else may go wrong."""
    width, height, size = content.width, content.height, answer.size
    if answer.cut:
        return Conclusion(State.UNSURE, "truncated")
    if width is None and size is not None and size <= len(answer.body):
        return Conclusion(State.UNSURE, "broken", content.format)
    if size is not None and size > LARGE:
        return Conclusion(State.UNSURE, "too-large", f"{size / 1e6:.0f} MB")
    if width is not None and height is not None:
        if width * height > MOST_PIXELS:
            return Conclusion(State.UNSURE, "huge-dimensions", f"{width}×{height} pixels")
        if width * height <= 1:
            return Conclusion(State.UNSURE, "tiny", f"{width}×{height} pixels")
    if asked.extension not in IMAGE_EXTENSIONS and not _NAMED.search(f"{asked.path}?{asked.query}"):
        reason = "unlisted-extension" if asked.extension else "no-extension"
        return Conclusion(State.UNSURE, reason, asked.extension)
    notes = []
    stated = answer.media_type.removeprefix("image/")
    if _TYPES.get(stated, stated) != content.format:
        notes.append("type-differs" if stated else "type-missing")
    if _TYPES.get(asked.extension, asked.extension) != content.format:
        notes.append("extension-differs")
    return Conclusion(State.OK, notes=tuple(notes))
