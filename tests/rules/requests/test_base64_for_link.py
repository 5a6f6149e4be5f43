"""`base64-for-link`."""

from __future__ import annotations

import pytest

from tests.rules.requests.cases import Case, found

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
CASES: list[Case] = [
    (
        "legnext",
        f'{{"imgUrl": "data:image/png;base64,{PNG}", "remixPrompt": "a cat"}}',
        [("MJ710", f'"data:image/png;base64,{PNG}"', "error")],
    ),
]


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected
