"""Cells, escapes and windows: what is shown lines up and is harmless."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mjlint.terminal.cells import LONGEST, Mark, cells, clean, one_line, show, width


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("heron", 5),
        ("鳥", 2),
        ("ｆｕｌｌ", 8),
        ("ｶﾅ", 2),
        ("e\u0301", 1),
        ("é", 1),
        ("🐦", 2),
        ("👩‍👩‍👧", 2),
        ("👍🏽", 2),
        ("❤️", 2),
        ("☀", 1),
        ("🇫🇷", 2),
        ("🇫🇷🇩🇪", 4),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),
        ("नमस्ते", 4),
        ("می\u200cخواهم", 7),
        ("a\tb", 6),
        ("—…“”", 4),
        ("1️⃣", 2),
        ("©️", 2),
        ("©", 1),
        ("क्षि", 2),
        ("🏴\U000e0067", 2 + len("\\U000e0067")),
    ],
)
def test_width(text: str, count: int) -> None:
    assert width(text) == count


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a heron", "a heron"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u2066b", "a\\u2066b"),
        ("a\r\nb\tc", "a\\r\\nb\\tc"),
        ("a\u200bb", "a\\u200bb"),
        ("a\u200db", "a\\u200db"),
        ("\ufeffa", "\\ufeffa"),
        ("a\U000e0041", "a\\U000e0041"),
        ("\ud83d", "\\ud83d"),
        ("鳥🐦é", "鳥🐦é"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("a ##[group]x", r"a \x23#[group]x"),
        ("a — ##[group]x", r"a — \x23#[group]x"),
        (" ::stop-commands::x", r" \x3a:stop-commands::x"),
        (":" * 2_000, r"\x3a" + ":" * 1_999),
        ("a ::2", "a ::2"),
    ],
)
def test_clean(text: str, shown: str) -> None:
    assert clean(text) == shown


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_nothing_that_a_terminal_obeys_is_shown(text: str) -> None:
    for character in clean(text):
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in (
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
        )  # fmt: skip


def test_reported_shortens_what_is_quoted() -> None:
    message = one_line(f"`{'x' * 500}` is not `{'y' * 30}`")
    assert len(message) < 140
    assert message.startswith("`xxxx")
    assert "…" in message
    assert message.endswith(f"`{'y' * 30}`")
    assert len(one_line("word " * 10_000)) <= LONGEST


def test_short_row_is_shown_whole() -> None:
    shown = show("a 鳥 --ar", [Mark(4, 8)], 60)
    assert shown == ("a 鳥 --ar", (Mark(5, 9),))


@pytest.mark.parametrize(
    "lead", ["1️⃣ ", "©️ ", "नमस्ते ", "鳥 ", "👩‍👩‍👧 ", "##[ ", "##VSO[ ", "\x1b "]
)
def test_marks_come_after_what_is_before_them(lead: str) -> None:
    shown = show(f"{lead}--ar", [Mark(len(lead), len(lead) + 4)], 60)
    (mark,) = shown.marks
    assert width(shown.text) == mark.end
    assert mark.end - mark.start == 4


def test_empty_mark_takes_one_cell() -> None:
    assert show("ab", [Mark(2, 2), Mark(0, 0)], 60).marks == (Mark(2, 3), Mark(0, 1))
    assert show("", [Mark(0, 0)], 60) == ("", (Mark(0, 1),))


def test_long_row_is_cut_around_the_mark() -> None:
    row = "x" * 500 + "MARK" + "y" * 500
    shown = show(row, [Mark(500, 504)], 60)
    (mark,) = shown.marks
    assert shown.text[mark.start : mark.end] == "MARK"
    assert shown.text[0] == shown.text[-1] == "…"
    assert 50 <= len(shown.text) <= 60


def test_start_and_end_of_a_row_are_not_cut_without_need() -> None:
    row = "MARK" + "y" * 500
    assert show(row, [Mark(0, 4)], 60).text.startswith("MARKy")
    row = "x" * 500 + "MARK"
    assert show(row, [Mark(500, 504)], 60).text.endswith("xMARK")


def test_two_marks_far_apart_are_both_shown() -> None:
    row = "one" + "x" * 5000 + "two" + "y" * 5000
    shown = show(row, [Mark(5003, 5006), Mark(0, 3)], 60)
    two, one = shown.marks
    assert shown.text[one.start : one.end] == "one"
    assert shown.text[two.start : two.end] == "two"
    assert len(shown.text) <= 60


def test_mark_longer_than_the_room() -> None:
    shown = show("a" + "x" * 1000, [Mark(1, 1001)], 40)
    (mark,) = shown.marks
    assert shown.text.endswith("…")
    assert 20 < mark.end - mark.start <= 40


@settings(max_examples=150)
@given(
    st.text(alphabet="ab 鳥🐦\u0301\u200d\t\x1b\u202e", max_size=300),
    st.integers(0, 300),
    st.integers(0, 20),
    st.integers(20, 90),
)
def test_marks_stand_under_what_they_mean(text: str, start: int, length: int, room: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    shown = show(text, [Mark(start, end)], room)
    (mark,) = shown.marks
    total = sum(count for _, count in cells(shown.text))
    assert total <= max(room, width(text) if width(text) <= room else room) + 1
    assert 0 <= mark.start < mark.end <= total + 1


def test_megabyte_is_not_looked_at_whole() -> None:
    # A window is found without a look at every character: a thousand of them take no time.
    row = "鳥" * 1_000_000
    for at in range(0, 1_000_000, 1000):
        assert show(row, [Mark(at, at + 1)], 80).marks
