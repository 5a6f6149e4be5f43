"""The sources of the tables as people and programs read them: ``sources.toml``."""

from __future__ import annotations

from mjlint.language.lexicon import sources


def titled(key: str) -> str:
    """A source by its title; a key that is not listed is shown as it is."""
    row = sources().get(key)
    return key if row is None else row["title"]


def dated(key: str) -> str:
    """A source by its title and the day of its text."""
    row = sources().get(key)
    return key if row is None else f"{row['title']}, {row['date']}"


def source(key: str) -> dict[str, str | None]:
    """A source for programs: title, URL, day; and why there is no URL, where there is none."""
    row = sources().get(key, {})
    url = row.get("url") or (key if "://" in key else None)
    shown: dict[str, str | None] = {
        "title": row.get("title", key),
        "url": url,
        "date": row.get("date", ""),
    }
    if "no-url" in row:
        shown["no_url"] = row["no-url"]
    return shown
