"""What fixes would change in a file, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from operator import eq
from typing import Final, NamedTuple

_CONTEXT: Final = 3


class _Change(NamedTuple):
    """Rows ``[start:end]`` of the old text become ``[new_start:new_end]`` of the new one."""

    start: int
    end: int
    new_start: int
    new_end: int


def diff(name: str, before: str, after: str) -> Iterator[str]:
    """The rows of a unified diff, with their line breaks; none where nothing changes."""
    old, new = _rows(before), _rows(after)
    changes = list(_changes(old, new))
    if changes:
        yield f"--- {name}\n"
        yield f"+++ {name}\n"
    at = 0
    while at < len(changes):
        last = at
        while (
            last + 1 < len(changes) and changes[last + 1].start - changes[last].end <= 2 * _CONTEXT
        ):
            last += 1
        yield from _hunk(changes[at : last + 1], old, new)
        at = last + 1


def _hunk(changes: Sequence[_Change], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Changes that are close together, with the rows around them."""
    first, last = changes[0], changes[-1]
    before = min(_CONTEXT, first.start)
    after = min(_CONTEXT, len(old) - last.end)
    a = _range(first.start - before, last.end + after)
    b = _range(first.new_start - before, last.new_end + after)
    yield f"@@ -{a} +{b} @@\n"
    at = first.start - before
    for change in changes:
        yield from _marked(" ", old[at : change.start])
        yield from _marked("-", old[change.start : change.end])
        yield from _marked("+", new[change.new_start : change.new_end])
        at = change.end
    yield from _marked(" ", old[at : last.end + after])


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    if len(old) != len(new):
        # difflib takes quadratic time, so it gets only what is between the rows that stay.
        head = _same(old, new)
        tail = _same(old[head:][::-1], new[head:][::-1])
        middle = [rows[head : len(rows) - tail] for rows in (old, new)]
        for tag, *places in SequenceMatcher(None, middle[0], middle[1]).get_opcodes():
            if tag != "equal":
                yield _Change(*(head + place for place in places))
        return
    # No row is new or gone, so that rows are compared one by one, in linear time.
    start: int | None = None
    for at in range(len(old) + 1):
        same = at == len(old) or old[at] == new[at]
        if same and start is not None:
            yield _Change(start, at, start, at)
            start = None
        elif not same and start is None:
            start = at


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    """How many rows both begin with."""
    return sum(1 for _ in takewhile(bool, map(eq, old, new)))


def _rows(text: str) -> list[str]:
    rows = [f"{row}\n" for row in text.split("\n")]
    rows[-1] = rows[-1][:-1]
    return rows if rows[-1] else rows[:-1]


def _marked(sign: str, rows: Sequence[str]) -> Iterator[str]:
    for row in rows:
        yield sign + row if row.endswith("\n") else f"{sign}{row}\n\\ No newline at end of file\n"


def _range(start: int, end: int) -> str:
    """Rows counted from 1; of none, the row before them."""
    if end - start == 1:
        return str(end)
    return f"{start + (end > start)},{end - start}"
