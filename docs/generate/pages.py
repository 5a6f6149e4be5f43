"""What every page of the site is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Page(NamedTuple):
    """A page in Markdown."""

    path: str
    """Below the folder of pages: ``rules/glued-value.md``."""
    text: str

    @property
    def title(self) -> str:
        """Its first heading."""
        return self.text.partition("\n")[0].removeprefix("# ")


class Source(NamedTuple):
    """Where a fact comes from, as a page shows it."""

    title: str
    url: str
    date: str

    def __str__(self) -> str:
        title = f"[{escaped(self.title)}](<{self.url}>)" if self.url else escaped(self.title)
        return f"{title}, {self.date}" if self.date else title


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of Markdown."""
    names = list(head)
    lines = [names, ["---"] * len(names), *(list(row) for row in rows)]
    return "\n".join("| " + " | ".join(cell(each) for each in line) + " |" for line in lines) + "\n"


def cell(text: str) -> str:
    """A text that ends no cell."""
    return " ".join(text.replace("|", "\\|").split())


def escaped(text: str) -> str:
    """A text that is no markup."""
    return re.sub(r"([\[\]<>*_`\\])", r"\\\1", text)


def code(text: str) -> str:
    """A text as code, whatever backquotes it has."""
    ticks = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    pad = " " if "`" in text else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def slug(text: str) -> str:
    """A name for a file."""
    return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-")
