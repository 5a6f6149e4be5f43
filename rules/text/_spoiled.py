"""Which rules report a value that something glued to it spoils."""

from __future__ import annotations

from typing import Final

BY_VALUE: Final = (
    "text-after-parameters", "trailing-punctuation", "unexpected-value", "unknown-model",
    "invalid-value", "invalid-aspect-ratio", "value-out-of-range", "comma-in-list",
)  # fmt: skip
"""A rule that finds the mark itself says more than these, which see only a value that is wrong."""
