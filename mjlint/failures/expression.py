"""A regular expression of ``failures.toml`` that is compiled only for a text that may fit it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Expression(NamedTuple):
    """A regular expression."""

    regex: str
    words: tuple[str, ...] = ()
    """Every text that fits has one of them; empty where that is not known."""

    def search(self, text: str) -> re.Match[str] | None:
        """The first place that fits."""
        if self.words and not any(word in text for word in self.words):
            return None
        return _compiled(self.regex).search(text)


@lru_cache(None)  # the cache of `re` holds 512 patterns, and those of the table are nearly as many
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)
