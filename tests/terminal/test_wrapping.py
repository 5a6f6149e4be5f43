"""Rows of a terminal, split between words."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mjlint.terminal.cells import width
from mjlint.terminal.wrapping import wrapped


@given(st.text(alphabet="ab 鳥`", max_size=200), st.integers(10, 40), st.integers(0, 5))
def test_nothing_is_lost(text: str, room: int, indent: int) -> None:
    first, *others = wrapped(text, room, indent)
    assert all(row.startswith(" " * indent) for row in others)
    assert " ".join([first, *(row[indent:] for row in others)]) == text


@given(st.lists(st.text(alphabet="ab鳥", min_size=1, max_size=4), min_size=1), st.integers(10, 40))
def test_rows_fit_and_are_filled(words: list[str], room: int) -> None:
    rows = wrapped(" ".join(words), room, 2)
    assert all(width(row) <= room for row in rows)
    for row, after in pairwise(rows):
        assert width(f"{row} {after.split()[0]}") > room


def test_a_command_stays_whole() -> None:
    text = "2 can be fixed with `mjlint check --fix`, 1 more with `--unsafe-fixes`"
    assert wrapped(text, 40, 2) == [
        "2 can be fixed with",
        "  `mjlint check --fix`, 1 more with",
        "  `--unsafe-fixes`",
    ]
