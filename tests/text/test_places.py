"""A text knows where each of its characters is in the document, and the other way round."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mjlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Label, Severity, edited
from mjlint.text.json import written
from mjlint.text.places import Segment, SourceMap, StringPart

# `ab` verbatim at 10, `é` written as an escape, `cd` verbatim after it, then `ef` elsewhere.
PLACED = SourceMap.of(
    "abécdef",
    (
        Segment(0, 2, 10, 12),
        Segment(2, 3, 12, 18, False),
        Segment(3, 5, 18, 20),
        Segment(5, 7, 40, 42),
    ),
    escape=written,
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
def test_span(start: int, end: int, place: tuple[int, int]) -> None:
    assert PLACED.span(start, end) == place


def test_every_offset_is_found_again() -> None:
    assert [PLACED.to_text(PLACED.to_document(at)) for at in range(8)] == list(range(8))
    # Inside of the escape, at the end of a stretch, and outside.
    assert [PLACED.to_text(at) for at in (15, 20, 9, 30, 43)] == [2, 5, None, None, None]


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
    placed = SourceMap.of("a b", (Segment(0, 3, 0, 9, False),))
    assert placed.edit(Edit(1, 2, "")) is None
    assert placed.edit(Edit(0, 2, "")) is None
    assert placed.edit(Edit(0, 3, "c")) == Edit(0, 9, "c")
    assert placed.span(1, 1) == (0, 0)
    assert placed.span(3, 3) == (9, 9)


def test_edit_that_the_format_cannot_write() -> None:
    placed = SourceMap.of("a", (Segment(0, 1, 0, 1),), escape=lambda text: None)
    assert placed.edit(Edit(0, 1, "b")) is None


def test_edit_between_two_strings() -> None:
    segments = (Segment(0, 1, 5, 6), Segment(1, 2, 6, 6, False), Segment(2, 3, 20, 21))
    placed = SourceMap("a b", segments, (StringPart(0, 1), StringPart(2, 3)))
    assert placed.edit(Edit(1, 2, "")) is None
    assert placed.edit(Edit(2, 3, "c")) == Edit(20, 21, "c")


def test_empty_text() -> None:
    placed = SourceMap.whole("")
    assert placed.span(0, 0) == (0, 0)
    assert placed.edit(Edit(0, 0, "a")) == Edit(0, 0, "a")
    assert SourceMap.nowhere("ab").edit(Edit(0, 1, "")) is None


@settings(max_examples=60)
@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30), st.text(max_size=5))
def test_edits_of_a_whole_text_are_its_own(text: str, one: int, other: int, new: str) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    edit = SourceMap.whole(text).edit(Edit(start, end, new))
    assert edit is not None
    assert edited(text, [edit]) == edited(text, [Edit(start, end, new)])


@settings(max_examples=60)
@given(st.text(max_size=12), st.text(min_size=1, max_size=12), st.text(max_size=12), st.data())
def test_maps_in_maps(before: str, text: str, after: str, data: st.DataObject) -> None:
    """A slice of a slice is a slice of the document, in both directions and for edits."""
    document = before + text + after
    outer = SourceMap.slice(document, len(before), len(before) + len(text))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    inner = SourceMap.slice(text, start, end, outer)
    flat = SourceMap.slice(document, len(before) + start, len(before) + end)
    assert [inner.to_document(at) for at in range(end - start + 1)] == [
        flat.to_document(at) for at in range(end - start + 1)
    ]
    assert [inner.to_text(at) for at in range(len(document))] == [
        flat.to_text(at) for at in range(len(document))
    ]
    edit = Edit(0, end - start, "new")
    assert inner.edit(edit) == flat.edit(edit)
    assert inner.moved(3).edit(edit) == flat.moved(3).edit(edit)


def test_finding_is_moved() -> None:
    fix = Fix(Applicability.SAFE, (Edit(0, 1, "x"),), "Write `x`")
    finding = Diagnostic(
        "MJ001",
        "name",
        Severity.ERROR,
        "message",
        "",
        2,
        3,
        fixes=(fix,),
        labels=(Label(0, 2, "a"),),
    )
    moved = finding.moved(PLACED)
    assert (moved.start, moved.end, moved.labels) == (12, 18, (Label(10, 12, "a"),))
    assert moved.fix is not None
    assert moved.fix.edits == (Edit(10, 11, "x"),)
    lost = Fix(Applicability.SAFE, (Edit(0, 1, "x"), Edit(4, 6, "")), "Write `x`")
    assert lost.moved(PLACED) is None


def test_many_edits_of_a_long_string_look_at_their_surroundings_alone() -> None:
    looked_at: list[str] = []

    def holds(text: str) -> bool:
        looked_at.append(text)
        return True

    text = "# " + "ab" * 20_000 + " :"
    source = SourceMap.of(text, (Segment(0, len(text), 0, len(text)),), holds=holds)
    for at in range(0, len(text), 100):
        assert source.edit(Edit(at, at + 1, "new")) == Edit(at, at + 1, "new")
    assert sum(map(len, looked_at)) < 20 * len(text)
    assert all(
        each.startswith(("# ", "new")) and each.endswith((" :", "new")) for each in looked_at[1:]
    )
    assert all("new" in each for each in looked_at)


def test_edits_of_many_strings_go_to_their_own() -> None:
    text = "abc" * 50
    parts = tuple(StringPart(at, at + 3, f"{at}{{}}".format) for at in range(0, 150, 3))
    source = SourceMap(text, (Segment(0, 150, 0, 150),), parts)
    for at in range(0, 150, 3):
        assert source.edit(Edit(at, at + 2, "x")) == Edit(at, at + 2, f"{at}x")
        assert source.edit(Edit(at + 2, at + 4, "x")) is None
    # Between two strings it goes after the first.
    assert source.edit(Edit(3, 3, "x")) == Edit(3, 3, "0x")
