"""Words that mean a link and are none: files of one's own, links without a scheme, slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.text.patterns import pattern
from mjlint.urls.url import IMAGE_EXTENSIONS

_IMAGE: Final = rf"\.(?:{'|'.join(sorted(IMAGE_EXTENSIONS))})"

_LOCAL: Final = pattern(
    # C:\my pictures\a.png
    rf"(?<![^\s(<\"'])(?:[A-Za-z]:[\\/](?!/)(?:[^\n,;:<>|?*\"']{{0,200}}?){_IMAGE}\b"
    # \\server\a.png, ~/a.png, ../a.png, /home/me/a.png
    r"|(?:\\\\\w|~[\\/]|\.{1,2}[\\/]|/(?:home|Users|tmp|mnt|media|Volumes|var|root)/)"
    rf"[^\s,;:<>|?*\"']*{_IMAGE}\b)",
    re.IGNORECASE,
)
_HOST: Final = r"(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,20}"
_BARE: Final = pattern(
    # A host and the path of an image, or a host that holds nothing but images.
    rf"(?:{_HOST}(?::\d{{1,5}})?/[^\s,;\"'<>]*{_IMAGE}(?:\?[^\s,;\"'<>]*)?"
    r"|(?:s\.mj\.run|cdn\.midjourney\.com|i\.imgur\.com|cdn\.discordapp\.com|media\.discordapp\.net)"
    r"/[^\s,;\"'<>]+)",
    re.IGNORECASE,
)
_WITH_SLASH: Final = pattern(r"(?<![^\s(\[\"'])[^\s/,;\"'<>|()\[\]]+/[^\s,;\"'<>|]+")
_THING: Final = r"(?:image|img|picture|photo|pic|reference|ref|style|character|your)"
_SLOT: Final = pattern(
    # <image URL of a butler>, [IMAGE_URL], <your image link>, YOUR_IMAGE_URL; not [Link], the hero.
    rf"[<\[](?:[^<>\[\]]{{0,40}}[\s_-])?{_THING}?[\s_-]?urls?(?:[\s_-]?\d{{1,2}})?"
    r"(?:[\s_-][^<>\[\]]{0,60})?[>\]]"
    rf"|[<\[](?:[^<>\[\]]{{0,40}}[\s_-])?{_THING}[\s_-]links?(?:[\s_-]?\d{{1,2}}|[\s_-]here)?[>\]]"
    r"|(?:YOUR_)?(?:IMAGE|IMG|PICTURE|PHOTO|REFERENCE)_(?:URL|LINK)(?:_?\d{1,2}|_HERE)?"
    r"|YOUR_(?:URL|LINK)(?:_HERE)?",
    re.IGNORECASE,
)


def is_local_path(word: str) -> bool:
    """Whether a word is the path of an image on somebody's own disk."""
    return _LOCAL.fullmatch(word) is not None


def lacks_scheme(word: str) -> bool:
    """Whether a word is a link to an image but for the ``https://`` in front."""
    return _BARE.fullmatch(word) is not None


def find_local_paths(text: str) -> Iterator[tuple[int, int]]:
    """Where such paths are in a text, as offsets from its start."""
    return (match.span() for match in _LOCAL.finditer(text))


def find_bare_links(text: str) -> Iterator[tuple[int, int]]:
    """Where links without a scheme are in a text, as offsets from its start."""
    for match in _WITH_SLASH.finditer(text):
        word = match.group().rstrip(".!?:)")
        if lacks_scheme(word):
            yield match.start(), match.start() + len(word)


def find_link_slots(text: str) -> Iterator[tuple[int, int]]:
    """Where slots for a link are in a text, as offsets from its start."""
    for match in _SLOT.finditer(text):
        start, end = match.span()
        before, behind = text[start - 1 : start], text[end : end + 1]
        if not any(char.isalnum() or char == "_" for char in (before, behind)):
            yield start, end
