"""`too-long-for-target`."""

from __future__ import annotations

import pytest

from tests.rules.targets.cases import Case, found

CASES: list[Case] = [
    ("goapi", "é" * 3000, []),
    ("goapi", "é" * 3001, [("MJ803", "error", "é" * 3001)]),
    ("useapi", "a b" * 1667, [("MJ803", "error", "a b" * 1667)]),
    ("useapi", "a b" * 1666, []),
]


@pytest.mark.parametrize(("target", "prompt", "expected"), CASES)
def test_findings(target: str, prompt: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, prompt) == expected
