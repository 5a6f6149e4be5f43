"""A message as it is compared: without quotes, tags, doubled spaces and case."""

from __future__ import annotations

import re
from typing import Final

_QUOTES: Final = str.maketrans(
    {
        **dict.fromkeys("`'\"“”‘’*", None),
        "_": " ", "：": ":", "，": ",", "（": "(", "）": ")", "！": "!", "；": ";", "【": "[", "】": "]",
    }
)  # fmt: skip
_TAG: Final = re.compile(r"<[a-z/!][^<>]{0,200}>", re.IGNORECASE)
_BREAK: Final = re.compile(r"\\r\\n|\\n|<br ?/?>", re.IGNORECASE)
_SPACE: Final = re.compile(r"\s+")


def unquoted(text: str) -> str:
    """A message without quotes, HTML tags and doubled spaces; its lines are kept."""
    text = _TAG.sub(" ", _BREAK.sub("\n", text)).translate(_QUOTES)
    return _SPACE.sub(lambda gap: "\n" if "\n" in gap[0] else " ", text).strip()


def normalised(text: str) -> str:
    """A message as it is compared: `unquoted`, in lower case and American spelling."""
    return unquoted(text).lower().replace("ised", "ized")
