"""What people write around a prompt: list markers, numbers, labels, quotation marks."""

from __future__ import annotations

import re
from typing import Final

_MARKER: Final = re.compile(
    r"[ \t]*(?:>[ \t]+)*(?:(?:[-*•+]|\(?\d{1,4}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?"
)
_LABEL: Final = re.compile(
    r"(?:\*\*)?(?:/imagine\b(?:[ \t]*prompt\b[ \t]*:?)?:?"
    r"|(?:(?:imagine|mj|midjourney)[ \t]+)?prompt(?:[ \t]*\d{1,4})?[ \t]*:)(?:\*\*)?[ \t]*",
    re.IGNORECASE,
)
_QUOTES: Final = {'"': '"', "“": "”", "„": "“", "«": "»", "`": "`"}
_BEHIND: Final = re.compile(r"[,;][ \t]*\Z")


def is_quoted(text: str, start: int) -> bool:
    """Whether the prompt that begins at ``start`` stands in quotation marks of no meaning."""
    return text[start - 1 : start] in _QUOTES if start else False


def has_quotes(text: str) -> bool:
    """Whether a text holds marks that would be taken for the ends of a quoted prompt."""
    return any(mark in text for pair in _QUOTES.items() for mark in pair)


def inner(text: str) -> tuple[int, int]:
    """Where the prompt is in a text that has nothing else in it: ``text[start:end]``."""
    start = _end(_MARKER, text, 0)
    start = _end(_LABEL, text, start)
    end = len(text.rstrip())
    if text[start : start + 1] in _QUOTES:
        closing = _QUOTES[text[start]]
        last = _BEHIND.search(text, start, end)
        close = last.start() if last else end
        body = text[start + 1 : close - 1]
        if close - start > 2 and text[close - 1] == closing:
            if closing not in body and text[start] not in body:
                start, end = start + 1, close - 1
                start = _end(_LABEL, text, start)
                while start < end and text[start] in " \t":
                    start += 1
                end = start + len(text[start:end].rstrip())
    return start, max(start, end)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
