"""``llms.txt`` and ``llms-full.txt``: the site for programs that read."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from docs.generate.pages import Page

SUMMARY: Final = (
    "mjlint checks Midjourney prompts before they are sent: what Midjourney would refuse, what it would answer, "
    "and the fixed prompt. The tables of models and parameters carry the source and the day of every fact."
)


def short(pages: Iterable[Page]) -> str:
    """The list of pages by folder, with their titles."""
    text = f"# mjlint\n\n> {SUMMARY}\n"
    for folder, group in groupby(sorted(pages), key=lambda page: page.path.rpartition("/")[0]):
        text += f"\n## {folder or 'Guide'}\n\n"
        text += "".join(f"- [{page.title}]({_address(page)})\n" for page in group)
    return (
        text
        + "\n## Data\n\n- [Parameters by model](matrix/matrix.md)\n- [The same as JSON](matrix/matrix.json)\n"
    )


def full(pages: Iterable[Page]) -> str:
    """All pages, one after the other."""
    return (
        f"# mjlint\n\n> {SUMMARY}\n\n"
        + "\n\n---\n\n".join(page.text.strip() for page in sorted(pages))
        + "\n"
    )


def _address(page: Page) -> str:
    path = page.path.removesuffix(".md")
    return path.removesuffix("index") or "./" if path.endswith("index") else f"{path}/"
