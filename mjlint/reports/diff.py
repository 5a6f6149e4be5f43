"""What fixes would change in a file, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
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
    """Changes that stand close together, with the rows around them."""
    first, last = changes[0], changes[-1]
    before = min(_CONTEXT, first.start)
    behind = min(_CONTEXT, len(old) - last.end)
    a = _range(first.start - before, last.end + behind)
    b = _range(first.new_start - before, last.new_end + behind)
    yield f"@@ -{a} +{b} @@\n"
    at = first.start - before
    for change in changes:
        yield from _marked(" ", old[at : change.start])
        yield from _marked("-", old[change.start : change.end])
        yield from _marked("+", new[change.new_start : change.new_end])
        at = change.end
    yield from _marked(" ", old[at : last.end + behind])


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    if len(old) != len(new):
        for tag, *rows in SequenceMatcher(None, old, new).get_opcodes():
            if tag != "equal":
                yield _Change(*rows)
        return
    # No row is new or gone: the general way would take its time to find that out.
    start: int | None = None
    for at in range(len(old) + 1):
        same = at == len(old) or old[at] == new[at]
        if same and start is not None:
            yield _Change(start, at, start, at)
            start = None
        elif not same and start is None:
            start = at


def _rows(text: str) -> list[str]:
    rows = [f"{row}\n" for row in text.split("\n")]
    rows[-1] = rows[-1][:-1]
    return rows if rows[-1] else rows[:-1]


def _marked(sign: str, rows: Sequence[str]) -> Iterator[str]:
    for row in rows:
        yield sign + row if row.endswith("\n") else f"{sign}{row}\n\\ No newline at end of file\n"


def _range(start: int, end: int) -> str:
    """Rows counted from 1; of none, the row in front of them."""
    if end - start == 1:
        return str(end)
    return f"{start + (end > start)},{end - start}"
