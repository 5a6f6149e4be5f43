"""How a text looks on a terminal: cells, escapes, and the part of a long row that is shown.

A cell is one column of the terminal; how many a character takes, and which characters are drawn as
one, is the `wcwidth` library's to know. What would move the cursor, turn the direction of the text or not be
seen at all is shown as an escape, so that no prompt can write on a reader's terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from mjlint.text.patterns import pattern

TAB: Final = "    "
AROUND: Final = 60
"""How many cells of a long row are shown on either side of a mark."""
ELLIPSIS: Final = "…"
LONGEST: Final = 400
"""Characters of a message that are shown; one may quote a megabyte."""
LONGEST_QUOTE: Final = 80
"""Of what a message quotes."""
_REACH: Final = 4
"""Code points looked at for each cell: a letter may carry marks."""

_UNSAFE: Final = pattern(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_QUOTE: Final = pattern(r"`([^`]*)`")
_JOINERS: Final = "\u200c\u200d"
_NARROW: Final = pattern(
    "[\x00-~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203a]*"
)
"""Letters, dashes and quotes that take a cell each, and controls: found without any table."""
_HOOK: Final = pattern(r"##(?:vso)?\[", re.IGNORECASE)
"""What begins a command to a runner of GitHub or Azure, anywhere in a line."""


def clean(text: str) -> str:
    """The text on one row, nothing in it raw that a terminal would obey."""
    lead = len(text) - len(text.lstrip())
    if text.startswith("::", lead):
        # At the start of a line it would be a command to a runner of GitHub.
        return _printable(text[:lead]) + r"\x3a" + _printable(text[lead + 1 :])
    return _printable(text)


def _printable(text: str) -> str:
    if text.isascii() and text.isprintable() and _HOOK.search(text) is None:
        return text
    return "".join(shown for shown, _ in cells(text, tab="\\t"))


def one_line(message: str) -> str:
    """A message as `clean` gives it, shortened where it quotes much or goes on and on."""
    if len(message) > LONGEST_QUOTE:
        message = _QUOTE.sub(lambda match: f"`{_short(match.group(1), LONGEST_QUOTE)}`", message)
    return clean(_short(message, LONGEST))


def _short(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return f"{text[: most * 3 // 4]}{ELLIPSIS}{text[len(text) - most // 4 + 1 :]}"


def escaped(character: str) -> str:
    r"""A character by its number: ``\x1b``, ``\u202e``, ``\U000e0041``."""
    return {"\n": r"\n", "\r": r"\r", "\t": r"\t"}.get(character) or (
        character.encode("unicode_escape", "surrogatepass").decode("ascii")
    )


def cells(text: str, tab: str = TAB) -> Iterator[tuple[str, int]]:
    """What to show for each character, and how many cells it takes.

    Of several characters that are drawn as one, the first has all of the cells.
    """
    shown = _plain(text, tab) if _NARROW.fullmatch(text) else _drawn(text, tab)
    return shown if _HOOK.search(text) is None else _unhooked(text, shown)


def width(text: str) -> int:
    """How many cells a text takes."""
    return len(text) if text.isascii() and text.isprintable() else sum(w for _, w in cells(text))


def _plain(text: str, tab: str) -> Iterator[tuple[str, int]]:
    for character in text:
        if character >= " ":
            yield character, 1
        else:
            yield _escape(character, tab)


def _drawn(text: str, tab: str) -> Iterator[tuple[str, int]]:
    # Its tables take longer to import than most runs take.
    from wcwidth import iter_graphemes, wcswidth

    at = 0
    for cluster in iter_graphemes(text):
        if _UNSAFE.search(cluster) is None:
            yield cluster[0], max(wcswidth(cluster), 0)
            yield from ((character, 0) for character in cluster[1:])
            at += len(cluster)
            continue
        joined = all(
            _joins(text, at + n) if character in _JOINERS else not _UNSAFE.match(character)
            for n, character in enumerate(cluster)
        )
        for n, character in enumerate(cluster):
            if joined:
                yield character, max(wcswidth(cluster), 0) if n == 0 else 0
            elif _UNSAFE.match(character):
                yield _escape(character, tab)
            else:
                yield character, max(wcswidth(character), 0)
        at += len(cluster)


def _escape(character: str, tab: str) -> tuple[str, int]:
    shown = tab if character == "\t" else escaped(character)
    return shown, len(shown)


def _unhooked(text: str, shown: Iterator[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The text without commands to a runner."""
    for at, (piece, count) in enumerate(shown):
        if _HOOK.match(text, at):
            yield r"\x23", 4
        else:
            yield piece, count


