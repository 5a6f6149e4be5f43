"""What is kept of short texts, and of long ones not."""

from __future__ import annotations

from mjlint.text.remembering import SHORT, remembered


def test_a_short_text_is_read_once_and_a_long_one_each_time() -> None:
    asked: list[str] = []

    @remembered
    def length(text: str, more: int = 0) -> int:
        asked.append(text)
        return len(text) + more

    short, long = "a" * SHORT, "a" * (SHORT + 1)
    assert [length(short), length(short), length(short, 1)] == [SHORT, SHORT, SHORT + 1]
    assert [length(long), length(long)] == [SHORT + 1, SHORT + 1]
    assert asked == [short, short, long, long]
