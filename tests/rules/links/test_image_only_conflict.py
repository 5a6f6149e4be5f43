"""`image-only-conflict`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import A, B, Found, found

CASES: list[tuple[str, Found]] = [
    (f"{A} {B} --s 50", [("MJ515", "--s 50", "warning")]),
    (f"{A} {B} --sref 12 --c 5", [("MJ515", "--sref 12", "warning"), ("MJ515", "--c 5", "info")]),
    (f"{A} {B} cat --s 50 --w 5 --c 5", []),
    (f"{A} {B} --ar 3:2", []),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=lambda value: ascii(value)[:60])
def test_findings(prompt: str, expected: Found) -> None:
    assert found(prompt) == expected
