"""What fixes would change in a file, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, takewhile
from operator import eq
from typing import Final, Literal, TypeAlias

_CONTEXT: Final = 3
_Opcode: TypeAlias = tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]


def diff(name: str, before: str, after: str) -> Iterator[str]:
    """The rows of a unified diff, with their line breaks; none where nothing changes."""
    old, new = _rows(before), _rows(after)
    if old == new:
        return
    yield f"--- {name}\n"
    yield f"+++ {name}\n"
    for hunk in _Opcodes(_opcodes(old, new)).get_grouped_opcodes(_CONTEXT):
        first, last = hunk[0], hunk[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
        for tag, start, end, new_start, new_end in hunk:
            if tag == "equal":
                yield from _marked(" ", old[start:end])
            else:
                yield from _marked("-", old[start:end])
                yield from _marked("+", new[new_start:new_end])


class _Opcodes(SequenceMatcher[str]):
    """Groups changes that are found already; `difflib` takes quadratic time to find them."""

    def __init__(self, found: list[_Opcode]) -> None:
        super().__init__(None, "", "")
        self._found = found

    def get_opcodes(self) -> list[_Opcode]:
        return self._found


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[_Opcode]:
    if len(old) == len(new):
        return _one_by_one(old, new)
    # `difflib` gets only what is between the rows that stay.
    head = _same(old, new)
    tail = _same(old[head:][::-1], new[head:][::-1])
    ends = len(old) - tail, len(new) - tail
    found: list[_Opcode] = [("equal", 0, head, 0, head)]
    between = SequenceMatcher(None, old[head : ends[0]], new[head : ends[1]])
    for tag, start, end, new_start, new_end in between.get_opcodes():
        found.append((tag, head + start, head + end, head + new_start, head + new_end))
    return [*found, ("equal", ends[0], len(old), ends[1], len(new))]


def _one_by_one(old: Sequence[str], new: Sequence[str]) -> list[_Opcode]:
    """No row is new or gone."""
    found: list[_Opcode] = []
    at = 0
    for same, run in groupby(map(eq, old, new)):
        end = at + len(list(run))
        found.append(("equal" if same else "replace", at, end, at, end))
        at = end
    return found


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
