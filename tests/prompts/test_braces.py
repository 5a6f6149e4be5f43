"""Where braces close."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mjlint.prompts.braces import Braces
from tests.growth import assert_linear


@given(st.text(alphabet="{}a", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_closed(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    expected, depth = end, text.count("{", start, end) - text.count("}", start, end)
    while depth > 0 and expected < len(text):
        depth += {"{": 1, "}": -1}.get(text[expected], 0)
        expected += 1
    assert Braces(text).closed(start, end) == expected


def test_braces_that_never_close() -> None:
    def closed(count: int) -> None:
        braces = Braces("{a" * count)
        for at in range(count):
            braces.closed(2 * at, 2 * at + 1)

    assert_linear(closed, 1_000, 20_000)
