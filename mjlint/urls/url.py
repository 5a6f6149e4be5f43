"""The parts of a link, and what its extension says."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from urllib.parse import unquote, urlsplit

from mjlint.diagnostic import value_class
from mjlint.text.patterns import pattern

IMAGE_EXTENSIONS: Final = frozenset(("png", "gif", "webp", "jpg", "jpeg"))
"""The extensions that Midjourney documents
(https://docs.midjourney.com/hc/en-us/articles/32040250122381-Image-Prompts, 2025-02-06)."""

OTHER_EXTENSIONS: Final = frozenset({
    "null", "svg", "pdf", "psd", "ai", "eps", "xcf",
    "mp4", "mov", "avi", "mkv", "webm", "mp3", "wav",
    "zip", "rar", "7z", "gz", "htm", "html", "txt", "md", "json", "doc", "docx", "pptx",
})  # fmt: skip
"""Extensions of files that are not raster images. ``.null`` is an upload to Discord that was not
finished (https://github.com/mouxangithub/midjourney-proxy-on-wechat/issues/11, 2023-07)."""

MIDJOURNEY_HOSTS: Final = frozenset(("s.mj.run", "cdn.midjourney.com"))
"""Midjourney's own image hosts. They answer 403 to tools, so nothing is learnt by asking them
(https://github.com/NickyReid/midjourney-image-downloader/issues/5)."""

_EXTENSION: Final = pattern(r"[A-Za-z0-9]{1,5}")
_PLAIN: Final = pattern(r"(https?)://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(/[A-Za-z0-9/._~-]*)?")
"""A link without a port, a query and the like, as most are: nothing is to be decoded in it."""


@value_class
class Url:
    """The parts of a link."""

    scheme: str
    """In lower case."""
    userinfo: str
    """What is before the ``@``; mostly empty."""
    host: str
    """In lower case, without brackets and without the final dot; empty where there is none."""
    port: int | None
    path: str
    query: str
    fragment: str

    @property
    def extension(self) -> str:
        """The extension of the path, in lower case and without its dot; mostly an image's."""
        name = unquote(self.path.rpartition("/")[2])
        _, dot, extension = name.rpartition(".")
        return extension.lower() if dot and _EXTENSION.fullmatch(extension) else ""

    @property
    def fields(self) -> dict[str, str]:
        """The query by its names, in lower case; of a name that occurs twice, the first."""
        fields: dict[str, str] = {}
        for field in self.query.split("&"):
            name, _, value = field.partition("=")
            fields.setdefault(unquote(name).lower(), unquote(value))
        return fields


@lru_cache(1024)
def parse(url: str) -> Url | None:
    """The parts of a link with ``://``; None where it cannot be split (``http://[::1``).

    ``url``: the link alone, without brackets and punctuation around it. Never raises.
    """
    plain = _PLAIN.fullmatch(url)
    if plain is not None:
        return Url(plain[1], "", plain[2], None, plain[3] or "", "", "")
    if "://" not in url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
        host = parts.hostname or ""
    except ValueError:
        return None
    return Url(
        parts.scheme.lower(),
        parts.netloc.rpartition("@")[0],
        unquote(host).rstrip(".").lower(),
        port,
        parts.path,
        parts.query,
        parts.fragment,
    )


def plain_host(url: str) -> tuple[str, str] | None:
    """Scheme and host of a link that has a path besides and nothing else; None for others."""
    plain = _PLAIN.fullmatch(url)
    return (plain[1], plain[2]) if plain is not None else None
