"""`wrong-base64-form`."""

from __future__ import annotations

import pytest

from tests.rules.requests.cases import Case, found

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
CASES: list[Case] = [
    ("ttapi", f'{{"base64": "{PNG}"}}', [("MJ712", "iVBORw0KGgoAAAANSUhEUgAA", "warning")]),
    ("ttapi", f'{{"base64": "data:image/png;base64,{PNG}"}}', []),
]


@pytest.mark.parametrize(("target", "text", "expected"), CASES)
def test_findings(target: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, text) == expected