def _joins(text: str, at: int) -> bool:
    """Whether a joiner is between two characters that it can join: no ASCII, no space."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return all(
        character > "~" and not character.isspace() and not _UNSAFE.match(character)
        for character in (before or " ", after or " ")
    )


class Mark(NamedTuple):
    """A stretch of cells."""

    start: int
    end: int


class Shown(NamedTuple):
    """A row as it is shown, and where in it the marks are."""

    text: str
    marks: tuple[Mark, ...]


def show(row: str, marks: Iterable[Mark], room: int) -> Shown:
    """The part of a row that is worth showing in ``room`` cells.

    ``marks``: stretches of the row in characters from 0. Given back are they in cells of what is
    shown, each at least one cell wide. What is left out is shown as ``…``.
    """
    asked = tuple(Mark(min(m.start, len(row)), min(max(m.end, m.start), len(row))) for m in marks)
    room = max(room, 20)
    pieces = [(0, len(row))]
    if len(row) > room * _REACH or width(row) > room:
        pieces = _windows(row, asked, room)
    text: list[str] = []
    starts: dict[int, int] = {}
    total = 0
    for start, end in pieces:
        if start > 0:
            text.append(ELLIPSIS)
            total += 1
        for at, (shown, count) in enumerate(cells(row[start:end]), start):
            starts[at] = total
            text.append(shown)
            total += count
        starts[end] = total
    if pieces and pieces[-1][1] < len(row):
        text.append(ELLIPSIS)
    found = []
    for mark in asked:
        first = starts.get(mark.start, total)
        last = starts.get(mark.end)
        if last is None:
            # The end of a long mark is left out.
            last = max(cell for at, cell in starts.items() if at <= mark.end)
        found.append(Mark(first, max(last, first + 1)))
    return Shown("".join(text), tuple(found))


def _windows(row: str, marks: tuple[Mark, ...], room: int) -> list[tuple[int, int]]:
    """Stretches of the row around the marks that fit into the room together."""
    asked = sorted({(mark.start, mark.end) for mark in marks}) or [(0, 0)]
    share = max(room // len(asked), 8)
    found: list[tuple[int, int]] = []
    for start, end in asked:
        # Two cells for what is left out on either side.
        own = min(_span(row, start, end, share - 2), share - 2)
        around = min(AROUND, (share - own - 2) // 2)
        left = _back(row, start, around)
        spare = around - _span(row, left, start, around)
        right = _forth(row, start, own + around + spare)
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(right, found[-1][1]))
        else:
            found.append((left, right))
    return found


def _span(row: str, start: int, end: int, most: int) -> int:
    """The cells of a stretch, counted no further than needed."""
    return width(row[start : min(end, start + (most + 1) * _REACH)])


def _forth(row: str, start: int, room: int) -> int:
    """Where the characters end that fit into the room after ``start``."""
    at = start
    for at, (_, count) in enumerate(cells(row[start : start + room * _REACH]), start):
        room -= count
        if room < 0:
            return at
    return min(at + 1, len(row)) if at < len(row) else len(row)


def _back(row: str, end: int, room: int) -> int:
    """Where the characters begin that fit into the room before ``end``."""
    start = max(end - room * _REACH, 0)
    counts = [count for _, count in cells(row[start:end])]
    at = end
    while counts and counts[-1] <= room:
        room -= counts.pop()
        at -= 1
    return at
