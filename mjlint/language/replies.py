"""Which replies were seen: ``replies.toml``. Any other that a rule foresees is worded by analogy."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from mjlint.language.lexicon import sources
from mjlint.language.ready import table

_HOLE: Final = "{any}"


class Record(NamedTuple):
    """A reply that Midjourney, or a vendor, was seen to give."""

    source: str
    """The title of the source."""
    date: str
    """The day of the source, or ``undated``."""
    url: str
    """Empty where it has none."""

    def __str__(self) -> str:
        return f"{self.source}, {self.date}"


@lru_cache(512)
def record(reply: str) -> Record | None:
    """The record of a reply; None where no such words were seen."""
    text = _plain(reply)
    exact, holed = _records()
    key = exact.get(text) or next((key for pattern, key in holed if pattern.fullmatch(text)), None)
    if key is None:
        return None
    source = sources()[key]
    return Record(source["title"], source["date"], source.get("url", ""))


@lru_cache(512)
def evidence(reply: str) -> str:
    """The source and the day of the record of a reply; empty where no such words were seen."""
    return str(record(reply) or "")


@cache
def _records() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """The keys of the sources by the words of a reply, and by patterns for those with holes."""
    rows = [(_plain(row["text"]), row["source"]) for row in table("replies")["record"]]
    exact = {text: source for text, source in rows if _HOLE not in text}
    holed = [
        (re.compile("(?s:.+)".join(map(re.escape, text.split(_HOLE)))), source)
        for text, source in rows
        if _HOLE in text
    ]
    return exact, tuple(holed)


def _plain(reply: str) -> str:
    """A reply as it is compared: without back-quotes, case, doubled spaces and the last full stop."""
    return " ".join(reply.replace("`", "").split()).rstrip(".").lower()
