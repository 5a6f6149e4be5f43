"""`refused-image-count`."""

from __future__ import annotations

import pytest

from tests.rules.targets.cases import DIRECT, Case, found

CASES: list[Case] = [
    ("evolink", f"{DIRECT} " * 20 + "a hat", []),
    ("evolink", f"{DIRECT} " * 21 + "a hat", [("MJ809", "error", DIRECT)]),
]


@pytest.mark.parametrize(("target", "prompt", "expected"), CASES)
def test_findings(target: str, prompt: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(target, prompt) == expected
