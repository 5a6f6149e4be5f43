"""What a text in an image field is: base64, a `data:` URL, or a slot to fill in."""

from __future__ import annotations

import re
from typing import Final

_DATA: Final = re.compile(r"\s*data:[\w.+-]+/[\w.+-]+(?:;[\w.+=-]+)*;base64,", re.IGNORECASE)
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]+={0,2}")
_SLOT: Final = re.compile(r".*\$\{?\w+.*|.*\{\{.*\}\}.*|<.*>", re.DOTALL)
_SAMPLE: Final = 200
"""The beginning shows what a text is; images are megabytes."""
_LEAST: Final = 32
"""Shorter texts are words."""

# The first bytes of the formats, in base64.
_MAGIC: Final = {
    "iVBORw0KGgo": "data:image/png;base64,",
    "/9j/": "data:image/jpeg;base64,",
    "R0lGOD": "data:image/gif;base64,",
    "UklGR": "data:image/webp;base64,",
}


def is_data_uri(text: str) -> bool:
    """Whether it is a file in base64 with its prefix."""
    return _DATA.match(text) is not None


def is_base64(text: str) -> bool:
    """Whether it looks like base64 without a prefix, by its beginning."""
    sample = "".join(text[:_SAMPLE].split())
    if len(text) > _SAMPLE:
        return _BASE64.fullmatch(sample) is not None
    if prefix(sample):
        return True
    mixed = any(c.isdigit() for c in sample) and any(c.isupper() for c in sample)
    return len(sample) >= _LEAST and mixed and _BASE64.fullmatch(sample) is not None


def is_slot(text: str) -> bool:
    """Whether something is to be filled in here when the request is sent."""
    return len(text) <= _SAMPLE and _SLOT.fullmatch(text) is not None


def prefix(text: str) -> str:
    """The prefix for an image in base64, by its first bytes; empty where they do not show it."""
    return next((lead for magic, lead in _MAGIC.items() if text.startswith(magic)), "")
