"""A prompt knows where each of its characters stands in the document."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mjlint.diagnostic import Edit, edited
from mjlint.text.json_strings import spelled
from mjlint.text.places import Excerpt, Placed, Segment

# `ab` verbatim at 10, `é` written as an escape, `cd` verbatim behind it, then `ef` elsewhere.
PLACED = Placed(
    "abécdef",
    (
        Segment(0, 2, 10, 12),
        Segment(2, 3, 12, 18, False),
        Segment(3, 5, 18, 20),
        Segment(5, 7, 40, 42),
    ),
    Excerpt("", 10),
    escape=spelled,
)


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        (0, 2, (10, 12)),
        (1, 2, (11, 12)),
        (1, 1, (11, 11)),
        (2, 3, (12, 18)),
        (1, 4, (11, 19)),
        (2, 2, (12, 12)),
        (3, 3, (18, 18)),
        (4, 6, (19, 41)),
        (7, 7, (42, 42)),
    ],
)
def test_to_file(start: int, end: int, place: tuple[int, int]) -> None:
    assert PLACED.to_file(start, end) == place


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Edit(0, 1, "x"), Edit(10, 11, "x")),
        (Edit(1, 3, ""), Edit(11, 18, "")),
        (Edit(2, 3, '"'), Edit(12, 18, '\\"')),
        (Edit(7, 7, "\n"), Edit(42, 42, "\\n")),
        (Edit(2, 2, " "), Edit(12, 12, " ")),
    ],
)
def test_edit(edit: Edit, expected: Edit) -> None:
    assert PLACED.edit(edit) == expected


def test_edit_that_would_join_two_places() -> None:
    assert PLACED.edit(Edit(4, 6, "x")) is None


def test_edit_inside_something_not_verbatim() -> None:
    # Two characters of the prompt are one piece of the document that is not theirs alone.
    placed = Placed("a b", (Segment(0, 3, 0, 9, False),), Excerpt("a&nbsp;&b"))
    assert placed.edit(Edit(1, 2, "")) is None
    assert placed.edit(Edit(0, 2, "")) is None
    assert placed.edit(Edit(0, 3, "c")) == Edit(0, 9, "c")
    assert placed.to_file(1, 1) == (0, 0)
    assert placed.to_file(3, 3) == (9, 9)


def test_edit_that_the_format_cannot_write() -> None:
    placed = Placed("a", (Segment(0, 1, 0, 1),), Excerpt("a"), escape=lambda text: None)
    assert placed.edit(Edit(0, 1, "b")) is None


def test_empty_prompt() -> None:
    placed = Placed.whole("")
    assert placed.to_file(0, 0) == (0, 0)
    assert placed.edit(Edit(0, 0, "a")) == Edit(0, 0, "a")


def test_rows() -> None:
    rows = Excerpt("ab\r\nc\rd\n", 10, 5).rows()
    assert rows.first == 5
    assert rows.texts == ["ab", "c", "d", ""]
    assert [rows.place(at) for at in (10, 12, 14, 15, 16, 18)] == [
        (5, 1), (5, 3), (6, 1), (6, 2), (7, 1), (8, 1),
    ]  # fmt: skip


@settings(max_examples=60)
@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30), st.text(max_size=5))
def test_edits_of_a_whole_text_are_its_own(text: str, one: int, other: int, new: str) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    edit = Placed.whole(text).edit(Edit(start, end, new))
    assert edit is not None
    assert edited(text, [edit]) == edited(text, [Edit(start, end, new)])
