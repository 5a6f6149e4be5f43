"""Offsets become rows and columns, in three units, and come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mjlint.text.lines import LineIndex, Position, Unit, Widths
from tests.growth import Counted


def test_rows() -> None:
    lines = LineIndex("ab\r\nc\rd\n", 10, 5)
    assert lines.rows == ["ab", "c", "d", ""]
    assert [lines.position(at) for at in (10, 12, 14, 15, 16, 18)] == [
        (5, 1), (5, 3), (6, 1), (6, 2), (7, 1), (8, 1),
    ]  # fmt: skip
    assert lines.row_start(6) == 14


def test_units() -> None:
    lines = LineIndex("x\né𝒷c")
    assert [lines.position(5, unit).column for unit in ("characters", "utf-8", "utf-16")] == [
        4, 8, 5,
    ]  # fmt: skip
    # In the middle of a character, beyond the end of a row, and beyond the last row.
    assert lines.offset(Position(2, 3), "utf-16") == 3
    assert lines.offset(Position(1, 9), "utf-8") == 1
    assert lines.offset(Position(9, 1)) == 2


@pytest.mark.parametrize("unit", ["characters", "utf-8", "utf-16"])
@given(text=st.text(alphabet="ab\r\né𝒷鳥\u2028", max_size=40))
def test_every_offset_is_found_again(unit: Unit, text: str) -> None:
    lines = LineIndex(text, 7, 3)
    for at in range(len(text) + 1):
        if text[at - 1 : at + 1] == "\r\n":
            # Between the two characters of one line break.
            continue
        position = lines.position(7 + at, unit)
        assert lines.offset(position, unit) == 7 + at


@given(st.text(alphabet="ab鳥𝒷", max_size=30), st.lists(st.integers(0, 40), max_size=20))
def test_widths_in_any_order(row: str, columns: list[int]) -> None:
    widths = Widths("utf-8")
    assert [widths.of(row, at) for at in columns] == [len(row[:at].encode()) for at in columns]


def test_places_on_a_long_row_are_measured_from_the_place_before() -> None:
    row, widths = Counted("鳥" * 10_000), Widths("utf-8")
    for at in range(0, 10_000, 10):
        widths.of(row, at + 9)
        widths.of(row, at)
    assert 0 < row.taken < 3 * len(row)
