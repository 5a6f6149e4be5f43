"""The sources of the tables as people and programs read them: ``sources.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Source(NamedTuple):
    """Where a fact comes from; ``str()`` gives it in one line."""

    title: str
    url: str
    """Empty where no public URL is known."""
    date: str
    """A day, month or year, or ``undated``."""

    @property
    def address(self) -> str:
        """The URL; where there is none, the title."""
        return self.url or self.title

    def __str__(self) -> str:
        return ", ".join(part for part in (self.title, self.date, self.url) if part)


def titled(key: str) -> str:
    """A source by its title; a key that is not listed is shown as it is."""
    row = _rows().get(key)
    return key if row is None else row["title"]


def dated(key: str) -> str:
    """A source by its title and the day of its text."""
    row = _rows().get(key)
    return key if row is None else f"{row['title']}, {row['date']}"


def source(key: str) -> dict[str, str | None]:
    """A source for programs: title, URL, day; and why there is no URL, where there is none."""
    row = _rows().get(key, {})
    url = row.get("url") or (key if "://" in key else None)
    shown: dict[str, str | None] = {
        "title": row.get("title", key),
        "url": url,
        "date": row.get("date", ""),
    }
    if "no-url" in row:
        shown["no_url"] = row["no-url"]
    return shown


def _rows() -> Mapping[str, Mapping[str, str]]:
    from mjlint.language.lexicon import sources  # explaining a failure needs no lexicon

    return sources()
