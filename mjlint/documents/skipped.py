"""What looked like a prompt and was left alone."""

from __future__ import annotations

from typing import NamedTuple


class Skipped(NamedTuple):
    """A text with a parameter of Midjourney's that is not taken for a prompt."""

    row: int
    text: str
    why: str
    """In a few words: ``a shell command``."""
