"""The one thing that is most wrong with a link.

Several things may be wrong with a link at once: it may lead to a page on a host that nobody else
can reach. It has one `UrlProblem`, the first that applies, so that no two rules report one link.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from mjlint.text.patterns import pattern
from mjlint.urls.expiry import expiry, is_upload
from mjlint.urls.hosts import is_placeholder, is_private
from mjlint.urls.pages import page
from mjlint.urls.url import IMAGE_EXTENSIONS, MIDJOURNEY_HOSTS, OTHER_EXTENSIONS, parse

_ADDRESS: Final = pattern(
    r"\w+://|https?:/|data:[\w.+-]+/[\w.+-]+[;,]|blob:(?:\w+://|null/)|file:/", re.IGNORECASE
)
_IN_QUERY: Final = pattern(
    rf"[=./](?:{'|'.join(sorted(IMAGE_EXTENSIONS))})(?:$|&|%)", re.IGNORECASE
)
_IN_PATH: Final = pattern(
    rf"\.(?:{'|'.join(sorted(IMAGE_EXTENSIONS))})(?:$|[/:@!;~%])", re.IGNORECASE
)
_UNLISTED: Final = frozenset({
    "heic", "heif", "avif", "bmp", "tif", "tiff", "jfif", "jxl", "jp2", "ico", "tga", "apng",
    "raw", "dng", "cr2", "nef", "arw",
})  # fmt: skip


class UrlProblem(Enum):
    """What is wrong with a link, as far as its text shows."""

    SCHEME = auto()
    """Neither http nor https: ``file:``, ``data:``, ``blob:``, ``ftp:``."""
    BROKEN = auto()
    """No host, or parts that are unclear."""
    PLACEHOLDER = auto()
    """A placeholder for a host: ``example.com``."""
    PRIVATE = auto()
    """A host that Midjourney's servers cannot reach."""
    UPLOAD = auto()
    """Where Discord takes files in."""
    PAGE = auto()
    """A page and not the image on it."""
    FILE = auto()
    """The extension of something that is no image."""
    SIGNED = auto()
    """A signature that ends some day, or a missing one: see `expiry`."""
    EXTENSION = auto()
    """An image's extension that Midjourney does not list: ``.heic``, ``.avif``."""
    BARE = auto()
    """No extension of an image."""
    LETTERS = auto()
    """Letters that a link has to spell with ``%``."""


def is_link(text: str) -> bool:
    """Whether what the grammar takes for a link is one: ``data:driven`` is not."""
    return _ADDRESS.match(text) is not None


@lru_cache(1024)
def url_problem(url: str) -> UrlProblem | None:
    """What is wrong with a link, None where nothing speaks against it.

    ``url``: the link without brackets and punctuation around it. An expiry is not compared with any
    clock: a link with `UrlProblem.SIGNED` may be good for days.
    """
    scheme = url.partition(":")[0].lower()
    if scheme not in ("http", "https"):
        return UrlProblem.SCHEME
    parsed = parse(url)
    if parsed is None or not parsed.host:
        return UrlProblem.BROKEN
    if parsed.host in MIDJOURNEY_HOSTS:
        return None
    if is_placeholder(parsed.host):
        return UrlProblem.PLACEHOLDER
    if is_private(parsed.host):
        return UrlProblem.PRIVATE
    if is_upload(parsed):
        return UrlProblem.UPLOAD
    if page(url) is not None:
        return UrlProblem.PAGE
    extension = parsed.extension
    if extension in OTHER_EXTENSIONS:
        return UrlProblem.FILE
    if expiry(url) is not None:
        return UrlProblem.SIGNED
    if not url.isascii():
        return UrlProblem.LETTERS
    if (
        extension in IMAGE_EXTENSIONS
        or _IN_PATH.search(parsed.path)
        or _IN_QUERY.search(parsed.query)
    ):
        return None
    if extension in _UNLISTED:
        return UrlProblem.EXTENSION
    if parsed.path.strip("/") == "" and parsed.host.rpartition(".")[2] in IMAGE_EXTENSIONS:
        return None  # `https://pic1.png`, as Midjourney's own examples write it
    return UrlProblem.BARE
