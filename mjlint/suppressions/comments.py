"""A suppression: ``mjlint: ignore[unknown-parameter, MJ301] reason``, in a comment of the file.

Offsets count characters of the document from 0, rows from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from mjlint.text.lines import LineIndex
from mjlint.text.patterns import pattern

CommentStyle: TypeAlias = tuple[str, str]
"""What a comment begins and ends with: ``("#", "")``, ``("<!--", "-->")``."""

MARK: Final = "mjlint:"
ALL: Final = "ALL"
ACTIONS: Final = ("ignore", "ignore-file", "off", "on")
_BODY: Final = pattern(
    r"\s*(?P<action>[^\s\[\]]*)(?:\s*\[(?P<names>[^\[\]]*)(?P<closed>\])?)?\s*(?P<reason>.*)",
    re.DOTALL,
)
_FENCE: Final = pattern(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(?P<mark>`{3,}|~{3,})(?P<info>.*)")


@dataclass(frozen=True, slots=True)
class SuppressionComment:
    """A comment for mjlint."""

    row: int
    start: int
    """Of the comment with its signs."""
    end: int
    alone: bool
    """Whether nothing else is on its row."""
    action: str
    """One of `ACTIONS`; else what was written in its place."""
    rules: tuple[str, ...]
    """The names in the brackets, as written."""
    names: tuple[int, int]
    """Where these are."""
    bracketed: bool
    closed: bool
    """Whether the bracket is closed, or there is none."""
    reason: str = ""


def directives(lines: LineIndex, comment: CommentStyle) -> Iterator[SuppressionComment]:
    """The comments of a document, in its order.

    In Markdown those inside of fences are left out: there they are text that people read.
    """
    fenced = set(_inside(lines.rows)) if comment[1] else ()
    for number, text in enumerate(lines.rows, 1):
        if MARK in text and number not in fenced:
            found = _directive(text, lines.row_start(number), number, comment)
            if found is not None:
                yield found


def _directive(
    text: str, first: int, number: int, comment: CommentStyle
) -> SuppressionComment | None:
    """``first``: where the row begins in the document."""
    opening, closing = comment
    at = text.index(MARK)
    before = text[:at].rstrip()
    if not before.endswith(opening):
        return None
    start = len(before) - len(opening)
    if start and opening != "<!--" and not text[start - 1].isspace():
        # `https://…` and `C#`, say.
        return None
    at += len(MARK)
    end = text.find(closing, at) if closing else len(text.rstrip())
    if end < 0:
        return None
    match = _BODY.match(text[at:end])
    assert match is not None  # every part of it may be empty
    names = match.span("names") if match["names"] is not None else (match.end("action"),) * 2
    behind = end + len(closing)
    return SuppressionComment(
        row=number,
        start=first + start,
        end=first + behind,
        alone=not text[:start].strip(" \t>") and not text[behind:].strip(),
        action=match["action"],
        rules=tuple(name.strip() for name in (match["names"] or "").split(",") if name.strip()),
        names=(first + at + names[0], first + at + names[1]),
        bracketed=match["names"] is not None,
        closed=match["names"] is None or match["closed"] is not None,
        reason=match["reason"].strip(),
    )


class Fence(NamedTuple):
    """The rows of a fence of Markdown, with those that open and close it."""

    opening: int
    closing: int


def fences(rows: Sequence[str]) -> Iterator[Fence]:
    """The fences of Markdown; one that is never closed reaches to the end."""
    open_row, mark = 0, ""
    for number, row in enumerate(rows, 1):
        if "```" not in row and "~~~" not in row:
            continue
        match = _FENCE.match(row)
        if match is None:
            continue
        if not mark:
            if match["mark"][0] == "~" or "`" not in match["info"]:
                open_row, mark = number, match["mark"]
        elif match["mark"].startswith(mark) and not match["info"].strip():
            yield Fence(open_row, number)
            mark = ""
    if mark:
        yield Fence(open_row, len(rows) + 1)


def _inside(rows: Sequence[str]) -> Iterator[int]:
    for fence in fences(rows):
        yield from range(fence.opening + 1, fence.closing)
